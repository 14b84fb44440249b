"""The hours as a person reads them."""

import json
from datetime import date, timedelta
from itertools import groupby

from facts.model import Hours
from facts.values import Interval
from opening_hours.phrases import Phrases, clock, day_names, long_date, spoken
from plain_data import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table of hours."""

    days: str
    times: str


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that differs from the ordinary week.

    Attributes:
        date: For machines; `day` says the same in words.
    """

    date: date
    day: str
    name: str
    times: str


@dataclass(frozen=True, slots=True)
class HoursInWords:
    """What a template shows.

    Attributes:
        rows: The week; neighboring days with the same hours share a row.
        holidays: The special days that lie ahead, soonest first.
        open_now: The facts of `<open-now>`, as JSON.
    """

    rows: tuple[Row, ...]
    holidays: tuple[SpecialDay, ...]
    open_now: str


def hours_in_words(
    hours: Hours, phrases: Phrases, zone: str, today: date, days_ahead: int
) -> HoursInWords:
    """Write the hours in one language."""
    last = today + timedelta(days=days_ahead)
    ahead = sorted(
        (holiday for holiday in hours.holiday if today <= holiday.date <= last),
        key=lambda holiday: holiday.date,
    )
    return HoursInWords(
        tuple(week_rows(hours, phrases)),
        tuple(
            SpecialDay(
                holiday.date,
                long_date(holiday.date, phrases),
                holiday.name,
                times(holiday.hours, phrases),
            )
            for holiday in ahead
        ),
        open_now(hours, phrases, zone),
    )


def week_rows(hours: Hours, phrases: Phrases) -> list[Row]:
    """Make a row of each run of days with the same hours."""
    names = day_names(phrases)
    week = list(enumerate(spans for _name, spans in hours.weekly.days))
    rows = []
    for spans, run in groupby(week, key=lambda day: day[1]):
        numbers = [number for number, _spans in run]
        rows.append(Row(run_of_days(numbers, names, phrases), times(spans, phrases)))
    return rows


def run_of_days(numbers: list[int], names: list[str], phrases: Phrases) -> str:
    """Name one day, two days, or the first and last of several."""
    shown = [names[number] for number in numbers]
    if len(shown) > 2:  # noqa: PLR2004 - "to" reads better from three on
        words = phrases.days.format(first=shown[0], last=shown[-1])
    else:
        words = phrases.both.join(shown)
    return words[0].upper() + words[1:]


def times(spans: tuple[Interval, ...], phrases: Phrases) -> str:
    """Write the stretches of one day, or that it is closed."""
    shown = [
        phrases.span.format(
            opens=clock(span.opens, phrases), closes=clock(span.closes, phrases)
        )
        for span in spans
    ]
    if len(shown) > 1:
        shown = [", ".join(shown[:-1]) + phrases.both + shown[-1]]
    return shown[0] if shown else phrases.closed


def open_now(hours: Hours, phrases: Phrases, zone: str) -> str:
    """Write the facts for one language, as JSON.

    zone     the practice's time zone: visitors may be anywhere
    week     seven lists of stretches such as 08:00-12:00, Monday first
    special  the stretches of days that differ, by date
    times    each time in words, as it stands in a sentence
    words    sentences with {time} and {day}, and the names of the days
    """
    days = [spans for _name, spans in hours.weekly.days]
    special = {holiday.date.isoformat(): holiday.hours for holiday in hours.holiday}
    moments = {
        moment
        for spans in (*days, *special.values())
        for span in spans
        for moment in (span.opens, span.closes)
    }
    facts = {
        "zone": zone,
        "week": [stretches(day) for day in days],
        "special": {day: stretches(spans) for day, spans in special.items()},
        "times": {
            f"{moment:%H:%M}": spoken(moment, phrases) for moment in sorted(moments)
        },
        "words": {
            "openUntil": phrases.open_until,
            "opensToday": phrases.opens_today,
            "opensTomorrow": phrases.opens_tomorrow,
            "opensOn": phrases.opens_on,
            "closed": phrases.closed_now,
            "days": day_names(phrases),
        },
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def stretches(spans: tuple[Interval, ...]) -> list[str]:
    """Write stretches as hours.toml has them."""
    return [f"{span.opens:%H:%M}-{span.closes:%H:%M}" for span in spans]
