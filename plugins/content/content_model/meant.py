"""Say what an author meant by a field or a value that a kind of page has not."""

from collections.abc import Mapping

from content_model.kinds import KINDS
from content_model.model import Kind
from content_model.names import file_name
from content_model.values import SLUGS
from diagnostics.suggest import did_you_mean, nearest
from plain_text import Table
from schema import Field

# What other programs call a field, and what it is here.
_CALLED = {
    "alt": "Write it as “image_alt”.",
    "categories": "Write one, as “category”.",
    "draft": "Write “status: draft” instead.",
    "excerpt": "Write it as “description”.",
    "lastmod": "Write it as “modified”.",
    "layout": "Leave it out: the folder decides.",
    "name": "Write it as “title”.",
    "permalink": "Leave it out: the file's name is the address.",
    "published": "Leave it out; “status: draft” keeps a page back.",
    "slug": "Leave it out: the file's name is the address.",
    "summary": "Write it as “description”.",
    "updated": "Write it as “modified”.",
    "url": "Leave it out: the file's name is the address.",
}
_TELLING = 2  # strange fields that tell of another kind


def other_kind(given: Table, kind: Kind) -> Kind | None:
    """Find the kind whose fields these are, when they are not this one's."""
    strange = given.keys() - kind.by_name.keys()
    if len(strange) < _TELLING:
        return None
    return next((other for other in KINDS if strange <= other.by_name.keys()), None)


def meant(name: str, given: Table, schema: Mapping[str, Field]) -> str:
    """Say what was meant, where that can be told better than by what is near."""
    if name in schema:
        return _value(schema[name], given.get(name))
    near = nearest(name, schema)
    if near and near not in given:
        return ""
    called = _CALLED.get(name.lower(), "")
    # A field that is there already was not meant.
    known = "Leave it out, or use a field of docs/writing.md." if near else ""
    return called or known


def _value(field: Field, value: object) -> str:
    if isinstance(value, list):
        return _entries(field, value)
    words = value if isinstance(value, str) else ""
    if words and field.type.example.startswith("["):
        if words.startswith("-"):
            return "Write a space after each hyphen: “- one”."
        entries = [part.strip() for part in words.split(",") if part.strip()]
        return f"Put it in square brackets: {field.name}: [{', '.join(entries)}]."
    if not field.refers_to or field.type.name == SLUGS.name:
        return ""
    if not words or "," in words:
        return f"Name one alone: a file of {field.refers_to}/, without .md."
    name = file_name(words.removesuffix(".md").rpartition("/")[2])
    return did_you_mean(f"“{name}”") if name else ""


def _entries(field: Field, entries: list[object]) -> str:
    """Say what is wrong with the first entry that is nothing, or no file's name."""
    if any(entry in (None, "") for entry in entries):
        return "One entry says nothing: write it, or take it out."
    if field.refers_to and field.type.name != SLUGS.name:
        return f"Name one alone: a file of {field.refers_to}/, without .md."
    for entry in map(str, entries) if field.type.name == SLUGS.name else ():
        name = file_name(entry.removesuffix(".md").rpartition("/")[2])
        if name and name != entry and entry.isascii():
            return f"Write {name} for “{entry}”."
    return ""
