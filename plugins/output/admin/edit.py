"""Change a file only where it was edited.

The editor sends the whole file as it would write it, with other quotes, another
order and no comments. What means the same stays as its author wrote it.
"""

import yaml

from admin.config import PICTURES
from content_model.front_matter import (
    FrontMatter,
    field_end,
    field_lines,
    is_empty,
    read_front_matter,
)
from content_model.model import Kind
from schema import Field


class UnreadableError(Exception):
    """What the editor sent is no page."""


def edited(before: str, sent: str, kind: Kind) -> str:
    """Give the file's new text; `before` is "" for a new file."""
    new = _read(sent)
    if not before:
        return _new_file(new, kind)
    old = _read(before)
    head = before.split("\n")[: old.body_line - 1]
    fields = kind.by_name
    for name in sorted(old.lines, key=lambda line: old.lines[line], reverse=True):
        if name in fields and not _same(fields[name], old, new):
            start = old.lines[name] - 1
            head[start : field_end(head, start)] = field_lines(
                name, new.values.get(name)
            )
    added = [
        line
        for name in fields
        if name not in old.values and not is_empty(new.values.get(name))
        for line in field_lines(name, new.values[name])
    ]
    head[-1:-1] = added
    return "\n".join(head) + "\n" + _body(old.body, new.body)


def _read(text: str) -> FrontMatter:
    found, diagnostics = read_front_matter(text.replace("\r\n", "\n"), "")
    if found is None:
        raise UnreadableError(diagnostics[0].problem)
    for name in PICTURES & found.values.keys():
        found.values[name] = _named(found.values[name])
    return found


def _named(picture: object) -> object:
    """Name a picture as the site does, below images/."""
    return picture.rpartition("images/")[2] if isinstance(picture, str) else picture


def _new_file(new: FrontMatter, kind: Kind) -> str:
    values = {name: new.values[name] for name in kind.by_name if name in new.values}
    lines = [
        line
        for name, value in values.items()
        if not is_empty(value)
        for line in field_lines(name, value)
    ]
    return "\n".join(["---", *lines, "---", "", new.body.strip(), ""])


def _same(field: Field, old: FrontMatter, new: FrontMatter) -> bool:
    before, after = old.values[field.name], new.values.get(field.name)
    if is_empty(before) and is_empty(after):
        return True
    return bool(_value(field, before) == _value(field, after))


def _value(field: Field, value: object) -> object:
    """Read a value as the site does, so that 2026-11-02 and "2026-11-02" agree."""
    if isinstance(value, str):
        value = yaml.safe_load(value) if field.type.example[:2] == "20" else value
    try:
        return field.type.read(value)
    except ValueError:
        return value


def _body(before: str, after: str) -> str:
    if before.strip() == after.replace("\r\n", "\n").strip():
        return before
    return f"\n{after.strip()}\n"
