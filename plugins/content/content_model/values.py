"""The kinds of value that front matter can have."""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from i18n import strange_language
from schema import UnfitError, ValueType

STATE_CODE = re.compile(r"[A-Z]{2}")
ADDRESS = re.compile(r"/?(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*(?:[a-z0-9-]+\.html)?")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _text(value: object) -> str:
    if isinstance(value, int | float | date) and not isinstance(value, bool):
        return str(value)  # a title such as 2026 is text to its author
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value.strip()


def _day(value: object) -> date:
    if isinstance(value, str):  # in quotation marks
        value = date.fromisoformat(value.strip())
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, date) or not 1900 <= value.year < 2200:  # noqa: PLR2004
        raise ValueError
    return value


def _whole(value: object) -> int:
    if isinstance(value, str) and value.strip().isdecimal():
        return int(value)
    if type(value) is not int:
        raise ValueError
    return value


def _flag(value: object) -> bool:
    if type(value) is not bool:
        raise ValueError
    return value


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError
    return value


def _list_of(read: Callable[[object], str], value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError  # noqa: TRY004
    return tuple(map(read, value))


def _languages(value: object) -> tuple[str, ...]:
    codes = _texts(value)
    for code in codes:
        if found := strange_language(code):
            raise UnfitError(*found)
    return codes


def _mapping(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError  # noqa: TRY004
    return {str(key): _text(entry) for key, entry in value.items()}


def _mappings(value: object) -> tuple[dict[str, object], ...]:
    if not isinstance(value, list) or not value:
        raise ValueError
    if not all(isinstance(entry, dict) for entry in value):
        raise ValueError
    return tuple(value)


TEXT = ValueType(
    "text", _text, "A few words", "Write words alone, without brackets around them."
)
DAY = ValueType("a date such as 2026-11-02", _day, "2026-11-02")
WHOLE = ValueType("a whole number", _whole, "10", "Write digits alone, such as 10.")
FLAG = ValueType("true or false", _flag, "true", "Write true or false.")
_slug, _address = partial(_matching, SLUG), partial(_matching, ADDRESS)
_texts, _slugs = partial(_list_of, _text), partial(_list_of, _slug)
_state = partial(_matching, STATE_CODE)
STATE = ValueType("the two letters of a state", _state, "CO", "Write capitals: CO.")
SLUG_TYPE = ValueType("a file name without .md", _slug, "dry-needling")
ADDRESS_TYPE = ValueType("an address such as /costs/", _address, "/costs/")
TEXTS = ValueType("a list such as [one, two]", _texts, "[one, two]")
LANGUAGES = ValueType("a list such as [en, es]", _languages, "[one, two]")
SLUGS = ValueType("a list of file names without .md", _slugs, "[dry-needling]")
MAPPINGS = ValueType(
    "a list whose entries have lines of their own",
    _mappings,
    fix="Write each on a line below it: - {name: value, name: value}.",
)
MAPPING = ValueType(
    "lines of its own, indented",
    _mapping,
    fix="Write each on a line below it, two spaces before its name.",
)
# As kinds.toml names them.
TYPES = {
    "text": TEXT,
    "state": STATE,
    "texts": TEXTS,
    "languages": LANGUAGES,
    "day": DAY,
    "whole": WHOLE,
    "flag": FLAG,
    "slug": SLUG_TYPE,
    "slugs": SLUGS,
    "address": ADDRESS_TYPE,
    "mapping": MAPPING,
    "mappings": MAPPINGS,
}
