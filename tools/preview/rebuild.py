"""Build once for the preview, and learn which page comes from which file."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field
from datetime import datetime
from pathlib import Path

from pelican.generators import Generator

from content_model.contents import all_pages
from content_model.model import Content
from diagnostics import Diagnostic, report
from fast_build.pelican_class import FastPelican
from fast_build.signals import at_work, made_first
from plain_data import dataclass
from preview.at_once import LastBuild
from preview.model import Page, Rebuilt
from preview.search import LateIndex
from whole_build.build import build, details_file, read
from whole_build.defects import apology
from whole_build.stages import (
    SupersededError,
    content_described,
    pages_shown,
    still_wanted,
)

Show = Callable[[Path, Rebuilt], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """What outlives a build: the index that is made late, and the build itself.

    Attributes:
        newer: Tells whether something changed since the build began.
    """

    search: LateIndex
    newer: Callable[[], bool] = lambda: False
    last: LastBuild = field(default_factory=LastBuild)

    def give_up(self, *_: object) -> None:
        """End a build that is out of date; the first one is wanted anyway."""
        if self.last.is_there and self.newer():
            raise SupersededError


class UnderWay:
    """What is seen of a build while it goes on.

    Attributes:
        pelican: What builds, once its pages are there.
    """

    pelican: FastPelican

    def __init__(self, show: Show | None) -> None:
        """Show pages by this, as soon as they are final."""
        self._show = show
        self.generators: Sequence[Generator] = ()
        self.pages: list[Content] = []

    def look(self, generators: Sequence[Generator]) -> None:
        """Note the pages that there will be."""
        self.generators = generators
        self.pages = list(all_pages(generators))

    def show_pages(self, folder: str) -> None:
        """Show what is final in a folder."""
        if self._show:
            found = outcome_of(self.pages, tuple(report.warnings))
            self._show(Path(folder), found)

    def show_all(self, pelican: FastPelican) -> None:
        """Show all pages."""
        self.pelican = pelican
        self.show_pages(pelican.output_path)


def rebuild(
    settings_file: str,
    output: Path,
    kept: Kept,
    show: Show | None = None,
    first: Iterable[Path] = (),
    **others: object,
) -> Rebuilt:
    """Build the site into a folder; whatever goes wrong comes back, never raised.

    Args:
        show: Called with the folder and the outcome so far when the pages of `first`
            are final, and again when all are; what is made of them, such as the
            sitemap, is not there yet.
        first: Files that were just saved.

    Raises:
        SupersededError: `kept` says that something changed again.
    """
    places = {
        "OUTPUT_PATH": str(output),
        "STAGING_PATH": str(output.with_name("staging")),
        "FAST_BUILD_FIRST": tuple(map(str, first)),
        "SEARCH_INDEX": False,  # search.py makes it when somebody searches
    }
    try:
        settings = read(settings_file, **places, **others)
    except Exception as error:  # noqa: BLE001 - a settings file can raise anything
        return Rebuilt(diagnostics=(_unreadable(settings_file, error),))
    under_way = UnderWay(show)
    with followed(under_way, kept):
        outcome = build(settings)
    if outcome.good:
        kept.search.expect(settings)
        kept.last.keep(under_way.pelican, under_way.generators)
    diagnostics = (*outcome.diagnostics, *outcome.notes)
    if outcome.failures:
        sorry = apology(details_file(settings), list(outcome.failures))
        diagnostics = (Diagnostic(settings_file, 1, sorry, ""), *diagnostics)
    return outcome_of(under_way.pages, diagnostics)


@contextmanager
def followed(under_way: UnderWay, kept: Kept) -> Iterator[None]:
    """Look at a build inside; what is left in memory waits until nobody does."""
    gc.disable()
    try:
        with (
            content_described.connected_to(under_way.look),
            made_first.connected_to(under_way.show_pages),
            pages_shown.connected_to(under_way.show_all),
            at_work.connected_to(kept.give_up),
            still_wanted.connected_to(kept.give_up),
        ):
            yield
    finally:
        gc.enable()


def outcome_of(seen: Iterable[Content], diagnostics: tuple[Diagnostic, ...]) -> Rebuilt:
    """Tell where each page comes from, and what was said of it."""
    later = {
        diagnostic.path for diagnostic in diagnostics if diagnostic.rule == "scheduled"
    }
    pages = {f"/{content.url}": page_of(content, later) for content in seen}
    return Rebuilt(diagnostics=diagnostics, pages=pages)


def page_of(content: Content, later: set[str]) -> Page:
    """Tell where a page comes from, and why visitors may not see it."""
    source, title = content.source.path, str(content.title)
    if source in later:
        day = f"{content.date:%B} {content.date.day}, {content.date.year}"
        return Page(source=source, title=title, state="future", date=day)
    return Page(source=source, title=title, state=content.status)


def _unreadable(settings_file: str, error: Exception) -> Diagnostic:
    line = getattr(error, "lineno", None) or 1
    problem = f"The settings can't be read: {error}."
    return Diagnostic(settings_file, line, problem, "Undo the last change to them.")


def now() -> str:
    """Say the time as a clock on a wall does, for the terminal."""
    return f"{datetime.now().astimezone():%H:%M:%S}"
