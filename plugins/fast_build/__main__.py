"""Start Pelican sooner: `python -m fast_build` takes the options of `pelican`.

Importing Pelican is most of a build that finds little to do. Half of that is what
few builds need, and looking for garbage, of which importing makes none.
"""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from importlib import import_module

from fast_build.pelican_later import pelican_later


def main() -> None:
    """Run `pelican` with the same options."""
    gc.disable()
    # Another Pelican may need more, or be installed in another way.
    with suppress(ImportError, AttributeError), pelican_later():
        import_module("pelican")
    pelican = import_module("pelican")
    gc.freeze()
    gc.enable()
    sys.argv[0] = "pelican"  # for its messages
    pelican.main()


if __name__ == "__main__":
    main()
