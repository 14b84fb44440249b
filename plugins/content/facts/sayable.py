"""Which facts can be said in a text, as `{practice:name}`."""

import types
import typing
from collections.abc import Sequence
from datetime import date
from functools import cache

from facts.model import Address, EmailAddress, Telephone, WebAddress, Zone

SAYABLE = (str, int, date, Telephone, EmailAddress, Address, WebAddress, Zone)


@cache
def sayable(table: type[object]) -> Sequence[str]:
    """Name the keys of a table of facts that are words, numbers or addresses."""
    return [
        name
        for name, hint in typing.get_type_hints(table).items()
        if any(_is_sayable(kind) for kind in _kinds(hint))
    ]


def _kinds(hint: object) -> Sequence[object]:
    together = {types.UnionType, typing.Union, tuple}
    return typing.get_args(hint) if typing.get_origin(hint) in together else [hint]


def _is_sayable(kind: object) -> bool:
    return isinstance(kind, type) and kind is not bool and issubclass(kind, SAYABLE)
