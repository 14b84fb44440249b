"""Show every example of every component on one page, in a preview only.

    theme/components/NAME/NAME.examples.toml -> gallery/index.html
    examples in docs/writing.md -> gallery/writing/ (cheat_sheet.py)

Whoever changes the look sees all of it at once; accessibility and screenshot runs
look at it too. Settings: `PREVIEW`; a published site has no gallery.
"""
