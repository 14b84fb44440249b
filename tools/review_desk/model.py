"""What the practice has to look after: plain facts about its pages."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from citations.retractions import Notice
from plain_data import dataclass

State = Literal["late", "soon", "fine"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """One page, as far as somebody has to look after it.

    Attributes:
        grade: Flesch-Kincaid; None for pages without enough sentences.
        asked: How many questions of understandable.py it was asked; 0 for none.
        unmet: How to meet those that it does not.
        notes: What the build warns about in it.
        reviewer: Name of the person; empty on pages without health claims.
        linked_from: Pages whose text, or a menu, leads to it.
        missing: Languages that have no such page.
        behind: Of a translation: how its original has changed since.
        waits_for: Of a draft about health: a reviewer, or only to be published.
        danger: Whether it is a sign that can't wait for a therapist.
        waiting: Whether nobody has confirmed it yet.
        shown_until: The last day visitors may see its text without a new review;
            None for a sign, which never goes offline.
    """

    path: str
    url: str
    title: str
    kind: str
    lang: str
    status: str
    grade: float | None = None
    asked: int = 0
    unmet: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reviewer: str = ""
    next_review: date | None = None
    linked_from: int = 0
    missing: tuple[str, ...] = ()
    behind: str = ""
    waits_for: str = ""
    danger: bool = False
    waiting: bool = False
    shown_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the desk looks at.

    Attributes:
        sources: Key to the day it was last checked and its line in the file.
        notices: Key to what became of the source and to the titles of its pages.
        notices_of: Day of the data on retractions; None when there is none.
        newer: Key to what may replace the source, and its line.
        gaps: Facts and pages that are still to be filled in, as sentences.
        changed: Texts that changed since somebody confirmed them: file, who and
            when, and the changed lines.
        stops: What would stop a publish on a day to come: the day, and why.
        staff_notes: Notes to staff that stand in pages: file and line, heading.
        translated: Whether the site has a second language.
    """

    today: date
    pages: Sequence[PageFacts]
    sources: Mapping[str, tuple[date, int]]
    notices: Mapping[str, tuple[Notice, Sequence[str]]]
    notices_of: date | None
    newer: Mapping[str, tuple[str, int]]
    holidays: Sequence[tuple[date, str]]
    gaps: Sequence[str]
    changed: Sequence[tuple[str, str, str]] = ()
    stops: Sequence[tuple[date, str]] = ()
    staff_notes: Sequence[tuple[str, str]] = ()
    translated: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to look at."""

    state: State
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one sort; `good` is said when there are none."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    good: str

    @property
    def waiting(self) -> int:
        """How many need somebody now or soon."""
        return sum(row.state != "fine" for row in self.rows)


def due(facts: Facts) -> list[PageFacts]:
    """Give the pages with a review date, the next one first."""
    dated = [page for page in facts.pages if page.next_review]
    return sorted(dated, key=lambda page: (page.next_review, page.reviewer, page.path))
