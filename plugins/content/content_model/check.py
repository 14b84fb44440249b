"""Check one file's front matter against its kind."""

import re
from collections.abc import Iterator, Mapping

from content_model.front_matter import UNSEEN, FrontMatter
from content_model.kinds import KINDS
from content_model.model import Kind
from content_model.names import file_name
from content_model.values import SLUGS
from diagnostics import Diagnostic
from diagnostics.suggest import did_you_mean, nearest, suggest
from plain_text import Table
from schema import Field, Misfit, quoted, read_fields

_ROOM = {"title": 110, "nav_title": 45}  # letters, in a heading and in a menu
_QUOTED = re.compile("[“”‘][^“”]+[“”’]|[\"'][^\"']+[\"']")
_TAGS = re.compile(
    r"&(?:amp|nbsp|quot|lt|gt|#\d+);"
    r"|</?(?:a|b|br|em|font|i|p|small|span|strong|sub|sup|u)(?: [^>]*)?/?>"
)
_MARKS = re.compile(rf"\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]*\)|{_TAGS.pattern}")
# A title may be about a mark, and is never HTML.
_HELD_BACK = {"description": _MARKS, "lead": _MARKS, "title": _TAGS, "nav_title": _TAGS}

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


def checked(
    found: FrontMatter, kind: Kind, path: str
) -> tuple[Table, list[Diagnostic]]:
    """Make the values a kind's fields; what does not fit is a mistake."""
    schema = kind.by_name
    absent = [field for field in kind.fields if _is_empty(found.values.get(field.name))]
    without = {field.name for field in absent}
    given = {name: value for name, value in found.values.items() if name not in without}
    if other := other_kind(given, kind):
        return {}, [_misplaced(kind, other, path)]
    unknown = f"“{{}}” is not a field of {_article(kind.name)}."
    values, misfits = read_fields(given, schema, unknown=unknown)
    mistyped = {nearest(name, schema) for name in given.keys() - schema.keys()}
    missing = [field for field in absent if field.name not in mistyped]
    unvouched = [field.name for field in missing if field.required and field.vouched]
    others = [field for field in missing if field.name not in unvouched]
    misfits += _lacking(others, found, kind)
    values = {name: value for name, value in values.items() if value is not None}
    for name, value in values.items():
        misfits += _fitting(schema[name], value)
    misfits += _in_order(values)
    diagnostics = []
    for misfit in misfits:
        fix = meant(misfit.path, given, schema) or misfit.fix
        line = found.lines.get(misfit.path, 1)
        diagnostics.append(Diagnostic(path, line, misfit.problem, fix))
    diagnostics += _noted(values, found, path)
    if unvouched and found.values.get("status") not in UNSEEN:
        diagnostics.append(_unvouched(unvouched, found, path))
    return values, diagnostics


def _misplaced(kind: Kind, other: Kind, path: str) -> Diagnostic:
    here, there = _article(kind.name), _article(other.name)
    problem = f"The file is written as {there}, but its folder makes it {here}."
    return Diagnostic(path, 1, problem, f"Move it to {other.folder}/.")


_FEW = 2  # fields that are told one by one


def _lacking(missing: list[Field], found: FrontMatter, kind: Kind) -> list[Misfit]:
    """Name fields that have to be there, and those that stand there empty."""
    fields = [
        field for field in missing if field.required or field.name in found.values
    ]
    empty = {field.name for field in fields} & found.values.keys()
    if len(fields) > _FEW and not empty:
        return [_all_missing(fields, kind)]
    return [_missing(field, empty=field.name in empty) for field in fields]


def _all_missing(fields: list[Field], kind: Kind) -> Misfit:
    problem = f"{quoted(field.name for field in fields)} are missing."
    fix = f"Write a line for each; “./run new {kind.name}” starts a file that has them."
    return Misfit("", problem, fix)


def _is_empty(value: object) -> bool:
    return value is None or value == ""


def _unvouched(names: list[str], found: FrontMatter, path: str) -> Diagnostic:
    """Say once what people have to put in before visitors may read the page."""
    listed = f"{quoted(names)} {'are' if len(names) > 1 else 'is'}"
    line = min((found.lines[name] for name in names if name in found.lines), default=1)
    fix = (
        "Name the author and the reviewer by their files in people/, and the days of"
        " the check and of the next one; until then write “status: draft”."
    )
    return Diagnostic(path, line, f"{listed} still empty.", fix)


def _missing(field: Field, *, empty: bool) -> Misfit:
    what = "is empty" if empty else "is missing"
    example = f" {field.type.example}" if field.type.example else ""
    fix = f"Write a line “{field.name}:{example}”. {field.help}"
    if not field.required:
        fix = f"Write it as “{field.name}:{example}”, or take the line out."
    return Misfit(field.name, f"“{field.name}” {what}.", fix)


def _fitting(field: Field, value: object) -> Iterator[Misfit]:
    """Find what no type can tell: remarks, lengths, keys of a mapping."""
    name = field.name
    if "<!--" in str(value):
        problem = f"“{name}” holds a remark, which visitors would read."
        yield Misfit(name, problem, "Write it on a line of its own, after a #.")
        return
    if (marks := _HELD_BACK.get(name)) and (found := marks.search(str(value))):
        problem = f"“{found[0]}” would be shown as it is: “{name}” holds words alone."
        yield Misfit(name, problem, "Take the marks out.")
    if field.length and isinstance(value, str):
        fewest, most = field.length
        if not fewest <= len(value) <= most:
            problem = f"“{name}” has {len(value)} characters."
            yield Misfit(name, problem, f"Write {fewest} to {most}.")
    if field.keys and isinstance(value, dict):
        yield from _of_keys(field, value)


def _of_keys(field: Field, value: Table) -> Iterator[Misfit]:
    name, known = field.name, field.keys
    strange = value.keys() - known.keys()
    missing = set() if field.some_keys else known.keys() - value.keys()
    for key in missing - {nearest(key, known) for key in strange}:
        yield Misfit(name, f"“{name}” has no “{key}”.", f"Add it: {known[key]}")
    for key in strange:
        problem = f"“{name}” has no place for “{key}”."
        yield Misfit(name, problem, suggest(key, known, "Leave it out."))


def _noted(values: Table, found: FrontMatter, path: str) -> Iterator[Diagnostic]:
    """Note what is not as meant, and can be shown all the same."""
    for name, value in values.items():
        for slip in _slips(name, value if isinstance(value, tuple) else (value,)):
            line = found.lines[name]
            yield Diagnostic(path, line, slip.problem, slip.fix, level="warning")


def _slips(name: str, values: tuple[object, ...]) -> Iterator[Misfit]:
    """Find words twice, marks that part or quote nothing, titles without an end."""
    for index, words in enumerate(values):
        if not isinstance(words, str) or "<!--" in words:
            continue
        if len(words) > _ROOM.get(name, len(words)):
            problem = f"“{name}” has {len(words)} characters."
            yield Misfit(name, problem, f"Write {_ROOM[name]} at most.")
        if words in values[:index]:
            yield Misfit(name, f"“{name}” has “{words}” twice.", "Keep one of them.")
        elif _QUOTED.fullmatch(words):
            problem = f"{words} would be shown with its quotation marks."
            yield Misfit(name, problem, "Take them out.")
        elif words.count("“") != words.count("”"):
            problem = f"“{words}” has one half of a pair of quotation marks."
            yield Misfit(name, problem, "Write the other, or take it out.")
        elif name == "tags" and (found := re.search(r"[;#]|, ", words)):
            problem = f"“{words}” is one tag, with {found[0].strip()} in it."
            parts = (part.strip(" #") for part in re.split("[;,]", words))
            yield Misfit(name, problem, f"Write tags: [{', '.join(parts)}].")


def _in_order(values: Table) -> Iterator[Misfit]:
    """Find a page that changed before it was there."""
    first, changed = values.get("date"), values.get("modified")
    if first and changed and changed < first:
        problem = f"“modified: {changed}” is before “date: {first}”."
        yield Misfit("modified", problem, "Correct one of the two, or leave it out.")


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


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
