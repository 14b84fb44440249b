"""What changed on a page, as its foot tells readers."""

import re
from collections.abc import Iterator
from datetime import date

from diagnostics import Diagnostic
from plain_data import dataclass
from reviews.model import RULE

_CHANGE = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2}):\s+(?P<words>\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a page's history."""

    day: date
    words: str


def history_of(lines: list[str]) -> tuple[Change, ...]:
    """Read what `changes` says, newest first; a line without a day says nothing."""
    found = (_change(line) for line in lines)
    changes = [change for change in found if change]
    return tuple(sorted(changes, key=lambda change: change.day, reverse=True))


def check_history(
    lines: list[str], path: str, line: int, today: date
) -> Iterator[Diagnostic]:
    """Yield what is wrong with lines of `changes`."""
    for entry in lines:
        change = _change(entry)
        if change is None:
            problem = f"The change “{entry}” does not begin with its day."
            fix = 'Write it as - "2026-11-02: We added what a trial found."'
            yield Diagnostic(path, line, problem, fix, RULE)
        elif change.day > today:
            problem = f"The change of {change.day} is still to come."
            yield Diagnostic(path, line, problem, "Correct the day.", RULE)


def _change(line: str) -> Change | None:
    found = _CHANGE.fullmatch(line.strip())
    if not found:
        return None
    try:
        return Change(
            date.fromisoformat(found["day"]), " ".join(found["words"].split())
        )
    except ValueError:
        return None
