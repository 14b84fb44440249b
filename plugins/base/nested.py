"""Change what lies within nested values, such as every text of the facts."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_not
from typing import TypeVar, cast

Value = TypeVar("Value")


def changed_within(value: Value, change: Callable[[object], object]) -> Value:
    """Copy tuples, lists, mappings and dataclasses with what they hold changed.

    A tuple or dataclass in which nothing changes is not copied.

    Args:
        change: Gives what stands in a value's place; a value that it gives back
            as it is gets looked into.
    """
    return cast("Value", _changed(value, change))


def _changed(value: object, change: Callable[[object], object]) -> object:
    changed = change(value)
    if changed is not value:
        return changed
    if isinstance(value, tuple):
        entries = tuple([_changed(entry, change) for entry in value])
        return entries if any(map(is_not, entries, value)) else value
    if isinstance(value, list):
        return [_changed(entry, change) for entry in value]
    if isinstance(value, dict):
        return {key: _changed(entry, change) for key, entry in value.items()}
    new = {}
    for name in _fields_of(type(value)):  # type: ignore[arg-type] # it is hashable
        held = getattr(value, name)
        if (part := _changed(held, change)) is not held:
            new[name] = part
    return replace(value, **new) if new else value  # type: ignore[type-var]


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    """Name the fields of a dataclass; another class has none."""
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
