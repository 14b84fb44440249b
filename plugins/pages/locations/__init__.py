"""Show every office of the practice: where, when, who, and the way in.

    practice.toml [[location]], hours, people's `locations`
    -> `locations` in templates, by language: LocationInWords (words.py)
    -> a page each at /locations/SLUG/, where there are several (generator.py)
    -> the streets around it, drawn (street_map.py)

With one office there is no page of its own: the contact page says it all.
Settings: `LOCATION_FOLDER`, the first part of those addresses.
"""
