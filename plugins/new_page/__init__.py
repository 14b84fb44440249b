"""Start a new content file: complete front matter and an outline for its kind.

Used by `invoke new`; connects nothing to Pelican and has no settings.
"""
