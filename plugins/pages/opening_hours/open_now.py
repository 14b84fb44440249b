"""What `<open-now>` needs to tell whether the practice is open at this moment."""

import json

from facts.model import Hours, Interval
from opening_hours.phrases import Phrases, day_names, spoken


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
