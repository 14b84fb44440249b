"""Join the theme's stylesheets and scripts into one file each, named by content.

    theme/css/*.css, theme/components/*/*.css -> theme/site.<hash>.css
    theme/components/*/*.js                   -> theme/site.<hash>.js

Gives templates `assets`: `assets.css_url`, `assets.js_url`. Cascade layers make
the order of files irrelevant, but `css/layers.css`, which names them, comes first.
"""

from pathlib import Path

from pelican import Pelican, signals

from theme_assets.model import Assets, gather
from whole_build.stages import pages_written


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    signals.initialized.connect(share_assets)
    pages_written.connect(write_assets)


def share_assets(pelican: Pelican) -> None:
    """Read the theme's files; their names depend on what is in them."""
    pelican.settings["assets"] = gather(Path(pelican.settings["THEME"]))


def write_assets(pelican: Pelican) -> None:
    """Write both files."""
    assets: Assets = pelican.settings["assets"]
    for url, text in ((assets.css_url, assets.css), (assets.js_url, assets.js)):
        path = Path(pelican.output_path) / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
