"""What the front matter of a page may hold, and where it came from."""

from collections.abc import Mapping, Sequence
from datetime import date as day
from datetime import datetime
from typing import NamedTuple, Protocol

from diagnostics.model import Diagnostic, Level
from plain_data import dataclass
from plain_text import Table
from schema import Field
from site_parts import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of page: where its files are and what their front matter holds.

    Attributes:
        name: Singular; also the name of its template: "service".
        folder: Below `content/`, and below `content/es/` in Spanish.
        health: Whether its pages make health claims, so that they need a reviewer.
    """

    name: str
    folder: str
    help: str
    fields: tuple[Field, ...]
    health: bool = False

    @property
    def url(self) -> str:
        """The pattern of its pages' addresses, where no setting has another."""
        return f"{self.folder}/{{slug}}/"

    @property
    def by_name(self) -> dict[str, Field]:
        """Its fields by the name an author writes."""
        return {field.name: field for field in self.fields}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a page came from, so that mistakes can name file and line.

    Attributes:
        path: From the project's root: `content/articles/x.md`.
        field_lines: The line of each front matter field, counted from 1.
        body_line: The line that the text starts on.
        kind: Name of its kind.
    """

    path: str
    field_lines: Mapping[str, int]
    body_line: int
    kind: str

    def line(self, name: str) -> int:
        """Where a field stands; the first line when it is missing."""
        return self.field_lines.get(name, 1)

    def at(
        self, name: str, problem: str, fix: str, rule: str = "", level: Level = "error"
    ) -> Diagnostic:
        """Name a mistake at a field."""
        return Diagnostic(self.path, self.line(name), problem, fix, rule, level)


class Heading(NamedTuple):
    """An entry of a table of contents: a tuple, for there are thousands to be read."""

    id: str
    title: str


class Label(Protocol):
    """A category or a tag of articles, with a list of its own."""

    name: str
    description: str

    @property
    def slug(self) -> str:
        """As in its address."""

    @property
    def url(self) -> str:
        """Where its list is."""

    @property
    def save_as(self) -> str:
        """The file of its list."""


class Feed(Protocol):
    """A feed that is about to be written, as the library that writes it keeps it."""

    feed: Table
    items: list[Table]


class Content(Protocol):
    """What staff wrote in one file: a page, or a part of one such as a sign.

    Pelican's object, as templates see it; a field of the front matter that a file
    leaves out is no attribute of it. What a later plugin adds with a type of its
    own is a `PagePart`, beside that type.
    """

    # Pelican's own
    settings: Settings
    metadata: Table
    source_path: str
    relative_source_path: str
    in_default_lang: bool
    url_format: Mapping[str, object]
    translations: Sequence["Content"]
    _content: str
    _summary: str
    # Where it stands, and in which language
    kind: str
    lang: str
    slug: str
    status: str
    template: str
    waiting: bool
    source: Source
    outline: Sequence[Heading]
    read_minutes: int
    # Front matter
    title: str
    description: str
    date: datetime
    reviewed: day | None
    next_review: day | None
    order: int
    category: Label
    tags: Sequence[Label]
    author: object
    role: str
    credentials: Sequence[str]
    plain_name: str
    level: str
    sources: Sequence[str]
    dose: Mapping[str, str]
    steps: Sequence[str]
    easier: str
    harder: str
    ask_first: Sequence[str]
    stop: Sequence[str]
    who_for: str
    compare: Mapping[str, str]
    # Pages that it names or that name it
    author_page: "Content | None"
    reviewer_page: "Content | None"
    exercise_pages: Sequence["Content"]
    written: list["Content"]
    related: Sequence["Content"]
    series_pages: Sequence["Content"]
    linked_from: Sequence["Content"]
    older: "Content | None"
    newer: "Content | None"
    # What later plugins say about it
    review_due: day | None
    history: tuple[object, ...]
    withheld: bool
    cited_once_shown: str
    rounds: bool
    figure: str
    figure_row: str
    moving: str
    card: str
    share_image: str
    picture: object

    @property
    def url(self) -> str:
        """Its address from the root, without a slash at its start."""

    @property
    def save_as(self) -> str:
        """Its file in the output."""
