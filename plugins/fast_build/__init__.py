"""Build the same site in a fraction of the time.

    source files -> records, read on all cores (reading.py)
    -> pages whose causes changed (upkeep.py), rendered on all cores (rendering.py)
    or, where only words changed: edited texts (edited.py) -> their pages (revision.py)

In the settings of any Pelican site, with its folder on Python's path:

    PELICAN_CLASS = "fast_build.FastPelican"
    PLUGINS = ["fast_build", ...]

`python -m fast_build` then starts sooner than `pelican`, and takes the same options.
The output is byte for byte what Pelican writes. Where that can't be known, as for
a template that calls a function which may look at the clock, the page is made
again on each build. docs/performance.md says what runs where, and what it saves.
Settings: `FAST_BUILD_PURE`, `FAST_BUILD_IGNORED_SETTINGS`; `FAST_BUILD_WORKERS`,
how many processes work, by default one for each core; `FAST_BUILD_FIRST`, source
files whose pages are made before all others are looked at (signal `made_first`).
Results are kept below `CACHE_PATH`, in a folder that can be deleted at any time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fast_build.pelican_class import FastPelican, register

__all__ = ["FastPelican", "register"]


def __getattr__(name: str) -> Any:
    """Import what Pelican asks for, and Pelican with it, when it is asked for.

    The command has to come before that.
    """
    if name in __all__:
        return getattr(import_module("fast_build.pelican_class"), name)
    raise AttributeError(name)
