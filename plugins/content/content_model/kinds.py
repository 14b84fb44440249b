"""Every kind of page and every field of its front matter, as kinds.toml has them."""

import re
from types import MappingProxyType

from content_model.model import Kind
from content_model.values import TYPES
from plain_text import Table, table_beside
from schema import Field

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")


def _field(name: str, table: Table) -> Field:
    """Make a field of its table, whose keys are those of `Field`."""
    given = {**table, "type": TYPES[table["type"]]}
    for key, make in (
        ("choices", tuple),
        ("length", tuple),
        ("keys", MappingProxyType),
    ):
        if key in given:
            given[key] = make(given[key])
    return Field(name=name, **given)


def _kind(name: str, table: Table) -> Kind:
    """Make a kind: the fields that pages have in common stand before its own."""
    health = table.get("health", False)
    fields = _TABLES["common"] | (_TABLES["reviewed"] if health else {})
    for own, known in table["fields"].items():
        fields[own] = _TABLES["shared"].get(own, {}) | known
    for absent in table.get("without", ()):
        del fields[absent]
    return Kind(
        name=name,
        folder=table["folder"],
        help=table["help"],
        health=health,
        fields=tuple(_field(own, known) for own, known in fields.items()),
    )


_TABLES = table_beside(__file__)
COMMON = tuple(_field(name, table) for name, table in _TABLES["common"].items())
REVIEWED = tuple(_field(name, table) for name, table in _TABLES["reviewed"].items())
KINDS = tuple(_kind(name, table) for name, table in _TABLES["kind"].items())
BY_FOLDER = {kind.folder: kind for kind in KINDS}
BY_NAME = {kind.name: kind for kind in KINDS}


def kind_of(path: str) -> Kind | None:
    """Tell the kind of a page by the folders on the way to its file."""
    return next(
        (BY_FOLDER[part] for part in path.split("/") if part in BY_FOLDER), None
    )


def is_language(folder: str) -> bool:
    """Whether a folder of the content holds a language: es, haw, zh-hans."""
    return LANGUAGE.fullmatch(folder) is not None
