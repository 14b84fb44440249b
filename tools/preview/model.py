"""What the preview knows after each build."""

import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from admin.desk import Admin
from diagnostics import Diagnostic
from plain_data import dataclass
from preview.at_once import PageAtOnce
from preview.search import LateIndex
from preview.site import Site
from whole_build.stages import SupersededError

AtOnce = Callable[[Collection[Path]], tuple[PageAtOnce | None, list[Diagnostic]]]
Unsaved = Callable[[Path, str], tuple[PageAtOnce | None, list[Diagnostic]]]
Show = Callable[[Path, "Rebuilt"], None]
Rebuild = Callable[[Show, Collection[Path]], "Rebuilt"]


LONGEST_WAIT = 10  # seconds for a build that goes on while somebody types
HEAD_START = 0.08  # seconds in which a browser paints, before the build takes a core


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Where a page comes from and why visitors may not see it.

    Attributes:
        source: Path from the root of the project.
        state: `published`, `draft`, `hidden` or `future`.
        date: The day it will appear, when `state` is `future`.
    """

    source: str
    title: str
    state: str = "published"
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """The outcome of one build.

    Attributes:
        pages: Address on the site to its page; from the last build that worked.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    pages: Mapping[str, Page] = field(default_factory=dict)

    @property
    def works(self) -> bool:
        """Tell whether the output is new; if not, the last good one still stands."""
        return not any(diagnostic.is_error for diagnostic in self.diagnostics)


class Shown(NamedTuple):
    """What browsers get.

    Attributes:
        stage: Another number means that more is there.
        whole: Whether nothing more will come.
        pages: What is shown of pages, by address, before the site has them.
    """

    version: int
    site: Site
    stage: int
    whole: bool
    pages: Mapping[str, bytes] = MappingProxyType({})


class Announcement(NamedTuple):
    """What open pages are told of a version.

    Attributes:
        only: The address of the one page that is new; none means all.
        same: For pages that were shown at once, the version that is this one there.
    """

    version: int
    only: str = ""
    same: Mapping[str, int] = MappingProxyType({})


class Desk:
    """The newest outcome, and a bell for the browsers that wait for it.

    Attributes:
        output: The folder that is served.
        search: The search index, made when a browser asks for it.
        admin: The browser editor, when the author switched it on.
        rebuild: Builds into it; gets what to call when pages can be shown, and
            the files that were saved.
        at_once: Makes the page of a saved file before that, or says what is wrong.
        of_unsaved: Makes the page of a text that an editor has not saved.
        unsaved: Pages so made, by address, until the next build.
        theme_stands: Whether the build under way has the last one's theme.
        withdrawn: The versions that were shown, and then had a mistake.
    """

    def __init__(self, project: Path) -> None:
        """Know the project; paths in mistakes are relative to it."""
        self.project = project
        self.output = project / "output"
        self.admin: Admin | None = None
        self.search: LateIndex | None = None
        self.rebuild: Rebuild = lambda _show, _saved: Rebuilt()
        self.theme_stands = False
        self.latest = Rebuilt()
        self.version = 0
        self.at_once: AtOnce = lambda _saved: (None, [])
        self.of_unsaved: Unsaved = lambda _file, _text: (None, [])
        self.unsaved: dict[str, bytes] = {}
        self._at_work = threading.Lock()  # one page or one site at a time
        self.withdrawn: tuple[int, ...] = ()
        self._early: Site | None = None  # what is there is final; more is added
        self._told: set[tuple[str, int, str]] = set()
        self._at_once: dict[str, tuple[bytes, int]] = {}
        self._unbuilt: set[Path] = set()
        self._announced = Announcement(0)
        self._unproven: list[int] = []
        self._stage = 0
        self._bell = threading.Condition()
        self._started = time.time_ns()

    def name(self, version: int) -> str:
        """Name a version so that a restarted server's differ from all before."""
        return f"{self._started:x}-{version}"

    def build(self, saved: Collection[Path] = ()) -> Rebuilt | None:
        """Build, keep the outcome and ring; first of all show what was saved.

        None if something else is saved meanwhile: that needs the next build.
        """
        with self._at_work:
            return self._build(saved)

    def try_text(self, file: Path, text: str) -> tuple[bool, list[Diagnostic]]:
        """Make the page of a text that is not saved; say what is wrong with it.

        True if the page is there to be seen; not during a build.
        """
        if not self._at_work.acquire(timeout=LONGEST_WAIT):
            return False, []
        try:
            page, mistakes = self.of_unsaved(file, text)
        finally:
            self._at_work.release()
        if page:
            self.unsaved[page.address] = page.html
        return page is not None, mistakes

    def _build(self, saved: Collection[Path]) -> Rebuilt | None:
        content = self.project / "content"
        self._unbuilt |= set(saved)
        of_content = [path.is_relative_to(content) for path in self._unbuilt]
        self.theme_stands = bool(of_content) and all(of_content)
        if self.theme_stands:
            self._show_at_once(saved)
        try:
            latest = self.rebuild(self.show, saved)
        except SupersededError:
            self._early = None
            return None
        if latest.works:
            self._unbuilt.clear()  # the output has them
        return self._keep(latest)

    def _show_at_once(self, saved: Collection[Path]) -> None:
        """Show the one page that was saved, or tell what is wrong in it."""
        page, mistakes = self.at_once(saved)
        if page:
            self._show_page(page)
        if mistakes:
            self._tell(mistakes)
        if page or mistakes:
            time.sleep(HEAD_START)

    def _keep(self, latest: Rebuilt) -> Rebuilt:
        """Ring for the whole site, if more than what was shown is new."""
        with self._bell:
            pages = latest.pages if latest.works else self.latest.pages
            rebuilt = Rebuilt(diagnostics=latest.diagnostics, pages=pages)
            shown, self._early = self._early, None
            if not latest.works:
                self.withdrawn = tuple(self._unproven)
            if not shown or rebuilt != self.latest:
                self._ring(rebuilt, same=self._same(Site(self.output)))
            self._unproven.clear()
            self._at_once.clear()
            self.unsaved.clear()
            self._step()
        return rebuilt

    def _tell(self, mistakes: Sequence[Diagnostic]) -> None:
        """Ring for mistakes of what was saved, beside those that were there."""
        mine = {mistake.path for mistake in mistakes}
        others = (
            diagnostic
            for diagnostic in self.latest.diagnostics
            if diagnostic.path not in mine
        )
        with self._bell:
            self._told = set(map(_what_is_wrong, mistakes))
            self._ring(replace(self.latest, diagnostics=(*mistakes, *others)))
            self._step()

    def _show_page(self, page: PageAtOnce) -> None:
        """Ring for one page; no other has changed yet."""
        found = self.latest.diagnostics
        left = tuple(
            diagnostic
            for diagnostic in found
            if _what_is_wrong(diagnostic) not in self._told
        )
        with self._bell:
            self._told.clear()
            self._ring(replace(self.latest, diagnostics=left), only=page.address)
            self._at_once[page.address] = page.html, self.version
            self._step()

    def show(self, folder: Path, pages: Rebuilt) -> None:
        """Ring for pages that are final, before the files beside them are there."""
        with self._bell:
            again = self._early is not None
            self._early = Site(folder)
            if not again or pages != self.latest:
                self._ring(pages, same=self._same(self._early))
            self._step()

    def _same(self, site: Site) -> dict[str, int]:
        """Find the pages that the site has as they were shown at once."""
        return {
            address: version
            for address, (html, version) in self._at_once.items()
            if (found := site.read(address)) and found[1] == html
        }

    def _ring(
        self, latest: Rebuilt, only: str = "", same: Mapping[str, int] | None = None
    ) -> None:
        self.latest = latest
        self.version += 1
        self._unproven.append(self.version)
        self._announced = Announcement(self.version, only, same or {})

    def _step(self) -> None:
        self._stage += 1
        self._bell.notify_all()

    def now(self) -> Shown:
        """Give what browsers get."""
        with self._bell:
            return self._shown()

    def after(self, shown: Shown, seconds: float) -> Shown:
        """Give what browsers get once more is there, or after a while."""
        with self._bell:
            self._bell.wait_for(lambda: self._stage != shown.stage, seconds)
            return self._shown()

    def _shown(self) -> Shown:
        site = self._early or Site(self.output)
        if self._early or not self._at_once:
            return Shown(self.version, site, self._stage, self._early is None)
        pages = {address: html for address, (html, _) in self._at_once.items()}
        return Shown(self.version, site, self._stage, whole=False, pages=pages)

    def wait(self, version: int, seconds: float) -> Announcement:
        """Tell of the version once it differs from `version`, or after a while."""
        with self._bell:
            self._bell.wait_for(lambda: self.version != version, seconds)
            return self._announced


def _what_is_wrong(diagnostic: Diagnostic) -> tuple[str, int, str]:
    """Tell a mistake from others: a build may add to its advice what follows of it."""
    return diagnostic.path, diagnostic.line, diagnostic.problem
