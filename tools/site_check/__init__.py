"""Check what concerns a practice's own site, before visitors see it.

    ./run check
    -> a trial of the whole site: facts, words, colors, links and HTML are the
       build's own checks
    -> what pages weigh
    -> pages of each kind in Chromium: barriers, narrow and wide windows, large and
       spaced-out text (browser.py), one list of checks (checks.py)
    -> the day and what it ran on, in content/practice/accessibility.toml (record.py)

The software's own tests are another thing and stay with it. No settings.
"""
