"""What connects to Pelican; the package says what it is for."""

from collections.abc import Sequence

from pelican.generators import Generator

from content_model.model import Content
from diagnostics import report
from drawings.place import Placer
from drawings.reader import read_drawings
from drawings.scenes import SCENES, Scenes, write_scenes
from whole_build.stages import content_linked, pages_written, text_revised


def register() -> None:
    """Connect to Pelican."""
    content_linked.connect(show_drawings)
    text_revised.connect(show_in)
    pages_written.connect(write_scenes)


def show_drawings(generators: Sequence[Generator]) -> None:
    """Read the drawings and put them into the pages that ask for them."""
    drawings = read_drawings(generators[0].settings)
    placer = Placer(drawings, generators[0])
    report.add(*placer.place(generators))
    default = drawings[generators[0].settings["DEFAULT_LANG"]]
    shown = [drawing.picture for drawing in default.values()]
    scenes = [
        scene
        for picture in shown
        if isinstance(picture, Scenes)
        for scene in picture.scenes
    ]
    SCENES.put(generators[0].settings, scenes)
    in_words = {lang: default | own for lang, own in drawings.items()}
    for generator in generators:
        generator.context["drawings"] = in_words


def show_in(content: Content, generators: Sequence[Generator]) -> None:
    """Put the drawings in that one page asks for."""
    placer = Placer(generators[0].context["drawings"], generators[0])
    report.add(*placer.place_in(content))
