"""Find holidays of the US on a day that is not theirs, or with a misspelt name."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher

from diagnostics import Diagnostic
from diagnostics.suggest import did_you_mean
from facts.model import Holiday
from facts.toml_lines import line_of
from plain_data import dataclass

_ALIKE = 0.85  # of the letters of two names
_SATURDAY, _SUNDAY, _WEEK = 5, 6, 7
_OBSERVED = re.compile(r"\s*\((?:day )?observed\)|\s*,? observed$", re.IGNORECASE)


def _on(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, turn: int, later: int = 0) -> Callable[[int], date]:
    """Find the first, second, … such weekday of a month, and days after it."""

    def day_in(year: int) -> date:
        first = date(year, month, 1)
        ahead = (weekday - first.weekday()) % _WEEK + _WEEK * (turn - 1) + later
        return first + timedelta(days=ahead)

    return day_in


def _last_monday_of_may(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())


def _easter(year: int) -> date:
    """Compute the day as Gauss did, for the years from 1900 to 2099."""
    moon, cycle = (19 * (year % 19) + 24) % 30, year % 19
    moon -= moon > 28 or (moon == 28 and cycle > 10)  # noqa: PLR2004
    sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
    return date(year, 3, 22) + timedelta(days=moon + sunday)


def _good_friday(year: int) -> date:
    return _easter(year) - timedelta(days=2)


DAYS: Mapping[str, Callable[[int], date]] = {
    "New Year's Day": _on(1, 1),
    "New Year's Eve": _on(12, 31),
    "Martin Luther King Jr. Day": _nth(1, 0, 3),
    "Martin Luther King Day": _nth(1, 0, 3),
    "MLK Day": _nth(1, 0, 3),
    "Presidents' Day": _nth(2, 0, 3),
    "Washington's Birthday": _nth(2, 0, 3),
    "Good Friday": _good_friday,
    "Easter": _easter,
    "Easter Sunday": _easter,
    "Mother's Day": _nth(5, 6, 2),
    "Memorial Day": _last_monday_of_may,
    "Juneteenth": _on(6, 19),
    "Father's Day": _nth(6, 6, 3),
    "Independence Day": _on(7, 4),
    "Fourth of July": _on(7, 4),
    "4th of July": _on(7, 4),
    "July 4th": _on(7, 4),
    "Labor Day": _nth(9, 0, 1),
    "Columbus Day": _nth(10, 0, 2),
    "Indigenous Peoples' Day": _nth(10, 0, 2),
    "Halloween": _on(10, 31),
    "Election Day": _nth(11, 0, 1, later=1),
    "Veterans Day": _on(11, 11),
    "Thanksgiving": _nth(11, 3, 4),
    "Thanksgiving Day": _nth(11, 3, 4),
    "Day after Thanksgiving": _nth(11, 3, 4, later=1),
    "Black Friday": _nth(11, 3, 4, later=1),
    "Christmas Eve": _on(12, 24),
    "Christmas": _on(12, 25),
    "Christmas Day": _on(12, 25),
}


def _letters(name: str) -> str:
    """Leave out what people write in different ways: capitals, marks, spaces."""
    return re.sub(r"[\W_]|^the ", "", _OBSERVED.sub("", name).lower())


_KNOWN = {_letters(name): name for name in DAYS}


@dataclass(frozen=True, slots=True)
class WrittenDays:
    """Special days, and where a file lists them.

    Attributes:
        lines: Of the file's keys.
        within: What leads to the days in the file: "location.1.", or "".
    """

    holidays: Sequence[Holiday]
    path: str
    lines: Mapping[str, int]
    within: str

    def warning(self, key: str, problem: str, fix: str) -> Diagnostic:
        """Warn at the line of a key; without one, where the days are listed."""
        line = line_of(self.lines, f"{self.within}{key}".rstrip("."))
        return Diagnostic(self.path, line, problem, fix, level="warning")


def strange_days(days: WrittenDays, today: date) -> Iterator[Diagnostic]:
    """Warn of each day ahead whose name is another day's, or nearly a name."""
    # Of a stretch of days with one name, one is the day itself.
    right = {_letters(day.name) for day in days.holidays if _is_theirs(day)}
    for index, holiday in enumerate(days.holidays):
        letters = _letters(holiday.name)
        if letters in right or holiday.date < today:
            continue
        if letters in _KNOWN:
            day = DAYS[_KNOWN[letters]](holiday.date.year)
            problem = f"{_KNOWN[letters]} is on {day}, not on {holiday.date}."
            fix = "Correct the date or the name."
            key = "date"
        elif near := _near(letters):
            problem = f"“{holiday.name}” is no holiday that we know."
            fix, key = did_you_mean(f"“{near}”"), "name"
        else:
            continue
        yield days.warning(f"holiday.{index}.{key}", problem, fix)


def _is_theirs(holiday: Holiday) -> bool:
    """Tell whether a holiday is on its day, or on the workday beside a weekend."""
    name = _KNOWN.get(_letters(holiday.name))
    if name is None:
        return False
    year = holiday.date.year
    days = {DAYS[name](near) for near in (year - 1, year, year + 1)}
    beside = {_SATURDAY: -1, _SUNDAY: 1}
    days |= {
        day + timedelta(days=beside[day.weekday()])
        for day in days
        if day.weekday() in beside
    }
    return holiday.date in days


def _near(letters: str) -> str:
    """Find the name that was probably meant; "" when none is that much alike."""
    if any(letters.startswith(known) for known in _KNOWN):
        return ""  # “Thanksgiving weekend”
    likeness = {
        name: SequenceMatcher(None, letters, known).ratio()
        for known, name in _KNOWN.items()
        if letters[:1] == known[:1]
    }
    best = max(likeness, key=lambda name: likeness[name], default="")
    return best if best and likeness[best] >= _ALIKE else ""
