"""Forms for the facts of `content/practice/`, made from the classes that read them.

facts/model.py -> form_of() -> the fields of the editor
TOML -> for_form() -> JSON in the editor -> from_form() -> what the classes read
"""

import re
import typing
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date

from admin.angles import ANGLES
from drawings.files import (
    POSE,
    CurveFile,
    ScenesFile,
    SpineFile,
    StagesFile,
    StepsFile,
)
from facts.model import (
    ArticleIndex,
    Costs,
    Holiday,
    Hours,
    Navigation,
    Notices,
    Practice,
    Week,
    Wording,
)
from facts.old_addresses import OldAddresses
from facts.table import is_optional, value_kind
from plain_data import dataclass
from plain_text import Table

if typing.TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words of the site, and what it says in their place.

    Attributes:
        name: As the site says it now, in English.
        text: What it says instead.
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """words.toml."""

    entries: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFigures:
    """The figures of one source.

    Attributes:
        name: The source's key.
        figures: As pages say them, such as 39 trials, 30% or 1 in 10.
    """

    name: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """numbers.toml."""

    entries: tuple[SourceFigures, ...] = ()


# Drawings of a kind of their own; any other file shows people.
CHARTS: "dict[str, tuple[str, type[DataclassInstance]]]" = {
    "spine-regions": ("Drawing: the spine", SpineFile),
    "pain-stages": ("Drawing: stages of pain", StagesFile),
    "recovery-curve": ("Drawing: how pain falls", CurveFile),
    "activity-steps": ("Drawing: steps of an activity", StepsFile),
}
SCENES = ScenesFile
DRAWINGS = "drawings"
ORIGINAL = "drawing"  # which one a translation translates: its file's name
# Files of content/, and the classes that their forms are made of.
FORMS: "dict[str, tuple[str, type[DataclassInstance]]]" = {
    "practice/hours": ("Hours and holidays", Hours),
    "practice/practice": ("Practice, offices, telephone", Practice),
    "practice/insurers": ("Insurers and prices", Costs),
    "practice/notices": ("Legal notices", Notices),
    "practice/navigation": ("Menus", Navigation),
    "practice/article_index": ("Article categories", ArticleIndex),
    "practice/wording": ("Words of the home page and form", Wording),
    "practice/redirects": ("Old addresses", OldAddresses),
    "practice/words": ("Other words for buttons and headings", OwnWords),
    "es/practice/words": ("Words in Spanish", OwnWords),
    "numbers": ("Figures of the sources", Numbers),
    **{f"{DRAWINGS}/{name}": known for name, known in CHARTS.items()},
    **{
        f"es/{DRAWINGS}/{name}": (f"{label} (Spanish)", cls)
        for name, (label, cls) in CHARTS.items()
    },
}
NAMED = frozenset({OwnWords, Numbers})  # tables whose keys are names that staff choose
DEEPEST = 3  # menus in menus
_SCALARS: dict[object, Table] = {
    bool: {"widget": "boolean"},
    int: {"widget": "number", "value_type": "int"},
    float: {"widget": "number", "value_type": "float"},
    date: {"widget": "datetime", "format": "YYYY-MM-DD", "time_format": False},
}
_EXAMPLES = {
    "Telephone": "Such as 303-555-0142.",
    "Interval": "Opening and closing time, such as 08:00-12:00.",
    "Zone": "Such as America/Denver.",
    "Point": "Percent from the left and from the top of the map, such as 40,25.",
    "EmailAddress": "Such as name@example.com.",
    "WebAddress": "Whole: https://www.example.com/page.",
    "LinkAddress": "Whole: https://www.example.com/page.",
    "SiteAddress": "Whole: https://www.example.com.",
}
_ATTRIBUTE = re.compile(r"^\s{8}(\w+): (.*(?:\n\s{12}.*)*)", re.MULTILINE)


def form_of(
    cls: "type[DataclassInstance]", *, depth: int = 0, needed: bool = True
) -> list[Table]:
    """List a class's fields as the editor's forms have them.

    Args:
        needed: Whether the form is there in any case; what may be left out as a
            whole asks for nothing.
    """
    hints = typing.get_type_hints(cls)
    help_ = {
        name: " ".join(words.split())
        for name, words in _ATTRIBUTE.findall(cls.__doc__ or "")
    }
    return [
        {
            "name": field.name,
            "label": field.name.replace("_", " ").capitalize(),
            "required": needed and _is_asked(field, hints[field.name]),
            **_widget(field, hints[field.name], depth, needed=needed),
            **({"hint": help_[field.name]} if field.name in help_ else {}),
        }
        for field in fields(cls)
        if depth < DEEPEST or not _nests(hints[field.name])
    ]


def for_form(cls: object, given: object) -> object:
    """Give what a file says as JSON has it."""
    if isinstance(given, date):
        return given.isoformat()
    if cls in NAMED:
        return {"entries": _named_for_form(None, given)}
    if isinstance(given, Mapping) and is_table(cls):
        hints = typing.get_type_hints(cls)
        named = {field.name for field in fields(cls) if field.metadata.get("named")}
        return {
            name: _named_for_form(hints[name], value)
            if name in named
            else for_form(value_kind(hints.get(name)), value)
            for name, value in given.items()
        }
    if isinstance(given, list):
        return [for_form(_item(cls), entry) for entry in given]
    return given


def from_form(cls: object, given: object, before: object) -> object:
    """Give what a form says as the file would, without what it leaves open.

    Args:
        before: What the file said: what it had may be there and empty.
    """
    if cls is date and isinstance(given, str) and given:
        return date.fromisoformat(given[:10])
    if cls is float and isinstance(given, int):
        return float(given)
    if isinstance(given, str):
        return given.strip() if "\n" not in given else given
    if isinstance(given, Mapping) and is_table(cls):
        return _table(cls, given, before if isinstance(before, Mapping) else {})
    if isinstance(given, list):
        old = before if isinstance(before, list) else []
        padded = [*old, *[None] * len(given)]
        made = (
            from_form(_item(cls), entry, padded[number])
            for number, entry in enumerate(given)
        )
        return [value for value in made if value not in (None, "")]
    return given


def _table(
    cls: "type[DataclassInstance]",
    given: Mapping[str, object],
    before: Mapping[str, object],
) -> object:
    if cls in NAMED:
        return _named(given["entries"], before)
    hints = typing.get_type_hints(cls)
    made: Table = {}
    for field in fields(cls):
        name, kind = field.name, value_kind(hints[field.name])
        if name not in given:
            if name in before:  # the form has no field for it
                made[name] = before[name]
            continue
        if field.metadata.get("type") is POSE:
            made[name] = _filled_in(given[name])
        elif field.metadata.get("named"):
            made[name] = _named(given[name], before.get(name))
        else:
            made[name] = from_form(kind, given[name], before.get(name))
        if is_blank(made[name]) and not _stays(field, made[name], before):
            del made[name]
    if cls is Week and made:  # a day without hours is closed
        made = {field.name: made.get(field.name, []) for field in fields(cls)}
    return made


def _filled_in(given: object) -> object:
    """Leave out, however deep, what a form leaves open."""
    if not isinstance(given, Mapping):
        return given
    made = {name: _filled_in(value) for name, value in given.items()}
    return {name: value for name, value in made.items() if not is_blank(value)}


def _stays(field: "Field[object]", made: object, before: Mapping[str, object]) -> bool:
    """Tell whether a line that says nothing stays, because it was or must be there."""
    if field.name not in before:
        return False
    as_before = is_blank(before[field.name])
    return as_before or isinstance(made, list | bool) or not is_optional(field)


def is_blank(value: object) -> bool:
    """Tell whether a form was left open here."""
    if isinstance(value, Mapping):
        return all(map(is_blank, value.values()))
    return value is None or value is False or value in ("", [])


def _named_for_form(_kind: object, given: object) -> object:
    """Write a table whose keys are names as a list of forms."""
    if not isinstance(given, Mapping):
        return given
    made = []
    for name, value in given.items():
        own = value if isinstance(value, Mapping) else {"text": str(value)}
        made.append({"name": name, **own})
    return made


def _named(given: object, before: object) -> object:
    if not isinstance(given, list):
        return given
    old = before if isinstance(before, Mapping) else {}
    made: Table = {}
    for part in given:
        rest = {k: v for k, v in part.items() if k != "name" and not is_blank(v)}
        text = str(rest.get("text", ""))
        was = old.get(part.get("name"))
        if isinstance(was, int) and text == str(was):
            made[part["name"]] = was
        elif rest.keys() == {"text"}:
            made[part["name"]] = int(text) if text.isdecimal() else text
        elif part.get("name"):
            made[part["name"]] = rest
    return made


def _is_asked(field: "Field[object]", hint: object) -> bool:
    """Tell whether a field must be filled in; an empty list says something, too."""
    is_list = typing.get_origin(value_kind(hint)) is tuple
    may_be_open = is_optional(field) or field.metadata.get("empty")
    return not may_be_open and hint is not bool and not is_list


def _widget(field: "Field[object]", hint: object, depth: int, *, needed: bool) -> Table:
    kind = value_kind(hint)
    several = typing.get_origin(kind) is tuple
    many = {"multiple": True} if several else {}
    if choices := field.metadata.get("choices"):
        return {"widget": "select", "options": list(choices), **many}
    if field.metadata.get("type") is POSE:
        return {"widget": "object", "collapsed": False, "fields": ANGLES}
    if several:
        return _list(_item(kind), depth)
    if is_table(kind):
        there = needed and not is_optional(field)
        inside = form_of(kind, depth=depth + 1, needed=there)
        open_ = kind is Week and depth == 0  # what the form of hours is for
        return {"widget": "object", "collapsed": not open_, "fields": inside}
    return _scalar(kind)


def _list(kind: object, depth: int) -> Table:
    if is_table(kind):
        inside = form_of(kind, depth=depth + 1)
        first = next(
            widget["name"] for widget in inside if widget["widget"] == "string"
        )
        summary = f"{{{{fields.{first}}}}}"
        if kind is Holiday:
            summary = "{{fields.date}} {{fields.name}}"
        return {"widget": "list", "summary": summary, "fields": inside}
    line = {"name": "line", "label": "Line", **_scalar(kind)}
    return {"widget": "list", "field": line}


def _scalar(kind: object) -> Table:
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    example = _EXAMPLES.get(getattr(kind, "__name__", ""))
    return {"widget": "string", **({"hint": example} if example else {})}


def _item(kind: object) -> object:
    return next(iter(typing.get_args(value_kind(kind))), None)


def _nests(hint: object) -> bool:
    kind = value_kind(hint)
    inside = _item(kind) if typing.get_origin(kind) is tuple else kind
    return is_table(inside)


def is_table(kind: object) -> "typing.TypeGuard[type[DataclassInstance]]":
    """Tell whether a kind of value is a table of its own."""
    return isinstance(kind, type) and is_dataclass(kind) and not hasattr(kind, "parse")
