"""What the front matter of a page may hold, and where it came from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

Content = Any  # Pelican's content: its attributes are the front matter's fields


@dataclass(frozen=True, slots=True)
class ValueType:
    """A kind of value that front matter can have.

    Attributes:
        name: What it is, in an author's words: "a date such as 2026-11-02".
        read: Makes the value; raises ValueError when it is something else.
        example: As an author would write it.
    """

    name: str
    read: Callable[[Any], Any]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line of front matter.

    Attributes:
        help: What it is for, as docs, new files and editors show it.
        choices: The only values allowed, when there are few.
        refers_to: The kind whose file names are allowed, such as "people".
        keys: Of a mapping: the keys it must have, each with its help.
        length: Fewest and most characters.
        vouched: A person answers for it, so that a draft goes without until then.
    """

    name: str
    type: ValueType
    help: str
    required: bool = False
    choices: tuple[str, ...] = ()
    refers_to: str = ""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    length: tuple[int, int] | None = None
    vouched: bool = False


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
    def by_name(self) -> dict[str, Field]:
        """Its fields by the name an author writes."""
        return {each.name: each for each in self.fields}


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


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a table of contents."""

    id: str
    title: str
    children: tuple["Heading", ...] = ()
