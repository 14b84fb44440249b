"""Check what staff write against plain data: front matter, facts, poses.

    {"title": Field(name="title", type=TEXT, required=True), ...}   a schema
    read_fields(given, schema) -> values, and each misfit by its path

`content_model.kinds` lists the fields of pages, `facts.table` makes them of the
fields of dataclasses, `figures.reading` of joints and their ranges.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import field, replace
from types import MappingProxyType

from diagnostics.suggest import suggest
from plain_data import dataclass
from plain_text import Table

Known = Collection[str]


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something that does not fit, by the keys that lead to it: `address.street`."""

    path: str
    problem: str
    fix: str


class UnfitError(Exception):
    """A value that cannot be right: what is wrong, then what to write."""

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(f"{problem} {fix}".rstrip())
        self.problem = problem
        self.fix = fix


class UnfitPartsError(ValueError):
    """A table or a list, parts of which do not fit."""

    def __init__(self, *misfits: Misfit) -> None:
        super().__init__(*misfits)
        self.misfits = misfits


@dataclass(frozen=True, slots=True)
class ValueType:
    """A kind of value.

    Attributes:
        name: What it is, in an author's words: "a date such as 2026-11-02".
        read: Makes the value. Raises `UnfitError` to say what is wrong with it,
            `UnfitPartsError` of its parts; any other ValueError: it is no such value.
        example: As an author would write it.
        fix: What to do about something else.
    """

    name: str
    read: Callable[[object], object]
    example: str = ""
    fix: str = "Write it in that form."


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One name that may be written, and what may stand beside it.

    Attributes:
        help: What it is for, as docs, new files and editors show it.
        choices: The only values allowed, when there are few.
        refers_to: The kind whose file names are allowed, such as "people".
        keys: Of a mapping: the keys it must have, each with its help.
        some_keys: Of a mapping: any of its keys may be left out.
        length: Fewest and most characters.
        vouched: A person answers for it, so that a draft goes without until then.
    """

    name: str
    type: ValueType
    help: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    refers_to: str = ""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    some_keys: bool = False
    length: tuple[int, int] | None = None
    vouched: bool = False


def read_fields(
    given: Mapping[str, object],
    schema: Mapping[str, Field],
    *,
    unknown: str,
    shown: str = "“{}: {}”",
) -> tuple[Table, list[Misfit]]:
    """Make the values of a table; one that does not fit is None.

    Args:
        unknown: The sentence for a name that the schema lacks.
        shown: How a name is quoted with its value.
    """
    values: Table = {}
    misfits = [
        Misfit(name, unknown.format(name), suggest(name, schema, one_of(schema)))
        for name in given
        if name not in schema
    ]
    for name, known in schema.items():
        if name in given:
            values[name], found = _read(known, given[name], shown)
            misfits += found
    return values, misfits


def _read(field: Field, value: object, shown: str) -> tuple[object, list[Misfit]]:
    name, kind = field.name, field.type
    try:
        made = kind.read(value)
    except UnfitPartsError as error:
        return None, [
            replace(misfit, path=f"{name}.{misfit.path}".rstrip("."))
            for misfit in error.misfits
        ]
    except UnfitError as error:
        return None, [Misfit(name, error.problem, error.fix)]
    except ValueError:
        problem = f"{shown.format(name, as_written(value))} is not {kind.name}."
        return None, [Misfit(name, problem, kind.fix)]
    return made, _strange(field, made)


def as_written(value: object) -> object:
    """Show a value as its author wrote it, not as Python does."""
    if isinstance(value, list):
        return f"[{', '.join(str(as_written(entry)) for entry in value)}]"
    if isinstance(value, dict):
        entries = (f"{name}: {as_written(entry)}" for name, entry in value.items())
        return f"{{{', '.join(entries)}}}"
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def quoted(names: Iterable[str]) -> str:
    """List names in a sentence: “one”, “two” and “three”."""
    *others, last = (f"“{name}”" for name in names)
    return f"{', '.join(others)} and {last}" if others else last


def one_of(known: Known) -> str:
    """Name what may be written."""
    return f"Use one of: {', '.join(known)}."


def _strange(field: Field, value: object) -> list[Misfit]:
    """Find words that are none of a field's choices, or stand there twice."""
    if not field.choices:
        return []
    words = value if isinstance(value, tuple) else (value,)
    for word in words:
        if words.count(word) > 1:
            problem = f"“{field.name}” has “{word}” twice."
            return [Misfit(field.name, problem, "Keep one of them.")]
    strange = [str(word) for word in words if word not in field.choices]
    return [
        Misfit(
            field.name,
            f"“{field.name}: {word}” is not one that we know.",
            f"{suggest(word, field.choices, '')} {one_of(field.choices)}".lstrip(),
        )
        for word in strange
    ]
