"""What the practice has to look after, found in plain facts about its pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from citations.retractions import Notice

SOON = timedelta(days=90)
SOURCE_YEAR = timedelta(days=365)
NOTICES_KEPT = timedelta(days=90)  # the data on retractions grows every day
FEW_UNMET = 2  # questions that a good page may leave open
HOLIDAYS_AHEAD = timedelta(days=120)  # hours.toml should reach at least this far
TRANSLATED = ("article", "service", "condition", "page", "sign", "person")

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


def sections(facts: Facts) -> list[Section]:
    """Give every section, most pressing first."""
    return [
        Section(
            "Danger signs to confirm NOW",
            ("Due", "Reviewer", "Sign", "File"),
            tuple(_danger(facts)),
            "Every danger sign was confirmed in time.",
        ),
        Section(
            "What will stop the daily publish",
            ("From", "Why"),
            tuple(_stops(facts)),
            "Nothing does in the next thirty days.",
        ),
        Section(
            "Reviews",
            ("Due", "Reviewer", "Page", "Visitors see", "File"),
            tuple(_reviews(facts)),
            "No health page has a review date.",
        ),
        Section(
            "Facts and pages to fill in",
            ("What",),
            tuple(Row("late", (gap,)) for gap in facts.gaps),
            "Everything is filled in.",
        ),
        Section(
            "Changed since they were confirmed",
            ("File", "Since", "What"),
            tuple(Row("late", change) for change in facts.changed),
            "Every confirmed text is as it was.",
        ),
        Section(
            "Drafts",
            ("Page", "Waits for", "File"),
            tuple(
                Row("soon", (page.title, page.waits_for, page.path))
                for page in facts.pages
                if page.status == "draft"
            ),
            "No page is waiting to be published.",
        ),
        Section(
            "Notes to staff, which visitors don't see",
            ("File", "Note"),
            tuple(Row("soon", note) for note in facts.staff_notes),
            "No page has a note to staff.",
        ),
        Section(
            "Holiday hours",
            ("What",),
            tuple(_holidays(facts)),
            "Holidays are known well ahead.",
        ),
        Section(
            "Sources not checked for a year",
            ("Last checked", "Source", "Line"),
            tuple(_sources(facts)),
            "Every source was checked within a year.",
        ),
        Section(
            "Sources retracted, doubted or corrected",
            ("What", "Day", "Source", "Pages that rest on it"),
            tuple(_notices(facts)),
            "Retraction Watch's data has nothing against our sources.",
        ),
        Section(
            "Sources that something newer may replace",
            ("Source", "Newer", "Line"),
            tuple(_newer(facts)),
            "No source is noted as older than another.",
        ),
        *(_translations(facts) if facts.translated else ()),
        Section(
            "Pages that no text leads to",
            ("Page", "File"),
            tuple(_unlinked(facts)),
            "Every page is linked from another one.",
        ),
        Section(
            "Reading grade and notes",
            ("Grade", "Notes", "Page", "File"),
            tuple(_reading(facts)),
            "No page was read.",
        ),
        Section(
            "How easy pages are to understand and to act on",
            ("Met", "To raise it", "Page", "File"),
            tuple(_understandable(facts)),
            "No page is long enough to be judged.",
        ),
    ]


def _translations(facts: Facts) -> list[Section]:
    return [
        Section(
            "Not in Spanish yet",
            ("Page", "File"),
            tuple(_untranslated(facts)),
            "Every page is there in Spanish.",
        ),
        Section(
            "Translations to compare with their originals",
            ("What changed", "Page", "File"),
            tuple(_behind(facts)),
            "Every translation says what its original says.",
        ),
    ]


def due(facts: Facts) -> list[PageFacts]:
    """Give the pages with a review date, the next one first."""
    dated = [page for page in facts.pages if page.next_review]
    return sorted(dated, key=lambda page: (page.next_review, page.reviewer, page.path))


def _stops(facts: Facts) -> Iterator[Row]:
    if facts.gaps:
        why = f"Facts and texts to fill in or confirm: {len(facts.gaps)}, named below."
        yield Row("late", (facts.today.isoformat(), why))
    for day, why in facts.stops:
        yield Row("late", (day.isoformat(), why))


def _danger(facts: Facts) -> Iterator[Row]:
    for page in facts.pages:
        if page.danger and page.waiting:
            yield Row("late", ("not yet", page.reviewer, page.title, page.path))
    for page in due(facts):
        if page.danger and page.next_review and page.next_review < facts.today:
            day = page.next_review.isoformat()
            yield Row("late", (day, page.reviewer, page.title, page.path))


def _reviews(facts: Facts) -> Iterator[Row]:
    for page in due(facts):
        day = page.next_review
        if day is None:
            continue
        state: State = "fine"
        if day <= facts.today + SOON:
            state = "late" if day < facts.today else "soon"
        seen = _seen(page, facts.today) if state == "late" else "the page"
        cells = (day.isoformat(), page.reviewer, page.title, seen, page.path)
        yield Row(state, cells)


def _seen(page: PageFacts, today: date) -> str:
    """Say what visitors see of a page that nobody checked in time."""
    if page.shown_until is None:
        return "the sign, and that a review is overdue"
    if today > page.shown_until:
        return "a short notice in its place"
    return f"that its review is overdue; a short notice after {page.shown_until}"


def _holidays(facts: Facts) -> Iterator[Row]:
    last = max((day for day, _ in facts.holidays), default=None)
    if last is None or last < facts.today:
        yield Row("late", ("All days in hours.toml are past: add the next ones.",))
    elif last < facts.today + HOLIDAYS_AHEAD:
        said = f"The last day in hours.toml is {last}: add the ones after it."
        yield Row("soon", (said,))
    for day, name in facts.holidays:
        if day < facts.today:
            yield Row("soon", (f"{name} ({day}) is past: take it out.",))


def _sources(facts: Facts) -> Iterator[Row]:
    for key, (checked, line) in sorted(facts.sources.items(), key=lambda s: s[1]):
        if checked + SOURCE_YEAR < facts.today:
            cells = (checked.isoformat(), key, f"content/sources.bib:{line}")
            yield Row("late", cells)


def _notices(facts: Facts) -> Iterator[Row]:
    worst = {"retracted": 0, "doubted": 1, "corrected": 2}
    for key, (notice, pages) in sorted(
        facts.notices.items(), key=lambda entry: worst[entry[1][0].fate]
    ):
        state: State = "late" if notice.fate == "retracted" else "soon"
        day = notice.day.isoformat() if notice.day else ""
        yield Row(state, (notice.fate, day, key, "; ".join(pages)))
    if facts.notices_of is None:
        said = "There is no retraction_watch.csv to compare sources with."
        yield Row("soon", (said, "", "", ""))
    elif facts.notices_of + NOTICES_KEPT < facts.today:
        said = f"retraction_watch.csv is of {facts.notices_of}: download it again."
        yield Row("soon", (said, "", "", ""))


def _newer(facts: Facts) -> Iterator[Row]:
    for key, (newer, line) in sorted(facts.newer.items()):
        yield Row("soon", (key, newer, f"content/sources.bib:{line}"))


def _untranslated(facts: Facts) -> Iterator[Row]:
    for page in facts.pages:
        if page.missing and page.kind in TRANSLATED and page.status == "published":
            yield Row("soon", (page.title, page.path))


def _behind(facts: Facts) -> Iterator[Row]:
    for page in facts.pages:
        if page.behind:
            yield Row("late", (page.behind, page.title, page.path))


def _unlinked(facts: Facts) -> Iterator[Row]:
    for page in facts.pages:
        if page.url and page.status == "published" and not page.linked_from:
            yield Row("soon", (page.title, page.path))


def _reading(facts: Facts) -> Iterator[Row]:
    graded = [page for page in facts.pages if page.grade is not None or page.notes]
    for page in sorted(graded, key=lambda page: (-len(page.notes), -(page.grade or 0))):
        grade = "" if page.grade is None else f"{page.grade:.1f}"
        state: State = "soon" if page.notes else "fine"
        yield Row(state, (grade, "; ".join(page.notes), page.title, page.path))


def _understandable(facts: Facts) -> Iterator[Row]:
    judged = [page for page in facts.pages if page.asked]
    for page in sorted(judged, key=lambda page: -len(page.unmet) / page.asked):
        met = f"{page.asked - len(page.unmet)} of {page.asked}"
        state: State = "soon" if len(page.unmet) > FEW_UNMET else "fine"
        yield Row(state, (met, "; ".join(page.unmet), page.title, page.path))
