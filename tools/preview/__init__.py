"""Show an author the site while they write.

    a file is saved -> watch.py -> at_once.py makes its page, where that can be
    -> rebuild.py builds the site in this process
    -> server.py serves output/ and rings -> preview.js in the browser reloads,
       lists mistakes over the last good page, marks drafts, shows notes

`invoke serve` runs it. What helps the author is added to the bytes that are sent,
never to a file, so nothing of it can be published. Connects nothing to Pelican
but, while it builds, a look at the stage `content_described`. No settings.
"""
