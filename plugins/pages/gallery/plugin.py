"""What connects to Pelican; the package says what it is for."""

from pathlib import Path

from jinja2 import UndefinedError
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.readers import Readers
from pelican.writers import Writer

from diagnostics import report
from gallery.cheat_sheet import FORMAT, CheatSheet, GuideReader
from gallery.model import examples_in


def register() -> None:
    """Connect to Pelican."""
    signals.readers_init.connect(add_reader)
    signals.get_generators.connect(add_generator)


def add_reader(readers: Readers) -> None:
    """Let the guide be read, and what that gives be kept, like any text."""
    readers.reader_classes[FORMAT] = GuideReader


def add_generator(pelican: Pelican) -> list[type[Generator]]:
    """Write the gallery and the writers' cheat sheet in a preview."""
    return [GalleryGenerator, CheatSheet] if pelican.settings["PREVIEW"] else []


class GalleryGenerator(Generator):
    """Render every example, then the page around them."""

    def generate_output(self, writer: Writer) -> None:
        """Write the page."""
        shown = []
        for example in examples_in(Path(self.theme)):
            try:
                shown.append((example, example.render(self.env)))
            except UndefinedError as error:
                report.add(example.lacks(error))
        writer.write_file(
            "gallery/index.html",
            self.get_template("gallery"),
            self.context,
            relative_urls=self.settings["RELATIVE_URLS"],
            examples=shown,
        )
