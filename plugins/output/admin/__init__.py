"""Edit pages in a browser, for staff who would rather not open files.

    kinds.toml -> config.py: the editor's forms, so that the two can't disagree
    Decap CMS from npm, pinned (program.py) -> /admin/ of the preview
    what it saves -> local.py -> edit.py changes only the lines that were edited

Off unless the preview is started with `./run serve --admin`. It needs no account
then: the files on this computer are what it edits.

    EDITOR_PUBLISHED -> /admin/ of the site (published.py), which keeps each change
    as a branch of `EDITOR_BACKEND` -> a policy for that path alone (policy.py)

Gives templates nothing. Settings: `EDITOR_PUBLISHED`, `EDITOR_BACKEND`.
"""

from admin.published import check_backend, write_editor
from whole_build.stages import content_described, pages_written


def register() -> None:
    """Connect to the stages, in the order they run."""
    content_described.connect(check_backend)
    pages_written.connect(write_editor)
