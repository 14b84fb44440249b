"""What no site can be made of, one sentence for the first of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from facts.values import FactError, slug_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ZIP = re.compile(r"\d{5}(-\d{4})?", re.ASCII)
NEEDED = ("name", "site_url", "street", "city", "postal_code", "treats")


def check_words(answers: "DataclassInstance") -> None:
    """Refuse answers that are empty or would break a line.

    Raises:
        FactError: The first of them.
    """
    for key in NEEDED:
        if not str(getattr(answers, key)).strip():
            problem = f"“{key}” is empty."
            raise FactError(problem, "The site needs it.")
    for key, words in texts(answers):
        if not words.isprintable():
            problem = f"“{key}” has a line break, or a sign that nobody sees."
            raise FactError(problem, "Write it on one line.")


def check_codes(codes: Iterable[str]) -> None:
    """Refuse a ZIP code that is none.

    Raises:
        FactError: The first of them.
    """
    for code in codes:
        if not ZIP.fullmatch(code):
            problem = f"“{code}” is no ZIP code."
            raise FactError(problem, "Write five digits, such as 80000.")


def check_names(names: Sequence[str], offices: Sequence[str]) -> None:
    """Refuse people and offices that nobody could tell apart.

    Raises:
        FactError: The first of them.
    """
    if twice := next((name for name in names if names.count(name) > 1), ""):
        problem = f"Two therapists are called “{twice}”."
        raise FactError(problem, "Name each once, with a second name or initial.")
    slugs = [slug_of(office) for office in offices]
    for name, slug in zip(offices, slugs, strict=True):
        if not slug:
            problem = f"“{name}” makes no address of a page."
            raise FactError(problem, "Name the office in Latin letters.")
        if slugs.count(slug) > 1:
            problem = f"Two offices would have the address “{slug}”."
            fix = "Give each a name of its own; main_office names the first."
            raise FactError(problem, fix)


def texts(answers: "DataclassInstance") -> Iterator[tuple[str, str]]:
    """Yield every answer in words, with its key."""
    for field in fields(answers):
        value = getattr(answers, field.name)
        if isinstance(value, str):
            yield field.name, value
        for inner in value if isinstance(value, tuple) else ():
            yield field.name, inner if isinstance(inner, str) else inner.name
