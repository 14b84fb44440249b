"""Write figures as files of their own, in the colors of the site."""

from pathlib import Path

from pelican import Pelican

from brand.model import BRAND
from content_model.model import Content
from exercises.reading import EXERCISES_DRAWN, FIGURES, POSES, STILLS
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
            write_figure(exercise, Path(pelican.output_path), color, figures)
    figures.save()


def write_figure(
    exercise: Content, output: Path, color: str, figures: DrawnFigures
) -> None:
    """Write the figure of one exercise: its last pose, and all of them moving."""
    poses, words = POSES.of(exercise), STILLS.of(exercise)[-1].words
    path = output / exercise.figure
    path.parent.mkdir(parents=True, exist_ok=True)
    last = len(poses) - 1
    path.write_text(figures.still(poses, last, words, color), encoding="utf-8")
    if exercise.moving:
        said = " ".join(still.words for still in STILLS.of(exercise))
        text = figures.moving(poses, BETWEEN, said, color)
        (output / exercise.moving).write_text(text, encoding="utf-8")
