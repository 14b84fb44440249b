"""Build the same site in a fraction of the time.

    source files -> records, read on all cores (reading.py)
    -> pages whose causes changed (upkeep.py), rendered on all cores (rendering.py)

In the settings of any Pelican site, with its folder on Python's path:

    PELICAN_CLASS = "fast_build.FastPelican"
    PLUGINS = ["fast_build", ...]

The output is byte for byte what Pelican writes. Where that can't be known, as for
a template that calls a function which may look at the clock, the page is made
again on each build. docs/performance.md says what runs where, and what it saves.
Settings: `FAST_BUILD_PURE`, `FAST_BUILD_IGNORED_SETTINGS`; `FAST_BUILD_WORKERS`,
how many processes work, by default one for each core; `FAST_BUILD_FIRST`, source
files whose pages are made before all others are looked at (signal `made_first`).
Results are kept below `CACHE_PATH`, in a folder that can be deleted at any time.
"""

from fast_build.pelican_class import FastPelican, register

__all__ = ["FastPelican", "register"]
