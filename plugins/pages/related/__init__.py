"""Tell readers where to go on: related pages, next and previous, what links here.

    conditions, services, signs, tags and words that pages share
    -> likeness (likeness.py) -> `related`, most alike first, on each article
    dates, `series` -> `newer`, `older`, `series_pages` on each article
    links in front matter and text -> `linked_from` on each condition and service

Time grows with the number of pages, not with its square: likeness.py says how.
Settings: `RELATED_COUNT`, how many related pages an article shows.
"""
