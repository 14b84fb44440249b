"""What the checklist is made of. Every text is ready to be shown."""

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from plain_data import dataclass
from signs.wording import LevelWords, ResultWords, Wording
from site_parts import PagePart, SitePart

EXIT = "exit"  # stands before all others; each has a result of its own
LEVELS = ("emergency", "same-day", "therapy")  # most urgent first
SELF_CARE = "self-care"  # stands in the part for therapy


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
        slug: Names the box, the `#fragment` and the sign in every language.
        old_names: Slugs it had before; links with them lead to it.
        mild: New pain that eases may wait with it.
        symptoms: What the title holds, a few words each.
        result: Heading of the body, where that is what to do: of an exit.
        url: Its stable address, without a leading slash.
        body: What it means, as HTML. Trusted: it comes from our repository.
        reviewed: The day a clinician last confirmed it.
        waiting: Nobody has confirmed it yet: then its days are not said.
    """

    slug: str
    title: str
    level: str
    mild: bool
    symptoms: tuple[str, ...]
    result: str
    old_names: tuple[str, ...]
    order: int
    url: str
    body: Markup
    sources: tuple[SignSource, ...]
    services: tuple[Link, ...]
    articles: tuple[Link, ...]
    exercises: tuple[Link, ...]
    reviewed: date
    next_review: date
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """All signs of one level; self-care stands with therapy."""

    level: str
    words: LevelWords
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What to do; `level` is a level of signs, or none, or always."""

    level: str
    words: ResultWords
    text: Markup

    @property
    def part(self) -> str:
        """The part of the list it stands below; the last has most of them."""
        return self.level if self.level in LEVELS else LEVELS[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The whole checklist in one language.

    Attributes:
        url: Its address, without a leading slash.
        exits: For whom another list or another person is right.
        parts: Most urgent first.
        results: Those that exclude each other, the one that wins first.
        references: Of every text on the page, as the citations plugin gives them.
        reviewed: The day on which all signs had been confirmed: of the oldest.
        next_review: The day on which the first of them is due.
        waiting: Nobody has confirmed some of it: then neither day is said.
    """

    lang: str
    url: str
    words: Wording
    exits: tuple[Sign, ...]
    parts: tuple[Part, ...]
    results: tuple[Result, ...]
    always: Result
    references: tuple[object, ...]
    reviewed: date
    next_review: date
    waiting: bool = False

    @property
    def signs(self) -> Iterator[Sign]:
        """All signs, in the order of the page."""
        yield from self.exits
        for part in self.parts:
            yield from part.signs


CHECKLIST_URLS = SitePart[list[str]]("CHECKLIST_URLS")  # of those without signs, too
CHECKLISTS = SitePart[dict[str, Checklist]]("CHECKLISTS")  # by language


CHECKLIST = PagePart[Checklist]("checklist")  # of the page that shows it
