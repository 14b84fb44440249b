"""Start a new content file: complete front matter and an outline for its kind.

    kinds.toml + outlines/*.md + answers (options, or asked for)
    -> content/<folder>/<title>.md, a draft that builds at once

Used by `invoke new`; connects nothing to Pelican and has no settings.
"""
