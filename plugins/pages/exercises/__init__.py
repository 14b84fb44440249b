"""Show exercises and ready-made programs, each figure drawn from its angles.

    content/exercises/*.md: `poses` -> Still (reading.py, figures)
    -> theme/templates/exercise.html: a still beside each step
    -> /exercises/NAME/figure.svg and moving.svg, for lists and for who asks (files.py)
    content/programs/*.md -> theme/templates/program.html
    all figures -> gallery/figures/, in a preview (sheet.py)

Gives an exercise `stills`, `figure`, `moving`, `rounds`, `conditions_for`,
`programs_with` and `articles_on`, and templates `exercises_by_need`, by language.
A pose that no body can do, and an exercise that rounds the back where bones are
weak, are mistakes with their line (checks.py).
"""

from collections.abc import Iterable
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from content_model.contents import all_pages
from content_model.model import Content
from diagnostics import report
from exercises.checks import check_rounding
from exercises.files import write_figures
from exercises.reading import EXERCISES_DRAWN, FIGURES, draw
from exercises.sheet import FigureSheet
from figures.drawn import DrawnFigures
from whole_build.stages import content_linked, content_read, pages_written


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    signals.get_generators.connect(add_sheet)
    content_read.connect(draw_exercises)
    content_linked.connect(link_exercises)
    pages_written.connect(write_figures)


def add_sheet(pelican: Pelican) -> list[type[Generator]]:
    """Show all figures on one page in a preview."""
    return [FigureSheet] if pelican.settings["PREVIEW"] else []


def exercises_of(generators: Iterable[Generator]) -> list[Content]:
    """Find the exercises of every language."""
    return [each for each in all_pages(generators) if each.kind == "exercise"]


def draw_exercises(generators: Iterable[Generator]) -> None:
    """Draw every exercise."""
    generators = list(generators)
    settings = generators[0].settings
    found = exercises_of(generators)
    figures = DrawnFigures(Path(settings["CACHE_PATH"]) / "figures.pickle")
    for exercise in found:
        report.add(*draw(exercise, settings, figures))
    FIGURES.put(settings, figures)
    EXERCISES_DRAWN.put(settings, found)


def by_need(exercises: Iterable[Content]) -> dict[str, dict[str, list[Content]]]:
    """Sort published exercises by language and by what they need."""
    found: dict[str, dict[str, list[Content]]] = {}
    for exercise in exercises:
        if exercise.status == "published":
            for need in exercise.metadata.get("needs", ()):
                needs = found.setdefault(exercise.lang, {})
                needs.setdefault(need, []).append(exercise)
    return found


def link_exercises(generators: Iterable[Generator]) -> None:
    """Lead from each exercise to what leads to it."""
    generators = list(generators)
    by_page: dict[tuple[str, str], list[Content]] = {}
    for page in all_pages(generators):
        report.add(*check_rounding(page))
        if page.status == "published":
            for exercise in getattr(page, "exercise_pages", ()):
                by_page.setdefault((page.kind, exercise.url), []).append(page)
    for generator in generators:
        generator.context["exercises_by_need"] = by_need(exercises_of(generators))
    for exercise in exercises_of(generators):
        exercise.conditions_for = by_page.get(("condition", exercise.url), [])
        exercise.programs_with = by_page.get(("program", exercise.url), [])
        exercise.articles_on = by_page.get(("article", exercise.url), [])
