"""Write figures as files of their own, in the colors of the site."""

from collections.abc import Iterator
from pathlib import Path

from pelican import Pelican

from brand.model import BRAND
from content_model.model import Content
from exercises.reading import EXERCISES_DRAWN, FIGURES, POSES, STILLS
from fast_build.files import place
from figures.colors import color_rules
from figures.drawn import DrawnFigures

BETWEEN = 7  # frames from one pose to the next


def write_figures(pelican: Pelican) -> None:
    """Write each exercise's figure and its movement."""
    settings = pelican.settings
    color = color_rules(BRAND.of(settings).colors)
    figures = FIGURES.of(settings)
    for exercise in EXERCISES_DRAWN.of(settings):
        if STILLS.of(exercise) and exercise.status != "draft":
            for path, text in drawn(exercise, color, figures):
                place(Path(pelican.output_path, path), text, settings)
    figures.save()


def drawn(
    exercise: Content, color: str, figures: DrawnFigures
) -> Iterator[tuple[str, str]]:
    """Draw the figure of one exercise: its last pose, and all of them moving."""
    poses, words = POSES.of(exercise), STILLS.of(exercise)[-1].words
    yield exercise.figure, figures.still(poses, len(poses) - 1, words, color)
    if exercise.moving:
        said = " ".join(still.words for still in STILLS.of(exercise))
        yield exercise.moving, figures.moving(poses, BETWEEN, said, color)
