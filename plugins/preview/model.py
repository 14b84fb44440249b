"""What the preview knows after each build."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from preview.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from admin.desk import Admin
    from mistakes import Mistake
    from preview.search import LateIndex

    Show = Callable[[Path, "Rebuilt"], None]


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


class Desk:
    """The newest outcome, and a bell for the browsers that wait for it.

    Attributes:
        output: The folder that is served.
        search: The search index, made when a browser asks for it.
        admin: The browser editor, when the author switched it on.
        rebuild: Builds into it; calls what it is given once pages can be shown.
        withdrawn: The version that was shown, and then had a mistake.
    """

    def __init__(self, project: Path) -> None:
        """Know the project; paths in mistakes are relative to it."""
        self.project = project
        self.output = project / "output"
        self.admin: Admin | None = None
        self.search: LateIndex | None = None
        self.rebuild: Callable[[Show], Rebuilt] = lambda _show: Rebuilt()
        self.latest = Rebuilt()
        self.version = 0
        self.withdrawn: int | None = None
        self._early: Site | None = None  # its pages are final; files are still added
        self._bell = threading.Condition()
        self._started = time.time_ns()

    def name(self, version: int) -> str:
        """Name a version so that a restarted server's differ from all before."""
        return f"{self._started:x}-{version}"

    def build(self) -> Rebuilt:
        """Build, keep the outcome and ring."""
        last = self.latest
        latest = self.rebuild(self.show)
        pages = latest.pages if latest.works else last.pages
        told = Rebuilt(mistakes=latest.mistakes, pages=pages)
        with self._bell:
            shown, self._early = self._early, None
            if shown and not latest.works:
                self.withdrawn = self.version
            if not shown or told != self.latest:
                self._ring(told)
            self._bell.notify_all()
        return told

    def show(self, folder: Path, pages: Rebuilt) -> None:
        """Ring for pages that are final, before the files beside them are there."""
        with self._bell:
            self._early = Site(folder)
            self._ring(pages)

    def _ring(self, latest: Rebuilt) -> None:
        self.latest = latest
        self.version += 1
        self._bell.notify_all()

    def now(self) -> tuple[int, Site]:
        """Give the version and the site that browsers get."""
        with self._bell:
            return self.version, self._early or Site(self.output)

    def wait_until_whole(self, seconds: float) -> None:
        """Wait until all files are there that belong to the pages."""
        with self._bell:
            self._bell.wait_for(lambda: self._early is None, seconds)

    def wait(self, version: int, seconds: float) -> int:
        """Give the version once it differs from `version`, or after a while."""
        with self._bell:
            self._bell.wait_for(lambda: self.version != version, seconds)
            return self.version
