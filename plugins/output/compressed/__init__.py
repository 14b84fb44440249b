"""Put a Brotli and a gzip copy beside each text file of the site.

    output/x.html -> output/x.html.br, output/x.html.gz

A host that finds them sends the one a browser takes, without work of its own.
Runs when `COMPRESSED` is true (publishconf.py); keeps results in `CACHE_PATH`,
because the best level takes time. docs/decisions/compression.md says where it
pays, and why there is no zstd. Gives templates nothing.
"""

from pathlib import Path

from pelican import Pelican

from compressed.packing import pack
from whole_build.stages import output_checked


def register() -> None:
    """Connect to the stage at which no file changes any more."""
    output_checked.connect(pack_output)


def pack_output(pelican: Pelican) -> None:
    """Pack every file that gains from it."""
    if pelican.settings["COMPRESSED"]:
        cache = Path(pelican.settings["CACHE_PATH"]) / "compressed"
        pack(Path(pelican.output_path), cache)
