"""What `<open-now>` needs to tell whether the practice is open at this moment."""

import json
from dataclasses import dataclass

from facts.model import Hours, Interval
from opening_hours.phrases import Phrases, day_names, spoken


@dataclass(frozen=True, slots=True)
class OpenNow:
    """Attributes of the element; all but `zone` are JSON.

    Attributes:
        zone: The practice's time zone: visitors may be anywhere.
        week: Seven lists of stretches such as 08:00-12:00, Monday first.
        special: The stretches of days that differ, by date.
        times: Each time in words, as it stands in a sentence.
        words: Sentences with {time} and {day}, and the names of the days.
    """

    zone: str
    week: str
    special: str
    times: str
    words: str


def open_now(hours: Hours, phrases: Phrases, zone: str) -> OpenNow:
    """Gather the facts for one language."""
    days = [spans for _name, spans in hours.weekly.days]
    special = {holiday.date.isoformat(): holiday.hours for holiday in hours.holiday}
    moments = {
        moment
        for spans in (*days, *special.values())
        for span in spans
        for moment in (span.opens, span.closes)
    }
    return OpenNow(
        zone=zone,
        week=compact([stretches(day) for day in days]),
        special=compact({day: stretches(spans) for day, spans in special.items()}),
        times=compact(
            {f"{moment:%H:%M}": spoken(moment, phrases) for moment in sorted(moments)}
        ),
        words=compact(
            {
                "openUntil": phrases.open_until,
                "opensToday": phrases.opens_today,
                "opensTomorrow": phrases.opens_tomorrow,
                "opensOn": phrases.opens_on,
                "closed": phrases.closed_now,
                "days": day_names(phrases),
            }
        ),
    )


def stretches(spans: tuple[Interval, ...]) -> list[str]:
    """Write stretches as hours.toml has them."""
    return [f"{span.opens:%H:%M}-{span.closes:%H:%M}" for span in spans]


def compact(value: object) -> str:
    """Write JSON without spaces, and letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
