"""Read a TOML table into a dataclass, whose fields are the keys that it may have."""

import re
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from functools import cache, partial
from typing import TypeVar

from facts.model import SAID_ONCE
from schema import (
    Field,
    Misfit,
    UnfitError,
    UnfitPartsError,
    ValueType,
    one_of,
    quoted,
    read_fields,
)

if typing.TYPE_CHECKING:
    import dataclasses

    from _typeshed import DataclassInstance

Made = TypeVar("Made", bound="DataclassInstance")
UNKNOWN = "“{}” is not a known key here."
# A fact of a location has its name before it: “location.elm-street.fax”.
REFERENCE = re.compile(
    r"\{(practice|notice):((?:location\.[a-z0-9-]+\.)?[A-Za-z][a-z0-9_]*)\}"
)
NAMES: dict[object, str] = {
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date such as 2026-11-26, without quotes",
}


class Named(typing.Protocol):
    """A class of tables whose names their author chose."""

    @classmethod
    def keys(cls, name: str, given: object) -> Mapping[str, object]:
        """Write out what stands after a name."""


def read_table(cls: type[Made], given: object) -> Made:
    """Make a `cls` of a table.

    Raises:
        ValueError: It is no table, or cannot be right as a whole.
        UnfitPartsError: Something in it does not fit.
    """
    if not isinstance(given, Mapping):
        raise ValueError  # noqa: TRY004
    schema = schema_of(cls)
    values, misfits = read_fields(given, schema, unknown=UNKNOWN, shown="“{}”")
    misfits = [*_together(misfits)]
    if entries := _entries(cls):
        misfits = [
            replace(misfit, fix=entries) if misfit.fix == one_of(schema) else misfit
            for misfit in misfits
        ]
    completed = getattr(cls, "completed", None)
    values = completed(values) if completed else values
    missing = [n for n, known in schema.items() if known.required and n not in values]
    if len(given.keys() - schema.keys()) < len(missing):  # else they are misspelt
        misfits += _missing(missing, schema)
    misfits += [
        Misfit(n, f"“{n}” is empty.", "Write it between the quotation marks.")
        for n in _never_empty(cls)
        if values.get(n) == ""
    ]
    if misfits:
        raise UnfitPartsError(*misfits)
    return cls(**values)


def _never_empty(cls: "type[DataclassInstance]") -> list[str]:
    """Name the keys that must be there, and say something."""
    known = fields(cls)
    return [f.name for f in known if not (is_optional(f) or f.metadata.get("empty"))]


def _together(misfits: list[Misfit]) -> typing.Iterator[Misfit]:
    """Say once what is said of several unknown keys of one table."""
    unknown = [
        misfit for misfit in misfits if misfit.problem == UNKNOWN.format(misfit.path)
    ]
    same = [misfit for misfit in unknown if misfit.fix == unknown[-1].fix]
    if len(same) > 1:
        names = quoted(misfit.path for misfit in same)
        yield replace(same[0], problem=f"{names} are not known keys here.")
    yield from (misfit for misfit in misfits if len(same) == 1 or misfit not in same)


def _missing(names: list[str], schema: Mapping[str, Field]) -> list[Misfit]:
    """Say what must be there, once."""
    if not names:
        return []
    example = (schema[names[0]].type.example or "{} = …").format(names[0])
    if len(names) == 1:
        fix = f"Add a line “{example}”."
        return [Misfit(names[0], f"“{names[0]}” is missing.", fix)]
    listed = quoted(names)
    fix = f"Add a line for each, such as “{example}”."
    return [Misfit(names[0], f"{listed} are missing.", fix)]


@cache
def schema_of(cls: "type[DataclassInstance]") -> dict[str, Field]:
    """Name the keys of a table, from the fields of its class."""
    hints = typing.get_type_hints(cls)
    return {
        field.name: Field(
            name=field.name,
            type=field.metadata.get("type") or type_of(hints[field.name], field),
            required=not is_optional(field),
            choices=field.metadata.get("choices", ()),
        )
        for field in fields(cls)
    }


def _entries(cls: "type[DataclassInstance]") -> str:
    """Say how the one list of a file that holds nothing else is written."""
    only, *others = fields(cls)
    items = typing.get_args(typing.get_type_hints(cls)[only.name])
    if others or not items or not is_dataclass(items[0]):
        return ""
    keys = " and ".join(f'{field.name} = "…"' for field in fields(items[0]))
    return f"Begin each entry with [[{only.name}]], and below it write {keys}."


def is_optional(known: "dataclasses.Field[object]") -> bool:
    """Tell whether a key may be left out."""
    return known.default is not MISSING or known.default_factory is not MISSING


def value_kind(hint: object) -> object:
    """Take off an annotation what only says that there may be no value."""
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:
        arms = typing.get_args(hint)
        return next(arm for arm in arms if arm is not types.NoneType)
    return hint


def type_of(
    kind: object, known: "dataclasses.Field[object] | None" = None
) -> ValueType:
    """Tell how a value is read that is annotated as a kind."""
    limits = known.metadata if known else {}
    kind = value_kind(kind)
    if limits.get("named"):
        (of, *_) = typing.get_args(kind)
        return ValueType("a table", partial(_named, of), fix="Give it keys.")
    if typing.get_origin(kind) is tuple:
        item = typing.get_args(kind)[0]
        inner = type_of(item)
        example = f"[{inner.example}]" if inner.example else ""
        fix = getattr(item, "LISTED", "Put it in square brackets.")
        if known and is_dataclass(item) and not hasattr(item, "parse"):
            fix = f"Begin each entry with two brackets: [[{known.name}]]."
        return ValueType("a list", partial(_list, inner), example, fix)
    if parse := getattr(kind, "parse", None):
        return ValueType("text", partial(_parsed, parse), fix="Write it in quotes.")
    if isinstance(kind, type) and is_dataclass(kind):
        fix = "Give it keys."
        return ValueType("a table", partial(read_table, kind), "[{}]", fix)
    if known and "within" in limits:
        read = partial(_degrees, known.name, limits["within"])
        fix = f"Write {NAMES[float]}, without quotation marks."
        return ValueType(NAMES[float], read, fix=fix)
    return _scalar_type(kind, known.name if known else "")


def _scalar_type(kind: object, name: str) -> ValueType:
    fix = f"Write {NAMES[kind]}."
    if kind in {bool, float, int}:
        fix = f"Write {NAMES[kind]}, without quotation marks."
    elif kind is str and name:
        fix = f'Put quotation marks around it: {name} = "…".'
    return ValueType(NAMES[kind], partial(_scalar, kind), fix=fix)


def _list(kind: ValueType, given: object) -> tuple[object, ...]:
    if not isinstance(given, list):
        raise ValueError  # noqa: TRY004
    return _parts({str(index): entry for index, entry in enumerate(given)}, kind)


def _named(cls: type[Named], given: object) -> tuple[object, ...]:
    """Make a tuple of a table whose keys are names that its author chose."""
    if not isinstance(given, Mapping):
        raise ValueError  # noqa: TRY004
    tables = {name: cls.keys(name, entry) for name, entry in given.items()}
    return _parts(tables, type_of(cls))


def _parts(given: Mapping[str, object], kind: ValueType) -> tuple[object, ...]:
    schema = {name: Field(name=name, type=kind) for name in given}
    values, misfits = read_fields(given, schema, unknown=UNKNOWN, shown="“{}”")
    if misfits:
        raise UnfitPartsError(*misfits)
    return tuple(values.values())


def _parsed(parse: typing.Callable[[str], object], given: object) -> object:
    if not isinstance(given, str):
        raise ValueError  # noqa: TRY004
    return parse(given)


def _scalar(kind: object, given: object) -> object:
    if kind is float and type(given) is int:
        given = float(given)
    if kind is date and isinstance(given, str):  # in quotation marks
        given = date.fromisoformat(given)
    if type(given) is not kind:
        raise ValueError
    if kind is int and isinstance(given, int) and given < 0:
        problem = f"{given} is below 0."
        raise UnfitError(problem, "Write a number without a minus.")
    if isinstance(given, str) and (strange := _strange_reference(given)):
        problem = f"“{strange}” stays as it is here: facts can't refer to facts."
        raise UnfitError(problem, "Write the words themselves.")
    return given


def _strange_reference(text: str) -> str:
    """Find a reference to something else than what wording.toml names once."""
    for found in REFERENCE.finditer(text):
        if found[1] != "practice" or found[2].lower() not in SAID_ONCE:
            return found[0]
    return ""


def _degrees(name: str, most: int, given: object) -> object:
    degrees = _scalar(float, given)
    if isinstance(degrees, float) and abs(degrees) > most:
        problem = f"A {name} of {degrees} is not on Earth."
        raise UnfitError(problem, f"Write degrees from -{most} to {most}.")
    return degrees
