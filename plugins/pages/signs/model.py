"""What the checklist is made of. Every text is ready to be shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from signs.wording import LevelWords, ResultWords, Wording

LEVELS = ("emergency", "same-day", "therapy")  # most urgent first
GROUPED = "therapy"  # the level whose signs stand in groups


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page; `url` is an address of this site without a slash."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SignSource:
    """A source of one sign; `url` leads to its line in the references, if any."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One line that a visitor may tick.

    Attributes:
        slug: Names the box, the `#fragment` and the sign in every language; it
            never changes once live.
        url: Its stable address, without a leading slash.
        body: What it means, as HTML. Trusted: it comes from our repository.
        reading: Services and articles it leads to, then pages that quote it.
        quoted_on: Pages that quote it.
        reviewed: The day a clinician last confirmed it.
    """

    slug: str
    title: str
    level: str
    group: str
    order: int
    url: str
    body: Markup
    sources: tuple[SignSource, ...]
    services: tuple[Link, ...]
    articles: tuple[Link, ...]
    quoted_on: tuple[Link, ...]
    reviewed: date
    next_review: date

    @property
    def reading(self) -> tuple[Link, ...]:
        """Where to read on; danger signs lead to no visit and have one list."""
        pages = (*self.articles, *self.services)
        if self.level == GROUPED:
            pages += self.quoted_on
        return tuple(dict.fromkeys(pages))


@dataclass(frozen=True, slots=True)
class Group:
    """Signs under one heading; signs that are not grouped have none."""

    slug: str
    title: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """All signs of one level."""

    level: str
    words: LevelWords
    groups: tuple[Group, ...]

    @property
    def signs(self) -> Iterator[Sign]:
        """Its signs in order."""
        for group in self.groups:
            yield from group.signs


@dataclass(frozen=True, slots=True)
class Result:
    """What to do; `level` is a level of signs, or none, or always."""

    level: str
    words: ResultWords
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The whole checklist in one language.

    Attributes:
        url: Its address, without a leading slash.
        parts: Most urgent first.
        results: Those that exclude each other, the one that wins first.
        quoted_on: Pages that quote danger signs or signs of the same day.
        references: Of every text on the page, as the citations plugin gives them.
        reviewed: The day on which all signs had been confirmed: of the oldest.
        next_review: The day on which the first of them is due.
    """

    lang: str
    url: str
    words: Wording
    parts: tuple[Part, ...]
    results: tuple[Result, ...]
    always: Result
    pregnancy: Markup
    quoted_on: tuple[Link, ...]
    references: tuple[Any, ...]
    reviewed: date
    next_review: date

    @property
    def signs(self) -> Iterator[Sign]:
        """All signs, in the order of the page."""
        for part in self.parts:
            yield from part.signs
