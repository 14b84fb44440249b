"""Show exercises and ready-made programs, each figure drawn from its angles.

    content/exercises/*.md: `poses` -> Still (reading.py, figures)
    -> theme/templates/exercise.html: a still beside each step
    -> /exercises/NAME/figure.svg and moving.svg, for lists and for who asks
    content/programs/*.md -> theme/templates/program.html
    all figures -> gallery/figures/, in a preview

Gives an exercise `stills`, `figure`, `moving`, `rounds` and `led_from`, the pages and
signs that lead to it by their kind, and templates `exercises_by_need`, by language.
A pose that no body can do, an exercise that rounds the back where bones are weak, and
one that doesn't warn of it, are mistakes with their line (checks.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from brand.model import BRAND
from build_cache.files import place
from content_model.contents import all_pages
from content_model.model import Content
from diagnostics import report
from exercises.checks import check_rounding, check_warning
from exercises.reading import EXERCISES_DRAWN, FIGURES, POSES, STILLS, draw
from figures.colors import color_rules
from figures.drawn import DrawnFigures
from signs.model import CHECKLISTS, Link, Sign
from site_parts import PagePart, Settings
from whole_build.stages import content_described, content_read, pages_written

LEADING = ("sign", "condition", "service", "article", "program")
LED_FROM = PagePart[dict[str, list[Content | Link]]]("led_from")

BETWEEN = 7  # frames from one pose to the next


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    signals.get_generators.connect(add_sheet)
    content_read.connect(draw_exercises)
    content_described.connect(link_exercises)
    pages_written.connect(write_figures)


def add_sheet(pelican: Pelican) -> list[type[Generator]]:
    """Show all figures on one page in a preview."""
    return [FigureSheet] if pelican.settings["PREVIEW"] else []


def exercises_of(generators: Sequence[Generator]) -> list[Content]:
    """Find the exercises of every language."""
    return [page for page in all_pages(generators) if page.kind == "exercise"]


def draw_exercises(generators: Sequence[Generator]) -> None:
    """Read the poses of every exercise, and give it its figures; say what is wrong."""
    settings = generators[0].settings
    found = exercises_of(generators)
    originals = {
        exercise.slug: exercise
        for exercise in found
        if not hasattr(exercise, "translates")
    }
    found.sort(key=lambda page: hasattr(page, "translates"))  # originals come first
    figures = DrawnFigures(Path(settings["CACHE_PATH"]) / "figures.pickle")
    for exercise in found:
        original = originals.get(getattr(exercise, "translates", ""))
        report.add(*draw(exercise, settings, figures, original))
        report.add(*check_warning(exercise))
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


def link_exercises(generators: Sequence[Generator]) -> None:
    """Lead from each exercise to what leads to it."""
    settings = generators[0].settings
    exercises = exercises_of(generators)
    rounds = {exercise.slug for exercise in exercises if exercise.rounds}
    root = Path(settings["PATH"]).parent
    pages = list(all_pages(generators))
    report.add(*check_rounding(pages, rounds, root))
    leading: dict[tuple[str, str], list[Content | Link]] = {}
    for page in pages:
        if page.status == "published":
            for exercise in getattr(page, "exercise_pages", ()):
                if exercise.lang == page.lang:
                    leading.setdefault((page.kind, exercise.url), []).append(page)
    for sign in signs_of(settings):
        for link in sign.exercises:
            way = Link(sign.title, sign.url)
            leading.setdefault(("sign", link.url), []).append(way)
    for generator in generators:
        generator.context["exercises_by_need"] = by_need(exercises)
    for exercise in exercises:
        ways = {kind: leading.get((kind, exercise.url), []) for kind in LEADING}
        LED_FROM.put(exercise, ways)


def signs_of(settings: Settings) -> Iterator[Sign]:
    """Yield the signs of every checklist, on a site that has one."""
    for checklist in (CHECKLISTS.find(settings) or {}).values():
        for part in checklist.parts:
            yield from part.signs


class FigureSheet(Generator):
    """Write gallery/figures/, for whoever changes a pose, the body or the colors."""

    def generate_output(self, writer: Writer) -> None:
        """Write the page."""
        shown = [
            exercise
            for exercise in EXERCISES_DRAWN.of(self.settings)
            if STILLS.of(exercise)
            and not hasattr(exercise, "translates")  # the same angles
        ]
        writer.write_file(
            "gallery/figures/index.html",
            self.get_template("figures"),
            self.context,
            relative_urls=self.settings["RELATIVE_URLS"],
            shown=shown,
        )


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
