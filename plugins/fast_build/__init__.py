"""Build the same site in a fraction of the time.

    source files -> records by content digest, read on all cores (reading.py)
    -> pages that are not fresh any more (freshness.py), rendered on all cores
    (rendering.py) -> files that differ (sync.py)

In the settings of a Pelican site, with `plugins/` and `plugins/base/` on Python's path:

    PELICAN_CLASS = "fast_build.FastPelican"

The output is byte for byte what Pelican writes. Where that can't be known, as for
a template that calls a function which may look at the clock, the page is made
again on each build. docs/decisions/fast-build.md says how it works.
Settings: `FAST_BUILD_PURE`, `FAST_BUILD_IGNORED_SETTINGS`, `FAST_BUILD_BY_ATTRIBUTE`;
`FAST_BUILD_WORKERS`, how many processes work, by default one for each core;
`FAST_BUILD_FIRST`, source files whose pages are made before all others are looked at
(signal `made_first`).
Results are kept below `CACHE_PATH`, in a folder that can be deleted at any time.
"""

from fast_build.pelican_class import FastPelican

__all__ = ["FastPelican"]
