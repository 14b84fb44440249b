"""Move a practice's site to a newer version of the software, texts included.

    a wheel, given or fetched by pip (software.py) -> .build/update/software/
    -> from there: renamed facts and settings (renames.py, renames.toml)
    -> CHANGELOG lines between the versions
    -> the texts that the site started from, as they were and as they are now
       (editions.py, `start.record`), merged with the site's own (merge.py) into
       offers, which a person takes one by one (offers.py, choosing.py)
    -> a copy of the site with all of it, built (trial.py)
    -> the site itself, its pin and its environment

Nothing of the site changes before its copy has built. A text that was taken waits
for the practice's clinician. No settings.
"""
