"""`dataclass` as the standard library has it, made in a third of the time.

A build makes three hundred classes before it reads a file, and for each the library
compiles six functions. Here it compiles `__init__` alone; what compares, hashes and
shows an object is the same for all classes.

That nobody changes a frozen object is for mypy to find, which sees the library's own
decorator: at run time nothing refuses it, so objects are made and unpacked sooner, too.
"""

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass

    from _typeshed import DataclassInstance
else:

    def dataclass(
        cls: type | None = None, /, **options: bool
    ) -> type | Callable[[type], type]:
        """Make a class of its fields; options are the library's."""
        if cls is None:
            return lambda cls: dataclass(cls, **options)
        if options.get("order"):  # few classes are sorted
            return dataclasses.dataclass(cls, **options)
        frozen = options.pop("frozen", False)
        own = vars(cls).copy()
        made = dataclasses.dataclass(cls, repr=False, eq=False, **options)
        if "__repr__" not in own:
            made.__repr__ = _shown
        if "__eq__" not in own:
            values = _values_of(made)
            made.__eq__ = _compared_by(values)
            made.__hash__ = own.get("__hash__") or (
                (lambda self: hash(values(self))) if frozen else None
            )
        return made


def _values_of(cls: "type[DataclassInstance]") -> Callable[[object], object]:
    """Return what gives the values by which an object is told from another."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple([getattr(self, name) for name in names])


def _compared_by(values: Callable[[object], object]) -> Callable[..., object]:
    def is_equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    return is_equal


def _shown(self: "DataclassInstance") -> str:
    kind = type(self)
    shown = [f"{name}={getattr(self, name)!r}" for name in _names_shown(kind)]
    return f"{kind.__qualname__}({', '.join(shown)})"


@cache  # what is kept for later builds is found by what it shows
def _names_shown(cls: "type[DataclassInstance]") -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls) if field.repr)
