"""List what the software is made of: packages, their licences, known weaknesses.

    requirements/*.txt -> packages with their licences (licences.py)
                       -> weaknesses that the registry knows (weaknesses.py)
    -> a list in the terminal; it fails where something has a known weakness

`invoke audit` runs it, and a schedule does once a week. Connects nothing to
Pelican. No settings.
"""
