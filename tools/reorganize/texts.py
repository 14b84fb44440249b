"""Edits of one Markdown file. Each gives the new text and the lines to read again."""

import posixpath
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from urllib.parse import unquote

from content_model.front_matter import FrontMatter, read_front_matter, with_field
from plain_text import Table

_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+)((?:\s+\"[^\"]*\")?)\)"
)
_QUOTE = re.compile(r"^(/{3,} *signs *\| *)(.*)$", re.MULTILINE)
_CITED = re.compile(r"\[(@[^\[\]\n]+)\]")

Edited = tuple[str, list[int]]
Matches = Callable[[str], bool]


def leads_to(files: Iterable[str], addresses: Iterable[str], here: str) -> Matches:
    """Make a test for links: does one on the file `here` lead to a target?

    Args:
        files: The target's files below content/: "services/gyrotonic.md".
        addresses: Its addresses: "/services/gyrotonic/".
        here: The file that the link stands in, below content/.
    """
    known, folder = set(files), posixpath.dirname(here)
    places = {address.rstrip("/") for address in addresses}

    def matches(link: str) -> bool:
        path = unquote(re.split(r"[#?]", link, maxsplit=1)[0])
        if path.startswith(("{filename}", "|filename|")):
            name = path[len("{filename}") :]
            joined = name.lstrip("/") if name[:1] == "/" else f"{folder}/{name}"
            return posixpath.normpath(joined) in known
        return path.startswith("/") and path.rstrip("/") in places

    return matches


def without_links(text: str, matches: Matches) -> Edited:
    """Keep the words of links to a target, and take the links away."""
    lines: list[int] = []

    def words(found: re.Match[str]) -> str:
        if not matches(found[2]):
            return found[0]
        lines.append(text.count("\n", 0, found.start()) + 1)
        return found[1]

    return _LINK.sub(words, text), lines


def with_links(text: str, matches: Matches, old: str, new: str) -> str:
    """Lead links to a target to its new name: the last part of path or address."""

    def link(found: re.Match[str]) -> str:
        if not matches(found[2]):
            return found[0]
        path, mark, place = _parted(found[2])
        head, slash, last = path.rstrip("/").rpartition("/")
        renamed = head + slash + last.replace(old, new, 1)
        tail = "/" if path.endswith("/") else ""
        return f"[{found[1]}]({renamed}{tail}{mark}{place}{found[3]})"

    return _LINK.sub(link, text)


def _parted(address: str) -> tuple[str, str, str]:
    found = re.search(r"[#?]", address)
    if not found:
        return address, "", ""
    return address[: found.start()], found[0], address[found.end() :]


def field_values(text: str) -> Table:
    """Read a file's front matter; nothing when it has mistakes."""
    found = _front_matter(text)
    return dict(found.values) if found else {}


@lru_cache(1000)  # each page that goes is looked for in the texts of all others
def _front_matter(text: str) -> FrontMatter | None:
    return read_front_matter(text, "")[0]


def with_name_replaced(
    text: str, fields: Iterable[str], old: str, new: str | None
) -> str:
    """Replace a file name in front matter; None takes it off lists."""
    values = field_values(text)
    for name in fields:
        value = values.get(name)
        if isinstance(value, list) and old in value:
            kept = [new if entry == old else entry for entry in value]
            text = with_field(text, name, [entry for entry in kept if entry])
        elif value == old:
            text = with_field(text, name, new)
    return text


def with_quote_replaced(text: str, old: str, new: str | None) -> Edited:
    """Replace a sign where pages quote it; a block that quotes no other goes."""
    lines: list[int] = []

    def quoted(found: re.Match[str]) -> str:
        names = [name.strip() for name in found[2].split(",")]
        if old not in names:
            return found[0]
        lines.append(text.count("\n", 0, found.start()) + 1)
        kept = [new if name == old else name for name in names]
        listed = ", ".join(name for name in kept if name)
        return f"{found[1]}{listed}" if listed else _EMPTY

    text_now = _QUOTE.sub(quoted, text)
    return re.sub(rf"{_EMPTY}\n+/{{3,}}\n?", "", text_now), lines


_EMPTY = "\0"


def keys_cited(text: str) -> set[str]:
    """List the cite keys of a text."""
    parts = (part for found in _CITED.findall(text) for part in found.split(";"))
    return {part.partition(",")[0].strip().removeprefix("@") for part in parts}


def with_key_renamed(text: str, old: str, new: str) -> str:
    """Rename a cite key in every bracket."""

    def bracket(found: re.Match[str]) -> str:
        return re.sub(rf"@{re.escape(old)}(?![\w:.+/-])", f"@{new}", found[0])

    return _CITED.sub(bracket, text)


def lines_naming(text: str, words: str) -> list[int]:
    """Find the lines that still say a title."""
    if not words:
        return []
    folded = words.casefold()
    lines = text.casefold().split("\n")
    return [number for number, line in enumerate(lines, 1) if folded in line]
