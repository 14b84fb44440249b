"""Which language is being spoken while a page is rendered, and its words."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, time

from babel.dates import format_date, format_time
from babel.numbers import format_decimal


@dataclass(frozen=True, slots=True)
class Speech:
    """A language as templates speak it.

    Attributes:
        code: As in addresses and in `lang`: "es".
        locale: As Babel knows it, for dates and numbers: "es_US".
        words: Translations by what the templates say in English.
        plurals: Both forms by the English singular.
        right_to_left: Whether lines run from right to left.
    """

    code: str = "en"
    locale: str = "en_US"
    words: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    right_to_left: bool = False

    def say(self, text: str) -> str:
        """Say English words in this language; in English while it has no others."""
        return self.words.get(text, text)

    @property
    def direction(self) -> str:
        """The value of the `dir` attribute."""
        return "rtl" if self.right_to_left else "ltr"


ENGLISH = Speech()
_spoken: ContextVar[Speech] = ContextVar("speech", default=ENGLISH)


@contextmanager
def speaking(speech: Speech) -> Iterator[None]:
    """Render what is inside in a language."""
    token = _spoken.set(speech)
    try:
        yield
    finally:
        _spoken.reset(token)


def gettext(text: str) -> str:
    """Say a template's English words in the language that is spoken."""
    return _spoken.get().say(text)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Say words that go with a number."""
    one, many = _spoken.get().plurals.get(singular, (singular, plural))
    return one if number == 1 else many


def day(value: date) -> str:
    """Write a date as people read it: November 2, 2026; 2 de noviembre de 2026."""
    return format_date(value, "long", locale=_spoken.get().locale)


def clock(value: time) -> str:
    """Write a time of day as people read it: 8:00 AM."""
    return format_time(value, "short", locale=_spoken.get().locale)


def number(value: float) -> str:
    """Write a number as people read it: 1,024."""
    return format_decimal(value, locale=_spoken.get().locale)
