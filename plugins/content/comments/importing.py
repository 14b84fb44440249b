"""Bring approved comments out of Isso's database, as files.

    comments.db -> approved(): what moderators approved, without mail or address
    -> content/comments/<article>/isso-<number>.md, written once

A file that is there is never overwritten: staff may have edited it. One that was
approved and no longer is, is removed.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

import yaml

from comments.names import clean_name, clean_text
from comments.reader import LONGEST

APPROVED = 1
PLACE = re.compile(r"/(?:([a-z]{2})/)?articles/([a-z0-9]+(?:-[a-z0-9]+)*)/?")
# Neither mail nor network address is ever asked for.
QUERY = """
    SELECT comments.id, comments.parent, comments.created, comments.author,
           comments.text, comments.mode, threads.uri
    FROM comments JOIN threads ON comments.tid = threads.id
    ORDER BY comments.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A comment as the receiver keeps it.

    Attributes:
        parent: The comment it answers, or 0.
        place: The article it is about, as the form named it.
    """

    number: int
    parent: int
    written: date
    author: str
    text: str
    place: str
    approved: bool


def stored(database: Path) -> list[Stored]:
    """Read all comments; the database is not touched."""
    address = f"{database.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        rows = connection.execute(QUERY).fetchall()
    return [
        Stored(
            number=number,
            parent=parent or 0,
            written=datetime.fromtimestamp(created, UTC).date(),
            author=unescape(author or ""),
            text=text or "",
            place=place,
            approved=mode == APPROVED,
        )
        for number, parent, created, author, text, mode, place in rows
    ]


def bring_in(database: Path, content: Path) -> Iterator[str]:
    """Write what was approved, remove what no longer is; tell what was done."""
    comments = stored(database)
    shown = {each.number for each in comments if each.approved}
    for each in comments:
        folder = folder_of(each.place, content)
        if folder is None:
            continue
        path = folder / f"isso-{each.number}.md"
        name = path.relative_to(content.parent).as_posix()
        if not each.approved:
            if path.exists():
                path.unlink()
                yield f"{name} is no longer approved and was removed."
            continue
        if path.exists():
            continue
        if reason := unusable(each):
            yield f"{name} was not brought in: {reason}."
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file_of(each, shown), encoding="utf-8")
        yield f"{name} is new."


def folder_of(place: str, content: Path) -> Path | None:
    """Find where the comments of an article are; None for any other page."""
    found = PLACE.fullmatch(place)
    if not found:
        return None
    base = content / found[1] if found[1] else content
    if not (base / "articles" / f"{found[2]}.md").is_file():
        return None
    return base / "comments" / found[2]


def unusable(comment: Stored) -> str:
    """Say why a comment cannot be shown, or nothing."""
    text = clean_text(comment.text)
    if not text:
        return "it has no text"
    return "it is too long" if len(text) > LONGEST else ""


def file_of(comment: Stored, shown: set[int]) -> str:
    """Write a comment as a file; a reply to one that is not shown stands alone."""
    fields: dict[str, object] = {
        "name": clean_name(comment.author) or "A reader",
        "date": comment.written,
    }
    if comment.parent in shown:
        fields["reply_to"] = f"isso-{comment.parent}"
    front = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=4_000)
    return f"---\n{front}---\n\n{clean_text(comment.text)}\n"
