"""What became of sources after they were published, by Retraction Watch's data.

    retraction_watch.csv, as Crossref gives it out -> a Notice for each of our sources

The file is large, belongs to nobody's site and is not part of the project. A row is
one notice; a paper may have several. What was found is kept while the file and the
sources are the same, because a preview reads them at each save.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Literal

from build_cache.kept import kept_or_made
from citations.model import Source
from diagnostics.model import Diagnostic
from plain_data import dataclass

Fate = Literal["retracted", "doubted", "corrected"]
FATES: Mapping[str, Fate] = {
    "retraction": "retracted",
    "expression of concern": "doubted",
    "correction": "corrected",
}
REINSTATED = "reinstatement"
COLUMNS = (
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
    "RetractionDate",
    "Reason",
)
DAY = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")


@dataclass(frozen=True, slots=True)
class Notice:
    """The gravest thing that is still true of a source.

    Attributes:
        day: Of the notice; None when the file has none that can be read.
        reason: As the file words it.
    """

    fate: Fate
    day: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """One notice of the file about one of our sources."""

    key: str
    nature: str
    day: date | None
    reason: str


def read_notices(
    path: Path, sources: Mapping[str, Source], kept: Path
) -> tuple[dict[str, Notice], list[Diagnostic]]:
    """Find what the file says about the sources, by their keys.

    Args:
        kept: Where the result is kept; it may be lost or damaged at any time.
    """
    ids = {
        identifier: key for key, source in sources.items() for identifier in source.ids
    }
    state = path.stat()
    made_of = state.st_size, state.st_mtime_ns, sorted(ids.items())
    code = Path(__file__).parent
    try:
        return kept_or_made(kept, made_of, lambda: worst(_rows(path, ids)), code), []
    except _UnknownFileError as error:
        return {}, [error.diagnostic]


def worst(rows: Iterable[Row]) -> dict[str, Notice]:
    """Keep the gravest notice of each source; a reinstatement ends a retraction."""
    found: dict[str, Notice] = {}
    for row in sorted(rows, key=lambda notice: notice.day or date.min):
        before = found.get(row.key)
        fate = FATES.get(row.nature)
        if row.nature == REINSTATED and before and before.fate == "retracted":
            del found[row.key]
        elif fate and (before is None or grave(fate) >= grave(before.fate)):
            found[row.key] = Notice(fate, row.day, row.reason)
    return found


def grave(fate: Fate) -> int:
    """Rank what can become of a paper."""
    return ("corrected", "doubted", "retracted").index(fate)


def _rows(path: Path, ids: Mapping[str, str]) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.reader(file)
        names = next(reader, [])
        missing = [column for column in COLUMNS if column not in names]
        if missing:
            raise _UnknownFileError(path, missing)
        doi, pmid, nature, day, reason = (names.index(column) for column in COLUMNS)
        for cells in reader:
            if len(cells) < len(names):
                continue
            key = ids.get(f"doi:{cells[doi].strip().lower()}") or ids.get(
                f"pmid:{cells[pmid].strip()}"
            )
            if key:
                yield Row(
                    key,
                    cells[nature].strip().lower(),
                    _day(cells[day]),
                    cells[reason].strip("+; "),
                )


def _day(text: str) -> date | None:
    found = DAY.match(text.strip())
    with suppress(ValueError):
        if found:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
    return None


class _UnknownFileError(Exception):
    """The file is not the one that it should be."""

    def __init__(self, path: Path, missing: list[str]) -> None:
        super().__init__(path)
        problem = f"This file has no column “{missing[0]}”, so no source was compared."
        fix = "Download Retraction Watch's data again (docs/editorial.md)."
        self.diagnostic = Diagnostic(path.name, 1, problem, fix, "citation", "warning")
