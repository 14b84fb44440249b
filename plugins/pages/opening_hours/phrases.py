"""The words around hours, in each language of the site.

Times and names of days come from Babel; only what stands around them is here.
"""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, time
from functools import lru_cache

from babel.dates import format_date, format_time, get_day_names

from i18n import gettext_noop
from plain_data import dataclass


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
        in_sentence: A time within those sentences: Spanish says "las 8:00".
        one_in_sentence: The same within the hour of one: "la 1:30".
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
    in_sentence: str
    one_in_sentence: str


ENGLISH = Phrases(
    locale="en_US",
    time=gettext_noop("h:mm a"),
    full_hour=gettext_noop("h a"),
    noon=gettext_noop("noon"),
    midnight=gettext_noop("midnight"),
    span=gettext_noop("{opens} to {closes}"),
    both=gettext_noop(" and "),
    days=gettext_noop("{first} to {last}"),
    closed=gettext_noop("Closed"),
    open_until=gettext_noop("Open now, until {time}"),
    opens_today=gettext_noop("Closed now, opens today at {time}"),
    opens_tomorrow=gettext_noop("Closed now, opens tomorrow at {time}"),
    opens_on=gettext_noop("Closed now, opens {day} at {time}"),
    closed_now=gettext_noop("Closed now"),
    in_sentence=gettext_noop("{time}"),
    one_in_sentence=gettext_noop("{time_at_one}"),
)


def phrases_of(locale: str, say: Callable[[str], str] = str) -> Phrases:
    """Word the phrases in a language that `say` speaks."""
    words = {field.name: say(getattr(ENGLISH, field.name)) for field in fields(ENGLISH)}
    return Phrases(**{**words, "locale": locale})


@lru_cache(maxsize=1024)  # a week has few times, and says each again and again
def clock(moment: time, phrases: Phrases) -> str:
    """Write a time as people read it: 8 a.m., 12:30 p.m., noon."""
    if moment == time(12):
        return in_house_style(phrases.noon)
    if moment == time(0):
        return in_house_style(phrases.midnight)
    pattern = phrases.time if moment.minute else phrases.full_hour
    written = format_time(moment, pattern, locale=phrases.locale)
    return in_house_style(written)


def spoken(moment: time, phrases: Phrases) -> str:
    """Write a time as it stands in a sentence: las 8:00 a.m., la 1:00 p.m."""
    written = clock(moment, phrases)
    if moment.hour in {1, 13}:
        return phrases.one_in_sentence.format(time_at_one=written)
    return phrases.in_sentence.format(time=written)


def in_house_style(written: str) -> str:
    """Write a.m. and p.m. with points, and keep a time on one line."""
    for theirs, ours in {"AM": "a.m.", "PM": "p.m."}.items():
        written = written.replace(theirs, ours)
    return "\N{NO-BREAK SPACE}".join(written.split())


def day_names(phrases: Phrases) -> list[str]:
    """List the days, Monday first, capitalized as at the start of a line."""
    names = get_day_names("wide", locale=phrases.locale)
    return [names[day] for day in range(7)]


def long_date(day: date, phrases: Phrases) -> str:
    """Write a date with its weekday."""
    written = format_date(day, "full", locale=phrases.locale)
    return written[0].upper() + written[1:]
