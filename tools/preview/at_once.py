"""Show a page, or what is wrong in it, before the site is built again.

While only the text of one file changed, all else on its page is as the last build
had it. What is shown so stands until the build that follows has the page.
"""

import logging
from collections.abc import Callable, Collection, Container, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pelican.generators import Generator

from citations.bibliography import read_sources
from content_model.model import Content
from content_model.reader import OF_TEXT, WORDS, ContentReader, decoded, unsaved
from content_model.references import polish
from diagnostics import ContentError, Diagnostic, report
from diagnostics.folding import folded
from editorial.known_figures import NUMBERS, keys_of, read_figures
from editorial.plugin import mistakes_in_saved
from facts.reader import read_facts
from facts.toml_text import read_toml
from fast_build.pelican_class import FastPelican
from preview.rerendering import PageRerenderer
from site_parts import Settings
from whole_build.stages import text_revised

# Front matter that is shown on its own page as it is written.
OF_PAGE = WORDS | {"summary", "image_alt", "plain_name", "what_for", "easier", "harder"}
log = logging.getLogger(__name__)


class PageAtOnce(NamedTuple):
    """A page that no build has written yet."""

    address: str
    html: bytes


Made = tuple[PageAtOnce | None, list[Diagnostic]]


class LastBuild:
    """What the last good build left in memory."""

    def __init__(self) -> None:
        self._generators: Sequence[Generator] = ()
        self._rerenderer: PageRerenderer | None = None
        self._settings: Settings = {}

    @property
    def is_there(self) -> bool:
        """Tell whether there was one."""
        return self._rerenderer is not None

    def keep(self, pelican: FastPelican, generators: Iterable[Generator]) -> None:
        """Remember a build that is good."""
        self._generators = list(generators)
        self._settings = pelican.settings
        self._rerenderer = PageRerenderer(pelican, OF_TEXT, self._revise)

    def _revise(self, content: Content) -> None:
        text_revised.send(content, generators=self._generators)

    def _try(self, content: Content) -> None:
        polish(content)
        self._revise(content)

    def unsaved(self, file: Path, text: str) -> Made:
        """Make the page as it would be with this text, and say what is wrong with it.

        Nothing of it stays: the next page is made of what is saved.
        """
        if not self._rerenderer:
            return None, []
        trial = partial(self._rerenderer.trial, str(file), OF_PAGE, self._try)
        with unsaved(file, text):
            return made_by(trial, file)

    def page(self, saved: Collection[Path]) -> Made:
        """Make the page of the one file that was saved, or say what is wrong in it.

        Neither if that needs a build; it looks at all else.
        """
        if not self._rerenderer or len(saved) != 1:
            return None, []
        return made_by(partial(self._read_and_made, *saved), *saved)

    def _read_and_made(self, file: Path) -> tuple[str, str] | None:
        assert self._rerenderer
        report.add(*mistakes_in_saved(self._settings, [file]))
        read_alone(self._settings, file, self._rerenderer.contents)
        return self._rerenderer.page(str(file))


def made_by(make: Callable[[], tuple[str, str] | None], file: Path) -> Made:
    """Return the page that is made, or what is wrong in its file."""
    made = None
    with report.captured() as found:
        try:
            made = make()
        except ContentError as error:
            report.add(*error.diagnostics)
        except Exception:  # what is wrong, the build that follows says
            log.info("%s is not shown at once:", file, exc_info=True)
    mistakes = folded(diagnostic for diagnostic in found if diagnostic.is_error)
    if not made or mistakes:
        return None, mistakes
    name, html = made
    return PageAtOnce("/" + name.removesuffix("index.html"), html.encode()), []


def read_alone(settings: "Settings", file: Path, known: Container[str]) -> None:
    """Read facts, or a page that no build has read, for what is wrong in that file.

    Raises:
        ContentError: With what is wrong.
    """
    content = Path(settings["PATH"])
    if not file.is_relative_to(content) or not file.is_file():
        return
    shown = file.relative_to(content.parent).as_posix()
    if file.suffix == ".toml":
        read_toml(file, shown)
        if file == content / NUMBERS:
            keys = keys_of(content / settings["SOURCES_FILE"])
            refuse(read_figures(file, content.parent, keys)[1])
        if file.parent == content / settings["PRACTICE_PATH"]:
            read_facts(file.parent, content.parent)
    elif file == content / settings["SOURCES_FILE"]:
        refuse(read_sources(decoded(file, shown), shown)[1])
    elif file.suffix == ".md" and str(file) not in known:
        ContentReader(settings).read(str(file))


def refuse(diagnostics: Sequence[Diagnostic]) -> None:
    """Raise what is wrong, if anything is."""
    if diagnostics:
        raise ContentError(*diagnostics)
