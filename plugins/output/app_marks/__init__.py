"""Let browsers and phones show the practice's mark.

    the brand's icons -> favicon.ico, where browsers look unasked
    practice, brand -> site.webmanifest and es/site.webmanifest, for a home screen

The pages' head links them; `theme_assets` writes the other icons.
"""

import json
from pathlib import Path
from urllib.parse import urlsplit

from pelican import Pelican

from brand.model import BRAND
from whole_build.stages import pages_written

ICONS = ((192, "icon-192.png"), (512, "icon-512.png"))


def register() -> None:
    """Connect to Pelican."""
    pages_written.connect(write_marks)


def write_marks(pelican: Pelican) -> None:
    """Write both files."""
    settings, output = pelican.settings, Path(pelican.output_path)
    brand, practice = BRAND.of(settings), settings["practice"]
    (output / "favicon.ico").write_bytes(brand.files["icons/favicon.ico"])
    light, _dark = brand.colors["page"]
    root = urlsplit(settings["SITEURL"]).path
    manifest = {
        "name": practice.name,
        "short_name": practice.short_name or practice.name,
        "start_url": f"{root}/",
        "display": "browser",
        "background_color": light,
        "theme_color": light,
        "icons": [
            {
                "src": settings["assets"].static(f"icons/{name}", root),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for size, name in ICONS
        ],
    }
    for code in (settings["DEFAULT_LANG"], *settings["LANGUAGES"]):
        home = "" if code == settings["DEFAULT_LANG"] else f"{code}/"
        if home and not (output / home / "index.html").is_file():
            continue
        own = manifest | {"lang": code, "start_url": f"{root}/{home}"}
        text = json.dumps(own, ensure_ascii=False, indent=2)
        path = output / home / "site.webmanifest"
        path.write_text(text + "\n", encoding="utf-8")
