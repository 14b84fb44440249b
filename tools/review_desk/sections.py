"""What the desk shows, most pressing first: each section with what finds its rows."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from review_desk.model import Facts, PageFacts, Row, Section, State, due

SOON = timedelta(days=90)
SOURCE_YEAR = timedelta(days=365)
NOTICES_KEPT = timedelta(days=90)  # the data on retractions grows every day
FEW_UNMET = 2  # questions that a good page may leave open
HOLIDAYS_AHEAD = timedelta(days=120)  # hours.toml should reach at least this far


def _danger(facts: Facts) -> Iterator[Row]:
    for page in facts.pages:
        if page.danger and page.waiting:
            yield Row("late", ("not yet", page.reviewer, page.title, page.path))
    for page in due(facts):
        if page.danger and page.next_review and page.next_review < facts.today:
            day = page.next_review.isoformat()
            yield Row("late", (day, page.reviewer, page.title, page.path))


def _stops(facts: Facts) -> Iterator[Row]:
    if facts.gaps:
        why = f"Facts and texts to fill in or confirm: {len(facts.gaps)}, named below."
        yield Row("late", (facts.today.isoformat(), why))
    for day, why in facts.stops:
        yield Row("late", (day.isoformat(), why))


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


def _gaps(facts: Facts) -> Iterator[Row]:
    yield from (Row("late", (gap,)) for gap in facts.gaps)


def _changed(facts: Facts) -> Iterator[Row]:
    yield from (Row("late", change) for change in facts.changed)


def _drafts(facts: Facts) -> Iterator[Row]:
    for page in facts.pages:
        if page.status == "draft":
            yield Row("soon", (page.title, page.waits_for, page.path))


def _staff_notes(facts: Facts) -> Iterator[Row]:
    yield from (Row("soon", note) for note in facts.staff_notes)


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
        said = (
            "There is no retraction_watch.csv to compare sources with. Download it from"
            " gitlab.com/crossref/retraction-watch-data, and put it beside"
            " pelicanconf.py."
        )
        yield Row("soon", (said, "", "", ""))
    elif facts.notices_of + NOTICES_KEPT < facts.today:
        said = (
            f"retraction_watch.csv is of {facts.notices_of}: download it again from"
            " gitlab.com/crossref/retraction-watch-data."
        )
        yield Row("soon", (said, "", "", ""))


def _newer(facts: Facts) -> Iterator[Row]:
    for key, (newer, line) in sorted(facts.newer.items()):
        yield Row("soon", (key, newer, f"content/sources.bib:{line}"))


def _untranslated(facts: Facts) -> Iterator[Row]:
    for page in facts.pages:
        if page.missing and page.status == "published":
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


Rows = Callable[[Facts], Iterator[Row]]
SECTIONS: tuple[tuple[str, str, str, Rows], ...] = (
    (
        "Danger signs to confirm NOW",
        "Due | Reviewer | Sign | File",
        "Every danger sign was confirmed in time.",
        _danger,
    ),
    (
        "What will stop the daily publish",
        "From | Why",
        "Nothing does in the next thirty days.",
        _stops,
    ),
    (
        "Reviews",
        "Due | Reviewer | Page | Visitors see | File",
        "No health page has a review date.",
        _reviews,
    ),
    (
        "Facts and pages to fill in",
        "What",
        "Everything is filled in.",
        _gaps,
    ),
    (
        "Changed since they were confirmed",
        "File | Since | What",
        "Every confirmed text is as it was.",
        _changed,
    ),
    (
        "Drafts",
        "Page | Waits for | File",
        "No page is waiting to be published.",
        _drafts,
    ),
    (
        "Notes to staff, which visitors don't see",
        "File | Note",
        "No page has a note to staff.",
        _staff_notes,
    ),
    (
        "Holiday hours",
        "What",
        "Holidays are known well ahead.",
        _holidays,
    ),
    (
        "Sources not checked for a year",
        "Last checked | Source | Line",
        "Every source was checked within a year.",
        _sources,
    ),
    (
        "Sources retracted, doubted or corrected",
        "What | Day | Source | Pages that rest on it",
        "Retraction Watch's data has nothing against our sources.",
        _notices,
    ),
    (
        "Sources that something newer may replace",
        "Source | Newer | Line",
        "No source is noted as older than another.",
        _newer,
    ),
    (
        "Not in Spanish yet",
        "Page | File",
        "Every page is there in Spanish.",
        _untranslated,
    ),
    (
        "Translations to compare with their originals",
        "What changed | Page | File",
        "Every translation says what its original says.",
        _behind,
    ),
    (
        "Pages that no text leads to",
        "Page | File",
        "Every page is linked from another one.",
        _unlinked,
    ),
    (
        "Reading grade and notes",
        "Grade | Notes | Page | File",
        "No page was read.",
        _reading,
    ),
    (
        "How easy pages are to understand and to act on",
        "Met | To raise it | Page | File",
        "No page is long enough to be judged.",
        _understandable,
    ),
)
"""Each section's title, columns, what is said when it is empty, and its rows."""


def sections(facts: Facts) -> list[Section]:
    """Give every section; of translations only where there is a second language."""
    return [
        Section(title, tuple(columns.split(" | ")), tuple(rows(facts)), good)
        for title, columns, good, rows in SECTIONS
        if facts.translated or rows not in {_untranslated, _behind}
    ]
