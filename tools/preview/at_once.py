"""Show a page as soon as it is saved, before the site is built again.

While only the text of one file changed, all else on its page is as the last build
had it. What is shown so stands until the build that follows has the page.
"""

import logging
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from pelican.generators import Generator

from content_model.model import Content
from content_model.reader import OF_TEXT, WORDS, unsaved
from content_model.references import polish
from diagnostics import ContentError, Diagnostic, report
from fast_build.pelican_class import FastPelican
from fast_build.rerendering import PageRerenderer
from whole_build.stages import text_revised

# Front matter that is shown on its own page as it is written.
OF_PAGE = WORDS | {"summary", "image_alt", "plain_name", "what_for", "easier", "harder"}
log = logging.getLogger(__name__)


class PageAtOnce(NamedTuple):
    """A page that no build has written yet."""

    address: str
    html: bytes


class LastBuild:
    """What the last good build left in memory."""

    def __init__(self) -> None:
        """Know nothing before the first build."""
        self._generators: Sequence[Generator] = ()
        self._rerenderer: PageRerenderer | None = None

    @property
    def is_there(self) -> bool:
        """Tell whether there was one."""
        return self._rerenderer is not None

    def keep(self, pelican: FastPelican, generators: Iterable[Generator]) -> None:
        """Remember a build that is good."""
        self._generators = list(generators)
        self._rerenderer = PageRerenderer(pelican, OF_TEXT, self._revise)

    def _revise(self, content: Content) -> None:
        text_revised.send(content, generators=self._generators)

    def _try(self, content: Content) -> None:
        polish(content)
        self._revise(content)

    def unsaved(
        self, file: Path, text: str
    ) -> tuple[PageAtOnce | None, list[Diagnostic]]:
        """Make the page as it would be with this text, and say what is wrong with it.

        Nothing of it stays: the next page is made of what is saved.
        """
        if not self._rerenderer:
            return None, []
        made = None
        with report.captured() as found, unsaved(file, text):
            try:
                made = self._rerenderer.trial(str(file), OF_PAGE, self._try)
            except ContentError as error:
                found |= set(error.diagnostics)
            except Exception:  # what is wrong, the build says once it is saved
                log.info("%s is not shown unsaved:", file, exc_info=True)
        mistakes = sorted(each for each in found if each.level == "error")
        if not made or mistakes:
            return None, mistakes
        name, html = made
        return PageAtOnce("/" + name.removesuffix("index.html"), html.encode()), []

    def page(self, saved: Collection[Path]) -> PageAtOnce | None:
        """Make the page of the one file that was saved; None if that needs a build.

        What may be wrong with the file, the build says.
        """
        if not self._rerenderer or len(saved) != 1:
            return None
        with report.captured() as diagnostics:
            try:
                made = self._rerenderer.page(str(*saved))
            except Exception:  # what is wrong, the build that follows says
                log.info("%s is not shown at once:", *saved, exc_info=True)
                return None
        if not made or any(each.level == "error" for each in diagnostics):
            return None
        name, html = made
        return PageAtOnce("/" + name.removesuffix("index.html"), html.encode())
