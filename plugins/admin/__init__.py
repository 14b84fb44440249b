"""Edit pages in a browser, for staff who would rather not open files.

    kinds.py -> config.py: the editor's forms, so that the two can't disagree
    Decap CMS from npm, pinned (program.py) -> /admin/ of the preview
    what it saves -> local.py -> edit.py changes only the lines that were edited

Off unless the preview is started with `./run serve --admin`; it is never part of
the site. It needs no account: the files on this computer are what it edits.
Connects nothing to Pelican and has no settings.
"""
