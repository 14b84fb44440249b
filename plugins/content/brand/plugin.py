"""What connects to Pelican; the package says what it is for."""

from dataclasses import replace
from pathlib import Path

from pelican import Pelican, signals

from brand.icons import icons_of
from brand.model import BRAND
from brand.reader import read_brand
from diagnostics import report


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(share_brand)


def share_brand(pelican: Pelican) -> None:
    """Read the brand and draw what is made of its mark."""
    settings = pelican.settings
    content = Path(settings["PATH"])
    folder = content / settings["BRAND_PATH"]
    house = Path(settings["THEME"]) / "brand"
    cache = Path(settings["CACHE_PATH"]) / "brand"
    brand, diagnostics = read_brand(folder, house, content.parent, cache)
    report.add(*diagnostics)
    fonts = {
        f"fonts/{file.name}": file.content
        for face in (brand.text, brand.heading)
        for file in face.files
    }
    BRAND.put(settings, replace(brand, files={**icons_of(brand, cache), **fonts}))
