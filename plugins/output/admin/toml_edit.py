"""Change a TOML file only where its values changed; remarks and order stay."""

import re
from collections.abc import Mapping, MutableMapping, Sequence
from typing import TypeGuard

import tomlkit
from tomlkit.items import AoT, Item, Table

_GAP = re.compile(r"\n{3,}")
NAMES = ("name", "date", "title", "code", "slug", "service", "says")


def edited_toml(text: str, values: Mapping[str, object]) -> str:
    """Give the text with these values."""
    document = tomlkit.parse(text)
    _merge(document, values)
    made = tomlkit.dumps(document)
    if _GAP.search(text) is None:  # tables that were put in anew come with more of them
        made = _GAP.sub("\n\n", made).rstrip("\n") + "\n"
    return made


def _merge(table: MutableMapping[str, object], values: Mapping[str, object]) -> None:
    for name in [key for key in table if key not in values]:
        del table[name]
    for name, value in values.items():
        old = table.get(name)
        if old is not None and _plain(old) == value:
            continue
        if isinstance(value, Mapping) and isinstance(old, MutableMapping):
            _merge(old, value)
        elif _is_tables(value):
            _put_tables(table, name, old if isinstance(old, AoT) else None, value)
        elif isinstance(value, Mapping):
            table[name] = _table(value)
        else:
            table[name] = _with_remark(old, value)


def _with_remark(old: object, value: object) -> Item:
    """Make a value that keeps the remark at the end of its line."""
    made: Item = tomlkit.item(value)
    if isinstance(old, Item):
        made.trivia.comment_ws = old.trivia.comment_ws
        made.trivia.comment = old.trivia.comment
    return made


def _is_tables(value: object) -> TypeGuard[list[Mapping[str, object]]]:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(entry, Mapping) for entry in value)
    )


def _put_tables(
    table: MutableMapping[str, object],
    name: str,
    old: AoT | None,
    values: Sequence[Mapping[str, object]],
) -> None:
    """Keep each table that is still meant, with its remarks."""
    before = list(old) if old is not None else []
    kept = list(before)
    made = []
    for position, value in enumerate(values):
        found = _same(kept, value, position)
        if found is None:
            made.append(_table(value))
        else:
            kept = [entry for entry in kept if entry is not found]
            _merge(found, value)
            made.append(found)
    if list(map(id, made)) != list(map(id, before)):
        table[name] = _tables(made)


def _tables(tables: list[Table]) -> AoT:
    made = tomlkit.aot()
    for table in tables:
        made.append(table)
    return made


def _same(
    kept: list[Table], value: Mapping[str, object], position: int
) -> Table | None:
    """Find the table that a value was; by all it says, by its name, by its place."""
    for table in kept:
        if _plain(table) == value:
            return table
    for table in kept:
        plain = table.unwrap()
        if any(name in value and plain.get(name) == value[name] for name in NAMES):
            return table
    return None if position >= len(kept) or len(kept) != 1 else kept[0]


def _table(value: Mapping[str, object]) -> Table:
    made = tomlkit.table()
    for name, entry in value.items():
        if _is_tables(entry):
            made[name] = _tables([_table(part) for part in entry])
        else:
            made[name] = _table(entry) if isinstance(entry, Mapping) else entry
    return made


def _plain(item: object) -> object:
    return item.unwrap() if isinstance(item, Item) else item
