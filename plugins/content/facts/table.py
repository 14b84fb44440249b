"""Read a TOML table into a dataclass and name everything that does not fit."""

import re
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from typing import Any, TypeVar

from diagnostics.suggest import suggest
from facts.model import SAID_ONCE, FactError

if typing.TYPE_CHECKING:
    from _typeshed import DataclassInstance

Made = TypeVar(
    "Made", bound="DataclassInstance"
)  # a dataclass: its fields are the keys of a table
# A fact of a location has its name before it: “location.elm-street.fax”.
REFERENCE = re.compile(
    r"\{(practice|notice):((?:location\.[a-z0-9-]+\.)?[A-Za-z][a-z0-9_]*)\}"
)
NAMES = {
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date such as 2026-11-26, without quotes",
}


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something in a table that does not fit its class, by its path in the file."""

    path: str
    problem: str
    fix: str


class TableReader:
    """Reads one file's tables, collecting misfits on the way."""

    def __init__(self) -> None:
        """Start without misfits."""
        self.misfits: list[Misfit] = []

    def table(self, cls: type[Made], given: object, path: str = "") -> Made | None:
        """Make a `cls` of a table; None when something in it does not fit."""
        if not isinstance(given, Mapping):
            self._refuse(path, f"“{_last(path)}” is not a table.", "Give it keys.")
            return None
        before = len(self.misfits)
        known = {each.name: each for each in fields(cls)}
        for key in given.keys() - known.keys():
            self._unknown(_join(path, key), key, known)
        hints = typing.get_type_hints(cls)
        values = {
            name: self.value(hints[name], given[name], _join(path, name), each)
            for name, each in known.items()
            if name in given
        }
        completed = getattr(cls, "completed", None)
        values = completed(values) if completed else values
        for each in known.values():
            self._must_be_there(each, values, path)
        if len(self.misfits) > before:
            return None
        try:
            return cls(**values)
        except FactError as error:
            self._refuse(path, error.problem, error.fix)
            return None

    def value(
        self,
        kind: object,
        given: object,
        path: str,
        each: "Field[object] | None" = None,
    ) -> object:
        """Make a value of the annotated kind."""
        if typing.get_origin(kind) in {types.UnionType, typing.Union}:
            kind = next(arm for arm in typing.get_args(kind) if arm is not type(None))
        if each is not None and each.metadata.get("named"):
            return self._named(typing.get_args(kind)[0], given, path)
        if typing.get_origin(kind) is tuple:
            return self._tuple(typing.get_args(kind)[0], given, path)
        if hasattr(kind, "parse"):
            return self._parsed(kind, given, path)
        if is_dataclass(kind):
            return self.table(typing.cast("type[DataclassInstance]", kind), given, path)
        return self._scalar(kind, given, path, each)

    def _must_be_there(
        self, each: "Field[object]", values: Mapping[str, object], path: str
    ) -> None:
        optional = each.default is not MISSING or each.default_factory is not MISSING
        if each.name not in values and not optional:
            fix = f"Add a line “{each.name} = …”."
            self._refuse(_join(path, each.name), f"“{each.name}” is missing.", fix)

    def _unknown(self, path: str, key: str, known: Mapping[str, object]) -> None:
        fix = suggest(key, known, f"Use {_listed(known)}.")
        self._refuse(path, f"“{key}” is not a known key here.", fix)

    def _tuple(self, kind: type[object], given: object, path: str) -> object:
        if not isinstance(given, list):
            return self._refuse(
                path, f"“{_last(path)}” is not a list.", "Put it in square brackets."
            )
        return tuple(
            self.value(kind, each, f"{path}.{index}")
            for index, each in enumerate(given)
        )

    def _named(self, kind: Any, given: object, path: str) -> object:
        """Make a tuple of a table whose keys are names that its author chose."""
        if not isinstance(given, Mapping):
            return self._refuse(
                path, f"“{_last(path)}” is not a table.", "Give it keys."
            )
        return tuple(
            self.table(kind, kind.keys(name, each), _join(path, name))
            for name, each in given.items()
        )

    def _parsed(self, kind: Any, given: object, path: str) -> object:
        if not isinstance(given, str):
            return self._refuse(path, f"“{given}” is not text.", "Write it in quotes.")
        try:
            return kind.parse(given)
        except FactError as error:
            return self._refuse(path, error.problem, error.fix)

    def _scalar(
        self,
        kind: Any,
        given: object,
        path: str,
        each: "Field[object] | None",
    ) -> object:
        if kind is float and type(given) is int:
            given = float(given)
        if type(given) is not kind:
            return self._refuse(
                path, f"“{_last(path)}” is not {NAMES[kind]}.", f"Write {NAMES[kind]}."
            )
        if isinstance(given, str) and (strange := _strange_reference(given)):
            problem = f"“{strange}” stays as it is here: facts can't refer to facts."
            return self._refuse(path, problem, "Write the words themselves.")
        limits = each.metadata if each else {}
        if isinstance(given, float) and abs(given) > limits.get("within", abs(given)):
            problem = f"A {_last(path)} of {given} is not on Earth."
            fix = f"Write degrees from -{limits['within']} to {limits['within']}."
            return self._refuse(path, problem, fix)
        choices = limits.get("choices", ())
        if choices and given not in choices:
            return self._refuse(
                path,
                f"“{given}” is not a known {_last(path)}.",
                f"Use {_listed(choices)}.",
            )
        return given

    def _refuse(self, path: str, problem: str, fix: str) -> object:
        """Note a misfit; there is no value then."""
        self.misfits.append(Misfit(path, problem, fix))
        return None


def _strange_reference(text: str) -> str:
    """Find a reference to something else than what wording.toml names once."""
    for found in REFERENCE.finditer(text):
        if found[1] != "practice" or found[2].lower() not in SAID_ONCE:
            return found[0]
    return ""


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _listed(names: typing.Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
