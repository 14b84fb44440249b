"""Read what the receiver keeps: Isso's database, without mail or address."""

import re
import sqlite3
from contextlib import closing
from datetime import date, datetime, tzinfo
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from plain_data import dataclass

APPROVED = 1
# Neither mail nor network address is ever asked for.
COMMENTS = """
    SELECT comments.id, comments.created, comments.author, comments.text,
           comments.website, comments.mode, threads.uri
    FROM comments JOIN threads ON comments.tid = threads.id
    ORDER BY comments.id
"""
# Isso makes it at random, once for each database, and signs cookies with it.
ORIGIN = "SELECT value FROM preferences WHERE key = 'session-key'"
ANSWERED = re.compile(r"#comment-([^#\s]+)$")


class UnreadableDatabaseError(Exception):
    """A file that is no database of comments; says so in a sentence or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A comment as the receiver keeps it.

    Attributes:
        name: Of its file. It has the database's mark, the number, which Isso gives
            again after a deletion, and the second, which it does not.
        answers: Name of the comment that it answers, or "".
        place: The article it is about, as the form named it.
    """

    name: str
    answers: str
    written: date
    author: str
    text: str
    place: str
    approved: bool


@dataclass(frozen=True, slots=True)
class Database:
    """All comments of one receiver.

    Attributes:
        mark: How the names of all its comments start; no other database has it.
    """

    mark: str
    comments: tuple[Received, ...]


def read_database(path: Path, zone: tzinfo) -> Database:
    """Read all comments; the database is not touched.

    Args:
        zone: Where the day that a comment was written on is looked up.

    Raises:
        UnreadableDatabaseError: It is missing, empty or something else.
    """
    if not path.is_file():
        msg = f"There is no file {path}. Nothing was changed."
        raise UnreadableDatabaseError(msg)
    address = f"{path.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            (secret,) = connection.execute(ORIGIN).fetchone() or ("",)
            rows = connection.execute(COMMENTS).fetchall()
    except sqlite3.Error as error:
        msg = f"{path} is no database of comments, or a broken copy ({error})."
        msg += " Nothing was changed."
        raise UnreadableDatabaseError(msg) from None
    if not secret:
        msg = f"{path} was never used by a receiver. Nothing was changed."
        raise UnreadableDatabaseError(msg)
    mark = f"isso-{sha256(str(secret).encode()).hexdigest()[:6]}-"
    return Database(mark, tuple(received(row, mark, zone) for row in rows))


def received(row: sqlite3.Row, mark: str, zone: tzinfo) -> Received:
    """Make a comment of a row."""
    answered = ANSWERED.search(row["website"] or "")
    return Received(
        name=f"{mark}{row['id']}-{int(row['created']):x}",
        answers=unquote(answered[1]) if answered else "",
        written=datetime.fromtimestamp(row["created"], zone).date(),
        author=unescape(row["author"] or ""),
        text=row["text"] or "",
        place=row["uri"],
        approved=row["mode"] == APPROVED,
    )
