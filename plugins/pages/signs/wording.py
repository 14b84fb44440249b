"""The fixed words of a checklist: `_wording.toml`, one in each language.

A class here is one table of the file: its fields are the keys that the table
may have, and a field without a default must be there.
"""

import re
from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache
from html import unescape
from typing import Self, TypeVar

from smartypants import smartypants

from commonmark.primes import primes
from facts.values import FactError
from nested import changed_within
from plain_data import dataclass

Words = TypeVar("Words")


@dataclass(frozen=True, slots=True)
class PageAddress:
    """An address of this site: a folder below its root."""

    url: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read /signs/ and keep signs/, as Pelican writes addresses."""
        if not re.fullmatch(r"/(?:[a-z0-9-]+/)+", text):
            problem = f"“{text}” is not an address of this site."
            raise FactError(problem, "Write it like /signs/, with a slash at each end.")
        return cls(text[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """What the page says about itself.

    Attributes:
        address: Where it is: /signs/.
    """

    address: PageAddress
    title: str
    nav_title: str
    description: str
    intro: str
    private: str
    not_a_test: str
    print_list: str
    print_card: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignWords:
    """Labels of every sign and of the page they stand on.

    Attributes:
        back: Leads from a source back to the sign; its number follows.
    """

    meaning: str
    sources: str
    back: str
    reading: str
    reviewed: str
    reviewed_by: str
    next_review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelWords:
    """What a part of the checklist says.

    Attributes:
        prefix: Read out before the action, not shown.
        action: What to do when one of its signs is true.
        lead: Begins each of its signs: since when, and along with what.
        none: The last choice, which excludes the others.
        quote: Heads signs of this level that a page quotes.
    """

    prefix: str = field(metadata={"empty": True})
    heading: str
    action: str
    lead: str
    none: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """The parts of the checklist, most urgent first.

    Attributes:
        separator: The word before the last choice of each part.
    """

    separator: str
    emergency: LevelWords
    same_day: LevelWords
    therapy: LevelWords

    def of(self, level: str) -> LevelWords:
        """Find the words of a level, as sign files write it."""
        found: LevelWords = getattr(self, level.replace("-", "_"))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitWords:
    """What stands over the lines that come before all signs."""

    heading: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultWords:
    """What a visitor is told once signs are ticked.

    Attributes:
        when: The heading where a browser can't pick the right result by itself.
        say: What to say on the telephone or at the desk; `say_lead` is before it.
        say_english: The same, for a desk that speaks no other language.
        sources: Cite keys that carry the text.
        link_text: A way on; never to a visit where medical help comes first.
        link_page: An address of this site, a place on the page, or tel:911.
    """

    when: str
    heading: str
    text: str
    say_lead: str = ""
    say: str = ""
    say_english: str = ""
    sources: tuple[str, ...] = ()
    link_text: str = ""
    link_page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Exactly one of the first six is true; `always` stands under each.

    Attributes:
        see: Leads to the results from a bar that follows the visitor.
    """

    title: str
    see: str
    emergency: ResultWords
    same_day: ResultWords
    exit: ResultWords
    therapy: ResultWords
    self_care: ResultWords
    none: ResultWords
    always: ResultWords

    @property
    def by_level(self) -> Iterator[tuple[str, ResultWords]]:
        """Those that exclude each other, the one that wins first."""
        yield "emergency", self.emergency
        yield "same-day", self.same_day
        yield "exit", self.exit
        yield "therapy", self.therapy
        yield "self-care", self.self_care
        yield "none", self.none


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryWords:
    """What buttons and messages say; they need a script.

    Attributes:
        empty: Nothing is ticked yet.
        none: “None of these” is ticked in each part.
    """

    heading: str
    empty: str
    none: str
    count_one: str
    count_many: str
    print_sheet: str
    copy_text: str
    copied: str
    copy_link: str
    linked: str
    clear_ticks: str
    cleared: str
    by_hand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """What the printed sheet says."""

    title: str
    lead: str
    ticked: str
    nothing: str
    started: str
    goals: str
    questions: str
    suggested_questions: tuple[str, ...]
    medicines: str
    follow_up: str
    call_us: str
    emergency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutWords:
    """What the waiting room handout says."""

    title: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """What the card for a wallet says."""

    title: str
    fold: str
    mine: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteWords:
    """What stands under signs that a page quotes."""

    more: str
    call: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The whole file."""

    page: PageWords
    exits: ExitWords
    levels: Levels
    results: Results
    summary: SummaryWords
    sheet: SheetWords
    handout: HandoutWords
    card: CardWords
    sign: SignWords
    quote: QuoteWords


def typographic(words: Words) -> Words:
    """Give every text curly quotes and dashes, as pages have them."""
    return changed_within(
        words, lambda value: _curly(value) if isinstance(value, str) else value
    )


@lru_cache(maxsize=1024)  # a preview has the same words again and again
def _curly(text: str) -> str:
    return unescape(smartypants(primes(text)))
