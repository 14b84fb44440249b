"""Edit pages in a browser, for staff who would rather not open files.

    kinds.toml -> config.py: the editor's forms, so that the two can't disagree
    Decap CMS from npm, pinned (program.py) -> /admin/ of the preview
    what it saves -> local.py -> edit.py changes only the lines that were edited

Off unless the preview is started with `./run serve --admin`. It needs no account
then: the files on this computer are what it edits.

    EDITOR_PUBLISHED -> /admin/ of the site, which keeps each change
    as a branch of `EDITOR_BACKEND` -> a policy for that path alone (policy.py)

Gives templates nothing. Settings: `EDITOR_PUBLISHED`, `EDITOR_BACKEND`.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from pelican import Pelican
from pelican.generators import Generator

from admin.backend import SETTINGS_FILE, read_backend
from admin.config import categories, config
from admin.page import page
from admin.policy import PLACE, is_published, policy
from admin.program import NoProgramError, program
from diagnostics import Diagnostic, report
from site_parts import Settings
from whole_build.stages import content_described, pages_written


def register() -> None:
    """Connect to the stages, in the order they run."""
    content_described.connect(check_backend)
    pages_written.connect(write_editor)


def check_backend(generators: Sequence[Generator]) -> None:
    """Stop before anything is written when the repository cannot be meant."""
    settings = generators[0].settings
    if is_published(settings):
        report.add(*read_backend(settings["EDITOR_BACKEND"])[1])


def write_editor(pelican: Pelican) -> None:
    """Write the page, its forms and its program."""
    settings = pelican.settings
    if not is_published(settings):
        return
    try:
        scripts = program(Path(settings["CACHE_PATH"]) / "admin")
    except NoProgramError as error:
        fix = "Or set EDITOR_PUBLISHED to False."
        report.add(Diagnostic(SETTINGS_FILE, 1, str(error), fix))
        return
    folder = Path(pelican.output_path) / PLACE.strip("/")
    folder.mkdir(parents=True, exist_ok=True)
    for script in scripts.glob("*.js"):
        shutil.copyfile(script, folder / script.name)
    for name, text in texts(settings).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def texts(settings: Settings) -> dict[str, str]:
    """Give the page and the configuration; JSON is YAML."""
    backend, _mistakes = read_backend(settings["EDITOR_BACKEND"])
    told = config(categories(Path(settings["PATH"])), backend.told)
    # A change is a branch that somebody reads before it is merged.
    told |= {"publish_mode": "editorial_workflow", "site_url": settings["SITEURL"]}
    stated = policy(backend, in_page=True) if settings["POLICY_IN_PAGES"] else ""
    return {
        "index.html": page(urlsplit(settings["SITEURL"]).path, stated),
        "config.yml": json.dumps(told, indent=1, ensure_ascii=False) + "\n",
    }
