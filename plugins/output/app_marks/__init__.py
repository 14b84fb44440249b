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
from build_cache.files import place
from facts.model import FACTS
from plain_text import Table
from site_parts import Settings
from theme_assets.model import ASSETS
from whole_build.stages import pages_written

ICONS = ((192, "icon-192.png"), (512, "icon-512.png"))


def register() -> None:
    """Connect to Pelican."""
    pages_written.connect(write_marks)


def write_marks(pelican: Pelican) -> None:
    """Write both files, the second in each language that has a home page."""
    settings, output = pelican.settings, Path(pelican.output_path)
    icon = BRAND.of(settings).files["icons/favicon.ico"]
    place(output / "favicon.ico", icon, settings)
    for code in (settings["DEFAULT_LANG"], *settings["LANGUAGES"]):
        home = "" if code == settings["DEFAULT_LANG"] else f"{code}/"
        if not home or (output / home / "index.html").is_file():
            said = manifest(settings, code, home)
            text = json.dumps(said, ensure_ascii=False, indent=2)
            place(output / home / "site.webmanifest", f"{text}\n", settings)


def manifest(settings: Settings, code: str, home: str) -> Table:
    """Describe the site in one language to who puts it on a home screen."""
    practice = FACTS.of(settings).practice
    light, _dark = BRAND.of(settings).colors["page"]
    root = urlsplit(settings["SITEURL"]).path
    return {
        "name": practice.name,
        "short_name": practice.short_name or practice.name,
        "start_url": f"{root}/{home}",
        "display": "browser",
        "background_color": light,
        "theme_color": light,
        "icons": [
            {
                "src": ASSETS.of(settings).static(f"icons/{name}", root),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for size, name in ICONS
        ],
        "lang": code,
    }
