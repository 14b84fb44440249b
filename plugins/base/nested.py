"""Change what lies within nested values, such as every text of the facts."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

Value = TypeVar("Value")


def changed_within(value: Value, change: Callable[[object], object]) -> Value:
    """Copy tuples, lists, mappings and dataclasses with what they hold changed.

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
        return tuple(_changed(entry, change) for entry in value)
    if isinstance(value, list):
        return [_changed(entry, change) for entry in value]
    if isinstance(value, dict):
        return {key: _changed(entry, change) for key, entry in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value)]
        return replace(
            value, **{name: _changed(getattr(value, name), change) for name in names}
        )
    return value
