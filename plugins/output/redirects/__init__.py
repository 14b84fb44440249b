"""Keep old addresses working.

    `aliases` in front matter, content/practice/redirects.toml
    -> Move (model.py): an old address and the page that took its place
    -> `_redirects`, which host_rules turns into every host's own rules,
       and a small page at each old address, for hosts without rules

A loop, a chain, an old address that something else has, today or from its day on,
and a target that nobody has are mistakes with file and line. Gives templates nothing.
Settings: `REDIRECT_PAGES`, whether the small pages are written.
"""
