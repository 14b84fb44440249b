"""Give every page the styles and scripts of the components on it, and no others.

    theme/css/*.css               -> in every page, but for two (model.py)
    theme/components/NAME/NAME.css -> in pages with a class of NAME
    theme/components/NAME/NAME.js  -> theme/NAME.<hash>.js, asked for by those pages
    theme/later.js                 -> in those pages: asks once words are painted
    theme/static/…                 -> theme/…, named after what they hold: fonts, icons

Styles stand in the page itself, as small as smaller.py can make them: the first
answer of the server can be shown at once. Gives templates `assets`:
`assets.on(page, SITEURL)` has `style`, its `style_hash` and `scripts`; `assets.later`
is the text of later.js; `assets.colors` is the page's color, light and dark;
`assets.static("icons/favicon.svg")` is the address of a file of theme/static/.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from pelican import Pelican, signals

from theme_assets.reader import gather
from whole_build.stages import pages_written

if TYPE_CHECKING:
    from theme_assets.model import Assets


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    signals.initialized.connect(share_assets)
    pages_written.connect(write_files)


def share_assets(pelican: Pelican) -> None:
    """Read the theme's files."""
    pelican.settings["assets"] = gather(Path(pelican.settings["THEME"]))


def write_files(pelican: Pelican) -> None:
    """Write each component's script, and typefaces and icons under their names."""
    assets: Assets = pelican.settings["assets"]
    theme = Path(pelican.settings["THEME"]) / "static"
    for name, named in assets.statics.items():
        path = Path(pelican.output_path) / "theme" / named
        if not path.exists():  # its name says what is in it
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(theme / name, path)
    for script in assets.scripts.values():
        path = Path(pelican.output_path) / script.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script.text, encoding="utf-8")
