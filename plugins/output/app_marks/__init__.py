"""Let browsers and phones show the practice's mark.

    theme/static/icons/favicon.ico -> favicon.ico, where browsers look unasked
    practice, tokens -> site.webmanifest, for a home screen

The pages' head links them; the other icons are copied with the theme's files.
"""

import json
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from pelican import Pelican

from whole_build.stages import pages_written

ICONS = ((192, "icon-192.png"), (512, "icon-512.png"))


def register() -> None:
    """Connect to Pelican."""
    pages_written.connect(write_marks)


def write_marks(pelican: Pelican) -> None:
    """Write both files."""
    settings, output = pelican.settings, Path(pelican.output_path)
    icons = Path(settings["THEME"]) / "static" / "icons"
    shutil.copyfile(icons / "favicon.ico", output / "favicon.ico")
    light, _dark = settings["assets"].colors
    root = urlsplit(settings["SITEURL"]).path
    manifest = {
        "name": settings["practice"].name,
        "short_name": settings["practice"].name.split(" Physical")[0],
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
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (output / "site.webmanifest").write_text(text + "\n", encoding="utf-8")
