"""Build the checklist of signs, most urgent first, and quote signs in other pages.

    content/signs/*.md, content/signs/_wording.toml (and content/es/signs/...)
    -> sign files, checked (contents.py, checks.py)
    -> quoted where a page says `/// signs | pain-down-one-leg` (quotes.py)
    -> Checklist (assemble.py, model.py): facts, sources and links put in
    -> theme/templates/signs.html -> the address in `_wording.toml`: /signs/
    -> /signs/signs.json and its schema (machine.py)

The template `signs.html` gets `page.checklist`, a `Checklist`; other plugins find
all of them in `settings["CHECKLISTS"]`, by language. A theme without that template
uses templates/signs.html, which needs no styles. Signs with the status draft or
hidden are left out everywhere.

Every Pelican site can use it: docs/signs.md says how.
Settings: `SIGNS_FOLDER`, the folder of sign files below `PATH` ("signs").
"""
