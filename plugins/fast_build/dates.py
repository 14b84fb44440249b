"""Dates as nearly everybody writes them, without a search for what they may mean."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pelican import readers, utils
from pelican.utils import SafeDatetime

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

original = utils.get_date

_iso = re.compile(
    r"([12]\d{3})-(\d\d)-(\d\d)(?: +(\d\d):(\d\d)(?::(\d\d))?)?", re.ASCII
).fullmatch


def get_date(string: str) -> dt.datetime:
    """Return the date that Pelican's function of this name returns."""
    found = _iso(string)
    if not found:
        return original(string)
    year, month, day, hour, minute, second = map(int, found.groups("0"))
    try:
        return SafeDatetime(year, month, day, hour, minute, second)
    except ValueError:  # such as a 13th month, which can be meant as a day
        return original(string)


@contextmanager
def in_place_of_get_date() -> Iterator[None]:
    """Let Pelican's readers find this one."""
    readers.get_date = get_date  # type: ignore[attr-defined]
    try:
        yield
    finally:
        readers.get_date = original  # type: ignore[attr-defined]
