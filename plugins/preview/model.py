"""What the preview knows after each build."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from preview.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from admin.desk import Admin
    from mistakes import Mistake
    from preview.search import LateIndex

    Show = Callable[[Path, "Rebuilt"], None]
    Rebuild = Callable[[Show, Collection[Path]], "Rebuilt"]


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

    mistakes: tuple[Mistake, ...] = ()
    pages: Mapping[str, Page] = field(default_factory=dict)

    @property
    def works(self) -> bool:
        """Tell whether the output is new; if not, the last good one still stands."""
        return not any(mistake.level == "error" for mistake in self.mistakes)


class Shown(NamedTuple):
    """What browsers get.

    Attributes:
        stage: Another number means that more is there.
        whole: Whether nothing more will come.
    """

    version: int
    site: Site
    stage: int
    whole: bool


class Desk:
    """The newest outcome, and a bell for the browsers that wait for it.

    Attributes:
        output: The folder that is served.
        search: The search index, made when a browser asks for it.
        admin: The browser editor, when the author switched it on.
        rebuild: Builds into it; gets what to call when pages can be shown, and
            the files that were saved.
        theme_stands: Whether the build under way has the last one's theme.
        withdrawn: The version that was shown, and then had a mistake.
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
        self.withdrawn: int | None = None
        self._early: Site | None = None  # what is there is final; more is added
        self._stage = 0
        self._bell = threading.Condition()
        self._started = time.time_ns()

    def name(self, version: int) -> str:
        """Name a version so that a restarted server's differ from all before."""
        return f"{self._started:x}-{version}"

    def build(self, saved: Collection[Path] = ()) -> Rebuilt:
        """Build, keep the outcome and ring; first of all show what was saved."""
        last = self.latest
        content = self.project / "content"
        of_content = [each.is_relative_to(content) for each in saved]
        self.theme_stands = bool(of_content) and all(of_content)
        latest = self.rebuild(self.show, saved)
        pages = latest.pages if latest.works else last.pages
        told = Rebuilt(mistakes=latest.mistakes, pages=pages)
        with self._bell:
            shown, self._early = self._early, None
            if shown and not latest.works:
                self.withdrawn = self.version
            if not shown or told != self.latest:
                self._ring(told)
            self._step()
        return told

    def show(self, folder: Path, pages: Rebuilt) -> None:
        """Ring for pages that are final, before the files beside them are there."""
        with self._bell:
            again = self._early is not None
            self._early = Site(folder)
            if not again or pages != self.latest:
                self._ring(pages)
            self._step()

    def _ring(self, latest: Rebuilt) -> None:
        self.latest = latest
        self.version += 1

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
        return Shown(self.version, site, self._stage, self._early is None)

    def wait(self, version: int, seconds: float) -> int:
        """Give the version once it differs from `version`, or after a while."""
        with self._bell:
            self._bell.wait_for(lambda: self.version != version, seconds)
            return self.version
