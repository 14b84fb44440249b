"""Draw a bust of a person whose page has no photograph yet.

    a person's name and `portrait:` -> Portrait (model.py) -> SVG text (bust.py)

`pictures` shows it wherever a photograph would be. Connects nothing to Pelican and
has no settings.
"""
