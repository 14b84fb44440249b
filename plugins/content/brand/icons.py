"""Draw the icons of a site from its mark: for tabs, home screens, contact cards."""

from collections.abc import Mapping
from functools import partial
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, ImageColor

from brand.model import LIT, Brand
from brand.raster import pixels
from build_cache.kept import kept_or_made

# The name of each icon with its size, and how much of it the mark takes: what
# phones cut to a circle stays within the middle.
SIZES = {
    "icons/icon-192.png": (192, 0.6),
    "icons/icon-512.png": (512, 0.6),
    "icons/touch-icon.png": (180, 0.66),
}
TAB = (32, 1.0)


def icons_of(brand: Brand, cache: Path) -> Mapping[str, bytes]:
    """Draw all icons; those that were drawn before are kept."""
    made = {"icons/favicon.svg": tab_svg(brand).encode()}
    if brand.logo:
        made["icons/logo.svg"] = brand.logo.svg
    looks = brand.colors["page"][0], tinted(brand, scheme=0), brand.mark.view_box
    made_of, code = (PIL.__version__, looks), Path(__file__).parent
    return made | kept_or_made(cache / "icons", made_of, partial(drawn, brand), code)


def drawn(brand: Brand) -> dict[str, bytes]:
    """Draw the icons that are made of dots."""
    return {
        name: icon(brand, size, share, ground=share < 1)
        for name, (size, share) in {**SIZES, "icons/favicon.ico": TAB}.items()
    }


def tab_svg(brand: Brand) -> str:
    """Draw the mark as browsers' tabs show it, light or dark."""
    brand_color, accent = brand.colors["brand"], brand.colors["accent"]
    dark = (
        f"@media(prefers-color-scheme:dark){{svg{{fill:{brand_color[1]};"
        f"color:{brand_color[1]}}}.{LIT}{{fill:{accent[1]};color:{accent[1]}}}}}"
    )
    return brand.mark.svg(brand_color[0], accent[0], dark)


def tinted(brand: Brand, scheme: int) -> str:
    """Draw the mark in the site's colors."""
    return brand.mark.svg(brand.colors["brand"][scheme], brand.colors["accent"][scheme])


def icon(brand: Brand, size: int, share: float, *, ground: bool) -> bytes:
    """Draw the mark in the middle of a square."""
    wide, high = brand.mark.size
    scale = size * share / max(wide, high)
    width, height = max(1, round(wide * scale)), max(1, round(high * scale))
    mark = pixels(tinted(brand, 0), width, height)
    color = ImageColor.getrgb(brand.colors["page"][0]) if ground else (0, 0, 0)
    image = Image.new("RGBA", (size, size), (*color[:3], 255 if ground else 0))
    corner = ((size - width) // 2, (size - height) // 2)
    image.alpha_composite(mark, corner)
    file = BytesIO()
    if ground:
        image.convert("RGB").save(file, format="PNG", optimize=True)
    else:
        image.save(file, format="ICO", sizes=[(16, 16), (32, 32)])
    return file.getvalue()
