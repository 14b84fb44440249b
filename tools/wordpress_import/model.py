"""What an export of WordPress holds, as plain data."""

from dataclasses import field
from datetime import datetime

from plain_data import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment that WordPress had approved.

    Attributes:
        parent: Number of the comment it answers, 0 when it answers none.
        by_practice: A signed-in user wrote it, not a visitor.
        html: As typed; never trusted.
    """

    number: int
    parent: int
    author: str
    written: datetime | None
    by_practice: bool
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of the media library.

    Attributes:
        path: Under the uploads folder, such as `2012/02/back.jpg`.
    """

    number: int
    address: str
    path: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A post or a page.

    Attributes:
        kind: `post` or `page`; other kinds are only counted.
        address: Where WordPress showed it, with the host.
        old_names: Names it had before it was renamed.
        html: The body as stored, with shortcodes and block comments.
        other_comments: How many comments are spam, unapproved or pings.
    """

    number: int
    kind: str
    title: str
    name: str
    status: str
    protected: bool
    address: str
    old_names: tuple[str, ...]
    author: str
    published: datetime | None
    modified: datetime | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    summary: str
    picture: int
    html: str
    comments: tuple[Comment, ...]
    other_comments: int = 0


@dataclass(slots=True, kw_only=True)
class Export:
    """All that was read from one export file.

    Attributes:
        authors: Login name to the name that readers see.
        other_kinds: How many items there were of each kind we do not bring.
        damage: What was wrong with the file itself, for the report.
    """

    site: str = ""
    language: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    other_kinds: dict[str, int] = field(default_factory=dict)
    damage: list[str] = field(default_factory=list)


class NotAnExportError(Exception):
    """The file is not an export of WordPress; the message says how one sees it."""
