"""Bring approved comments out of the receiver's database, as files.

    comments.db -> read_database(): all comments, without mail or address
    -> content/comments/<article>/isso-<database>-<number>-<second>.md, written once

A file that is there is never overwritten: staff may have edited it. One whose
comment was deleted or is no longer approved is removed, wherever it was moved; what
answered it stands alone then. Files of another database, of a receiver that was set
up anew, are left as they are.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from comments.database import Database, Received, read_database
from comments.names import clean_name, clean_text
from comments.reader import LONGEST
from content_model.front_matter import read_front_matter
from content_model.reader import decoded
from diagnostics import ContentError

PLACE = re.compile(r"/(?:([a-z]{2,3})/)?articles/([a-z0-9]+(?:-[a-z0-9]+)*)/?")
OURS = re.compile(r"isso-.+")


def bring_in(database: Path, content: Path) -> Iterator[str]:
    """Write what was approved, remove what no longer is; tell what was done.

    Raises:
        UnreadableDatabaseError: There is nothing to read; no file was touched.
    """
    found = read_database(database, zone_of(content))
    files = {path.stem: path for path in files_in(content) if OURS.match(path.stem)}
    own = {name: path for name, path in files.items() if name.startswith(found.mark)}
    if len(own) < len(files):
        yield (
            f"Of the site's comments, {len(files) - len(own)} came from another"
            f" database than {database} and stay. To take one away, delete its file."
        )
    yield from remove_gone(found, own, content)
    yield from add_new(found, own, content)


def remove_gone(
    found: Database, own: Mapping[str, Path], content: Path
) -> Iterator[str]:
    """Remove the files of comments that are no longer approved, or not there."""
    approved = {comment.name for comment in found.comments if comment.approved}
    for name in sorted(own.keys() - approved):
        own[name].unlink()
        yield f"{shown(own[name], content)} is no longer approved and was removed."
        for path in sorted(own[name].parent.glob("*.md")):
            if stand_alone(path, name):
                yield (
                    f"{shown(path, content)} answered it and stands alone now."
                    " Read it again: does it still make sense?"
                )


def add_new(found: Database, own: Mapping[str, Path], content: Path) -> Iterator[str]:
    """Write the approved comments that have no file yet."""
    for comment in found.comments:
        if not comment.approved or comment.name in own:
            continue
        folder = folder_of(comment.place, content)
        if folder is None:
            yield (
                f"{comment.name} was not brought in: it is about {comment.place!r},"
                " which is no article of this site."
            )
            continue
        path = folder / f"{comment.name}.md"
        if reason := unusable(comment):
            yield f"{shown(path, content)} was not brought in: {reason}."
            continue
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(file_of(comment, folder), encoding="utf-8")
        yield f"{shown(path, content)} is new."


def zone_of(content: Path) -> tzinfo:
    """Tell the practice's time zone, by which a comment has its day."""
    facts = content / "practice" / "practice.toml"
    if not facts.exists():
        return UTC
    name = tomllib.loads(facts.read_text(encoding="utf-8")).get("time_zone")
    return ZoneInfo(name) if name else UTC


def files_in(content: Path) -> list[Path]:
    """List the files of comments in every language."""
    own, local = content.glob("comments/*/*.md"), content.glob("*/comments/*/*.md")
    return sorted([*own, *local])


def shown(path: Path, content: Path) -> str:
    """Name a file from the project's root."""
    return path.relative_to(content.parent).as_posix()


def stand_alone(path: Path, name: str) -> bool:
    """Drop the line that says a file answers a comment; tell whether it did."""
    try:
        text = decoded(path, path.name)
    except ContentError:
        return False  # the build names it
    found, _mistakes = read_front_matter(text, path.name)
    if found is None or found.values.get("reply_to") != name:
        return False
    lines = text.split("\n")
    del lines[found.lines["reply_to"] - 1]
    path.write_text("\n".join(lines), encoding="utf-8")
    return True


def folder_of(place: str, content: Path) -> Path | None:
    """Find where the comments of an article are; None for any other page."""
    found = PLACE.fullmatch(place)
    if not found:
        return None
    base = content / found[1] if found[1] else content
    if not (base / "articles" / f"{found[2]}.md").is_file():
        return None
    return base / "comments" / found[2]


def unusable(comment: Received) -> str:
    """Say why a comment cannot be shown, or nothing."""
    text = clean_text(comment.text)
    if not text:
        return "it has no text"
    return "it is too long" if len(text) > LONGEST else ""


def file_of(comment: Received, folder: Path) -> str:
    """Write a comment as a file; one that answers nothing here stands alone."""
    fields: dict[str, object] = {
        "name": clean_name(comment.author) or "A reader",
        "date": comment.written,
    }
    if comment.answers in {path.stem for path in folder.glob("*.md")}:
        fields["reply_to"] = comment.answers
    front = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=4_000)
    return f"---\n{front}---\n\n{clean_text(comment.text)}\n"
