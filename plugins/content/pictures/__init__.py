"""Put photographs and drawings on pages, small, safe and sharp.

    content/images/x.jpg + ![What it shows](../images/x.jpg)
    -> opening.py checks and straightens, making.py makes AVIF, WebP and a fallback
       in several widths, body.py and shown.py write the <picture>
    -> output/images/x-<hash>-<width>.<kind>; the original is never published

Gives every page `picture`, a `Shown` made from its field `image` or `photo`, or
None. `{{ page.picture }}` writes it whole. Settings: `PICTURES_PATH`, the folder
below `PATH`; `PICTURES_SIZES`, how wide a picture in a text is shown;
`PICTURES_URL`, where the made files are published. Made files are kept in
`CACHE_PATH`, folder `pictures`, and made again when a picture changes.
"""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from content_model.contents import Content, all_pages
from pictures.making import Pictures
from pictures.pages import PagePictures
from whole_build.stages import content_linked, pages_written, text_revised


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    signals.initialized.connect(open_cache)
    content_linked.connect(show_pictures)
    text_revised.connect(show_in)
    pages_written.connect(publish_pictures)


def open_cache(pelican: Pelican) -> None:
    """Know where made pictures are kept."""
    settings = pelican.settings
    cache = Path(settings["CACHE_PATH"]) / "pictures"
    settings["PAGE_PICTURES"] = PagePictures(settings, Pictures(cache))


def show_pictures(generators: Iterable[Generator]) -> None:
    """Make what pages ask for and put it in; tell authors what can't be shown."""
    generators = list(generators)
    pictures: PagePictures = generators[0].settings["PAGE_PICTURES"]
    for content in all_pages(generators):
        pictures.put_in(content)


def show_in(content: Content, generators: Sequence[Generator]) -> None:
    """Put in what one page asks for."""
    pictures: PagePictures = generators[0].settings["PAGE_PICTURES"]
    pictures.put_in(content)


def publish_pictures(pelican: Pelican) -> None:
    """Copy the made files of every picture that a page shows."""
    pictures: PagePictures = pelican.settings["PAGE_PICTURES"]
    folder = Path(pelican.output_path) / pelican.settings["PICTURES_URL"]
    for name, file in pictures.files():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / name)
