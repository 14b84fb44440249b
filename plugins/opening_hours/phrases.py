"""The words around hours, in each language of the site.

Times and names of days come from Babel; only what stands around them is here.
"""

from dataclasses import dataclass
from datetime import date, time

from babel.dates import format_date, format_time, get_day_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """How one language speaks of hours.

    Attributes:
        locale: Decides how Babel writes times and dates.
        time: Babel's pattern of a time.
        full_hour: The same for a time on the hour.
        span: One stretch of a day.
        both: Joins two stretches.
        days: Joins the first and last of several days.
        open_until: What <open-now> says while open; the others while closed.
    """

    locale: str
    time: str
    full_hour: str
    noon: str
    midnight: str
    span: str
    both: str
    days: str
    closed: str
    open_until: str
    opens_today: str
    opens_tomorrow: str
    opens_on: str
    closed_now: str


PHRASES = {
    "en": Phrases(
        locale="en_US",
        time="h:mm a",
        full_hour="h a",
        noon="noon",
        midnight="midnight",
        span="{opens} to {closes}",
        both=" and ",
        days="{first} to {last}",
        closed="Closed",
        open_until="Open now, until {time}",
        opens_today="Closed now, opens today at {time}",
        opens_tomorrow="Closed now, opens tomorrow at {time}",
        opens_on="Closed now, opens {day} at {time}",
        closed_now="Closed now",
    ),
    "es": Phrases(
        locale="es_US",
        time="h:mm a",
        full_hour="h:mm a",
        noon="12:00\N{NO-BREAK SPACE}p.m.",
        midnight="12:00\N{NO-BREAK SPACE}a.m.",
        span="de {opens} a {closes}",
        both=" y ",
        days="{first} a {last}",
        closed="Cerrado",
        open_until="Abierto ahora, hasta las {time}",
        opens_today="Cerrado ahora, abre hoy a las {time}",
        opens_tomorrow="Cerrado ahora, abre mañana a las {time}",
        opens_on="Cerrado ahora, abre el {day} a las {time}",
        closed_now="Cerrado ahora",
    ),
}


def clock(moment: time, phrases: Phrases) -> str:
    """Write a time as people read it: 8 a.m., 12:30 p.m., noon."""
    if moment == time(12):
        return phrases.noon
    if moment == time(0):
        return phrases.midnight
    pattern = phrases.time if moment.minute else phrases.full_hour
    written = format_time(moment, pattern, locale=phrases.locale)
    return in_house_style(written)


def in_house_style(written: str) -> str:
    """Write a.m. and p.m. with points, and keep them with their number."""
    for theirs, ours in {"AM": "a.m.", "PM": "p.m."}.items():
        written = written.replace(theirs, ours)
    return "\N{NO-BREAK SPACE}".join(written.split())


def day_names(phrases: Phrases) -> list[str]:
    """List the days, Monday first, capitalized as at the start of a line."""
    names = get_day_names("wide", locale=phrases.locale)
    return [names[each] for each in range(7)]


def long_date(day: date, phrases: Phrases) -> str:
    """Write a date with its weekday."""
    written = format_date(day, "full", locale=phrases.locale)
    return written[0].upper() + written[1:]
