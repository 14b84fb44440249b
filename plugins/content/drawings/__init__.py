"""Show the drawings that explain, where authors ask for them.

    content/drawings/<name>.toml -> Drawing (reader.py) -> theme/components/drawing/
    (one with `[[scene]]` shows people, each a file of its own: scenes.py)
    `/// drawing | <name>` in Markdown -> that component in the page

Gives templates `drawings`: by language, each `Drawing` by name. A name that no
drawing has, and a file that lacks words or figures, are mistakes with their line.
Settings: `DRAWINGS_PATH`, the folder of the drawings, below `PATH`.
"""
