"""What connects to Pelican; the package says what it is for."""

from pathlib import Path

from pelican import Pelican, signals

from brand.model import BRAND
from build_cache.files import place
from theme_assets.model import ASSETS
from theme_assets.reader import gather
from whole_build.stages import pages_written


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    signals.initialized.connect(share_assets)
    pages_written.connect(write_files)


def share_assets(pelican: Pelican) -> None:
    """Read the theme's files."""
    settings = pelican.settings
    cache = Path(settings["CACHE_PATH"], "styles.pickle")
    ASSETS.put(settings, gather(Path(settings["THEME"]), BRAND.of(settings), cache))


def write_files(pelican: Pelican) -> None:
    """Write scripts, later styles, typefaces and icons under their names."""
    assets = ASSETS.of(pelican.settings)
    theme = Path(pelican.settings["THEME"]) / "static"
    made = BRAND.of(pelican.settings).files
    for name, named in assets.statics.items():
        path = Path(pelican.output_path) / "theme" / named
        if not path.exists():  # its name says what is in it
            content = made[name] if name in made else (theme / name).read_bytes()
            place(path, content, pelican.settings)
    for file in (*assets.scripts.values(), assets.below):
        path = Path(pelican.output_path) / file.path
        place(path, file.text, pelican.settings)
