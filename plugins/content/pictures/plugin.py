"""What connects to Pelican; the package says what it is for."""

from collections.abc import Sequence
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from build_cache.files import place
from content_model.contents import all_pages
from content_model.model import Content
from pictures.making import Pictures
from pictures.pages import PAGE_PICTURES, PagePictures
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
    PAGE_PICTURES.put(settings, PagePictures(settings, Pictures(cache)))


def show_pictures(generators: Sequence[Generator]) -> None:
    """Make what pages ask for and put it in; tell authors what can't be shown."""
    pictures = PAGE_PICTURES.of(generators[0].settings)
    for content in all_pages(generators):
        pictures.put_in(content)


def show_in(content: Content, generators: Sequence[Generator]) -> None:
    """Put in what one page asks for."""
    pictures = PAGE_PICTURES.of(generators[0].settings)
    pictures.put_in(content)


def publish_pictures(pelican: Pelican) -> None:
    """Copy the made files of every picture that a page shows."""
    pictures = PAGE_PICTURES.of(pelican.settings)
    folder = Path(pelican.output_path) / pelican.settings["PICTURES_URL"]
    for name, file in pictures.files():
        place(folder / name, file.read_bytes(), pelican.settings)
