"""Words in code, and the language that is spoken while a page is rendered."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field
from datetime import date, time
from functools import lru_cache
from gettext import c2py
from unicodedata import normalize

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from plain_data import dataclass
from site_parts import SitePart


@dataclass(frozen=True, slots=True)
class Speech:
    """A language as templates speak it.

    Attributes:
        code: As in addresses and in `lang`: "es".
        locale: As Babel knows it, for dates and numbers: "es_US".
        words: Translations by what the templates say in English.
        plurals: All forms by the English singular, in the order of its plural rule.
        right_to_left: Whether lines run from right to left.
        plural_rule: As gettext writes which form goes with a number `n`.
    """

    code: str = "en"
    locale: str = "en_US"
    words: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    right_to_left: bool = False
    plural_rule: str = "n != 1"

    def say(self, text: str) -> str:
        """Say English words in this language; in English while it has no others."""
        return self.words.get(text, text)

    @property
    def direction(self) -> str:
        """The value of the `dir` attribute."""
        return "rtl" if self.right_to_left else "ltr"


ENGLISH = Speech()
SPEECHES = SitePart[dict[str, Speech]]("SPEECHES")  # by language
_spoken: ContextVar[Speech] = ContextVar("speech", default=ENGLISH)


@contextmanager
def speaking(speech: Speech) -> Iterator[None]:
    """Render what is inside in a language."""
    token = _spoken.set(speech)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken_language() -> str:
    """Give the language of the page that is rendered: "es"."""
    return _spoken.get().code


def gettext_noop(words: str) -> str:
    """Mark words for translation; a page says them in its own language later.

    plugins/content/languages/catalog.py collects what is marked.
    """
    return words


def gettext(text: str) -> str:
    """Say a template's English words in the language that is spoken."""
    return _spoken.get().say(text)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Say words that go with a number."""
    speech = _spoken.get()
    forms = speech.plurals.get(singular)
    if forms is None:
        return singular if number == 1 else plural
    return forms[form_of(speech.plural_rule)(number)]


@lru_cache
def form_of(plural_rule: str) -> Callable[[int], int]:
    """Turn gettext's plural rule into a function: from a number to its form, from 0."""
    rule: Callable[[int], int] = c2py(plural_rule)
    return rule


def day(value: date | None) -> str:
    """Write a date as people read it: November 2, 2026; 2 de noviembre de 2026.

    No date is no words: Babel would say today's.
    """
    if value is None:
        return ""
    return format_date(value, "long", locale=_spoken.get().locale)


def clock(value: time) -> str:
    """Write a time of day as people read it: 8:00 AM."""
    return format_time(value, "short", locale=_spoken.get().locale)


def number(value: float) -> str:
    """Write a number as people read it: 1,024."""
    return format_decimal(value, locale=_spoken.get().locale)


def in_dictionary_order(words: str) -> tuple[str, str]:
    """Give what words are sorted by: letters, whatever their accents and signs.

    Spanish has ñ as a letter of its own, after n; its other marks count for nothing.
    """
    letters = words.casefold().replace("ñ", "n\N{LATIN SMALL LETTER EZH}")
    plain = "".join(
        letter
        for letter in normalize("NFKD", letters)
        if letter.isalnum() or letter.isspace()
    )
    return " ".join(plain.split()), words


def strange_language(code: str) -> tuple[str, str] | None:
    """Say what is wrong with a language's code, and what to write."""
    known = Locale.parse("en").languages
    if code in known:
        return None
    names = {name.lower(): own for own, name in known.items()}
    names |= {name.lower(): own for own, name in Locale.parse("es").languages.items()}
    meant = names.get(code.strip().lower(), "")
    fix = f"Write {meant}." if meant else "Write two small letters, such as en or es."
    return f"“{code}” is not the code of a language.", fix


def language_names(codes: Iterable[str]) -> str:
    """Name languages as people do: English and Spanish; inglés y español."""
    locale = _spoken.get().locale
    known = Locale.parse(locale).languages
    return format_list([known.get(code, code) for code in codes], locale=locale)
