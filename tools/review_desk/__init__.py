"""Show the practice what somebody has to look after.

    a build of the site aside (gather.py) -> Facts -> sections (model.py)
    -> a table in the terminal (terminal.py), a page (page.py), a calendar of the
       reviews due (calendar.py) in .build/review/

       and builds of days to come, for what will stop them (ahead.py)

Reviews by date and reviewer, facts to fill in, holiday hours that end, old sources,
missing translations, pages without links, reading grades and notes. `invoke review`
runs it; nothing of it is published. Connects nothing to Pelican but, while it
builds, a look at the stage `content_described`. No settings.
"""
