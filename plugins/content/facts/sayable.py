"""Which facts can be said in a text, as `{practice:name}`."""

import types
import typing
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from functools import cache

from facts.model import Address
from facts.values import EmailAddress, Telephone, WebAddress, Zone

if typing.TYPE_CHECKING:
    from _typeshed import DataclassInstance

SAYABLE = (str, int, date, Telephone, EmailAddress, Address, WebAddress, Zone)


@cache
def sayable(table: "type[DataclassInstance]") -> Sequence[str]:
    """Name the keys of a table of facts that are words, numbers or addresses."""
    hints = typing.get_type_hints(table)
    return [
        field.name
        for field in fields(table)
        if "choices" not in field.metadata  # a word for us, not for readers
        and any(_is_sayable(kind) for kind in _kinds(hints[field.name]))
    ]


def _kinds(hint: object) -> Sequence[object]:
    together = {types.UnionType, typing.Union, tuple}
    return typing.get_args(hint) if typing.get_origin(hint) in together else [hint]


def _is_sayable(kind: object) -> bool:
    return isinstance(kind, type) and kind is not bool and issubclass(kind, SAYABLE)
