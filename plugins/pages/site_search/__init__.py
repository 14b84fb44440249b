"""Let visitors search the site in their own browser; nobody learns for what.

    finished pages -> their words (reading.py), counted once while a page stays
    `also_called` of conditions, content/practice/synonyms.toml -> Topic (model.py)
    -> which word leads where, by language (index.py) -> search-index/

The browser loads the parts of it that a search needs, and none before somebody
searches. Gives templates `search_groups`: all pages by kind, for those without
scripts. Settings: `SEARCH_INDEX`, whether the index is made; `SEARCH_WEIGHTS`.
"""
