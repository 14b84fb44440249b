"""Each source of `content/sources.bib` as a form of its own.

The editor knows an entry as a file, `content/sources/KEY.json`. Only the lines of
the fields that were edited change; all other entries stay as they are.
"""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import Entry

from admin.config import SOURCES
from admin.pages import before
from admin.versions import RefusedError

FILE = "content/sources.bib"
_KEY = re.compile(r"[\w.:+-]+")
_SPACE = re.compile(r"\s+")


class SourceFiles:
    """The sources of a project."""

    def __init__(self, project: Path) -> None:
        self._path = project / FILE

    def names(self, _where: str) -> Iterator[str]:
        """Yield each source, as the editor names it."""
        for entry in _parsed(before(self._path)).entries:
            yield f"{SOURCES}/{entry.key}.json"

    def has(self, where: str) -> bool:
        """Tell whether a folder holds sources."""
        return where == SOURCES

    def file(self, name: str) -> Path:
        """Give the one file that they all stand in."""
        key_of(name)
        return self._path

    def shown(self, name: str) -> str:
        """Give a source as the fields of a form."""
        entry = _entry(_parsed(before(self._path)), key_of(name))
        fields = _fields_of(entry)
        values = {"key": entry.key, "type": entry.entry_type.lower(), **fields}
        return json.dumps(values, ensure_ascii=False)

    def revised(self, name: str, raw: str) -> str:
        """Give the file's text after an edit of one source."""
        text, values = before(self._path), _values(raw)
        library = _parsed(text)
        key = key_of(name)
        if key not in {entry.key for entry in library.entries}:
            return f"{text.rstrip()}\n\n{_written(key, values)}".lstrip()
        entry = _entry(library, key)
        if (values.pop("key", key), values.pop("type", "")) != (
            key,
            entry.entry_type.lower(),
        ):
            return _with_head(text, entry, raw)
        return _with_fields(text, entry, values)

    def removed(self, name: str) -> str:
        """Give the file's text without one source."""
        text = before(self._path)
        entry = _entry(_parsed(text), key_of(name))
        lines = text.split("\n")
        start, end = _span(entry, lines)
        while end < len(lines) and not lines[end].strip():
            end += 1
        return "\n".join([*lines[:start], *lines[end:]])


def key_of(name: str) -> str:
    """Give the key that cites a source."""
    where, _, file = name.rpartition("/")
    key = file.removesuffix(".json")
    if where != SOURCES or key == file or not _KEY.fullmatch(key):
        msg = f"{name} is not a source: use letters, digits and hyphens for its key."
        raise RefusedError(msg)
    return key


def span_of(text: str, name: str) -> tuple[int, int]:
    """Tell on which lines a source stands, counted from 1."""
    for entry in _parsed(text).entries:
        if entry.key == key_of(name):
            start, end = _span(entry, text.split("\n"))
            return start + 1, end
    return 0, 0


def field_at(text: str, name: str, line: int) -> str:
    """Name the field of a source that stands on a line."""
    entries = (entry for entry in _parsed(text).entries if entry.key == key_of(name))
    fields = [field for entry in entries for field in entry.fields]
    found = [field.key.lower() for field in fields if (field.start_line or 0) < line]
    return found[-1] if found else "title"


def _parsed(text: str) -> Library:
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    return parse_string(text, parse_stack=[])


def _entry(library: Library, key: str) -> Entry:
    found = next((entry for entry in library.entries if entry.key == key), None)
    if found is None:
        msg = f"There is no source “{key}”."
        raise RefusedError(msg)
    return found


def _values(raw: str) -> dict[str, str]:
    given = json.loads(raw)
    return {name: " ".join(str(value or "").split()) for name, value in given.items()}


def _plain(value: str) -> str:
    """Take off the braces or quotes around a value."""
    value = _SPACE.sub(" ", value.strip())
    if value[:1] + value[-1:] in {"{}", '""'}:
        return value[1:-1].strip()
    return value


def _span(entry: Entry, lines: list[str]) -> tuple[int, int]:
    """Give the first line of an entry, and the one after its last."""
    start = entry.start_line or 0
    raw = (entry.raw or "").rstrip("\n")
    return start, min(start + raw.count("\n") + 1, len(lines))


def _written(key: str, values: Mapping[str, str]) -> str:
    fields = "".join(
        f"  {name} = {{{value}}},\n"
        for name, value in values.items()
        if value and name not in {"key", "type"}
    )
    return f"@{values.get('type') or 'article'}{{{key},\n{fields}}}\n"


def _with_head(text: str, entry: Entry, raw: str) -> str:
    """Write an entry anew whose kind is another."""
    values = _fields_of(entry) | _values(raw)
    if values.get("key", entry.key) != entry.key:
        msg = "A key stays: pages cite the source by it. “./run rename” changes both."
        raise RefusedError(msg)
    return _anew(text, entry, values)


def _anew(text: str, entry: Entry, values: Mapping[str, str]) -> str:
    """Write an entry in the place of what stands there."""
    lines = text.split("\n")
    start, end = _span(entry, lines)
    new = _written(entry.key, values).rstrip("\n").split("\n")
    return "\n".join([*lines[:start], *new, *lines[end:]])


def _fields_of(entry: Entry) -> dict[str, str]:
    return {field.key.lower(): _plain(str(field.value)) for field in entry.fields}


def _with_fields(text: str, entry: Entry, values: Mapping[str, str]) -> str:
    """Change the lines of the fields that have another value."""
    lines, old = text.split("\n"), _fields_of(entry)
    start, end = _span(entry, lines)
    starts = [field.start_line or 0 for field in entry.fields]
    if len(set(starts)) < len(starts) or start in starts:  # several on a line
        given = {
            name: value for name, value in values.items() if value != old.get(name)
        }
        changed = any(value or name in old for name, value in given.items())
        merged = {"type": entry.entry_type, **old, **values}
        return _anew(text, entry, merged) if changed else text
    close = end - 1  # the line of the last brace
    parts = list(zip(entry.fields, starts, [*starts[1:], close], strict=True))
    for field, first, last in reversed(parts):
        name = field.key.lower()
        if (value := values.get(name, old[name])) != old[name]:
            new = [f"  {field.key} = {{{value}}},"] if value else []
            lines[first:last] = new
            close += len(new) - (last - first)
    added = [
        f"  {name} = {{{value}}},"
        for name, value in values.items()
        if value and name not in old
    ]
    if added and close > start + 1 and not lines[close - 1].rstrip().endswith(","):
        lines[close - 1] = lines[close - 1].rstrip() + ","
    lines[close:close] = added
    return "\n".join(lines)
