"""Make feeds that readers can rely on: valid, named, with ids that last.

    Pelican's feeds of all articles, of each category and of each language
    -> titles and descriptions from the facts, and ids made of file names

An article keeps its id when its title, date or address changes, so that no
reader shows it as new. Gives templates nothing.
Settings: `FEED_IDS_SINCE`, the year that is part of every id.
"""
