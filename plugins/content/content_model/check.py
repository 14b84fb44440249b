"""Check one file's front matter against its kind."""

from collections.abc import Iterator
from typing import Any

from content_model.front_matter import UNSEEN, FrontMatter
from content_model.model import Field, Kind
from content_model.names import file_name
from diagnostics import Diagnostic
from diagnostics.suggest import nearest
from plain_text import Table


def checked(
    found: FrontMatter, kind: Kind, path: str
) -> tuple[Table, list[Diagnostic]]:
    """Make the values a kind's fields; what does not fit is a mistake."""
    values: dict[str, object] = {}
    unknown = list(_unknown(found, kind, path))
    diagnostics = [each for _meant, each in unknown]
    mistyped = {meant for meant, _each in unknown}
    unvouched = []
    for field in kind.fields:
        line = found.lines.get(field.name, 1)
        given = found.values.get(field.name)
        if given is None or given == "":
            if field.name in mistyped:
                continue
            if field.required and field.vouched:
                unvouched.append(field.name)
            elif field.required or field.name in found.values:
                diagnostics.append(
                    _missing(field, field.name in found.values, path, line)
                )
            continue
        try:
            values[field.name] = field.type.read(given)
        except ValueError:
            problem = f"“{field.name}: {given}” is not {field.type.name}."
            fix = _nearest(field, given) or "Write it in that form."
            diagnostics.append(Diagnostic(path, line, problem, fix))
            continue
        diagnostics += _fitting(field, values[field.name], path, line)
    if unvouched and found.values.get("status") not in UNSEEN:
        diagnostics.append(_unvouched(unvouched, found, path))
    return values, diagnostics


def _unknown(
    found: FrontMatter, kind: Kind, path: str
) -> Iterator[tuple[str, Diagnostic]]:
    """Yield each field that a kind does not have, with the one probably meant."""
    for name in found.values.keys() - kind.by_name.keys():
        meant = nearest(name, kind.by_name)
        known = f"Use one of: {', '.join(kind.by_name)}."
        fix = f"Did you mean “{meant}”?" if meant else known
        problem = f"“{name}” is not a field of {_article(kind.name)}."
        yield meant, Diagnostic(path, found.lines[name], problem, fix)


def _unvouched(names: list[str], found: FrontMatter, path: str) -> Diagnostic:
    """Say once what people have to put in before visitors may read the page."""
    *others, last = (f"“{name}”" for name in names)
    listed = f"{', '.join(others)} and {last} are" if others else f"{last} is"
    line = min((found.lines[name] for name in names if name in found.lines), default=1)
    fix = (
        "Name the author and the reviewer by their files in people/, and the days of"
        " the check and of the next one; until then write “status: draft”."
    )
    return Diagnostic(path, line, f"{listed} still empty.", fix)


def _missing(field: Field, empty: bool, path: str, line: int) -> Diagnostic:  # noqa: FBT001
    what = "is empty" if empty else "is missing"
    example = f" {field.type.example}" if field.type.example else ""
    fix = f"Write a line “{field.name}:{example}”. {field.help}"
    return Diagnostic(path, line, f"“{field.name}” {what}.", fix)


def _fitting(field: Field, value: Any, path: str, line: int) -> Iterator[Diagnostic]:
    if "<!--" in str(value):
        problem = f"“{field.name}” holds a remark, which visitors would read."
        yield Diagnostic(
            path, line, problem, "Write it on a line of its own, after a #."
        )
    if field.choices and value not in field.choices:
        near = nearest(str(value), field.choices)
        problem = f"“{field.name}: {value}” is not one that we know."
        fix = f"Use one of: {', '.join(field.choices)}."
        if near:
            fix = f"Did you mean “{near}”? {fix}"
        yield Diagnostic(path, line, problem, fix)
    if field.length and not field.length[0] <= len(value) <= field.length[1]:
        fewest, most = field.length
        problem = f"“{field.name}” has {len(value)} characters."
        yield Diagnostic(path, line, problem, f"Write {fewest} to {most}.")
    if field.keys:
        yield from _keys(field, value, path, line)


def _nearest(field: Field, given: object) -> str:
    """Offer the file name that somebody's name or a page's title has."""
    name = file_name(given) if field.refers_to and isinstance(given, str) else ""
    return f"Did you mean “{name}”?" if name else ""


def _keys(
    field: Field, value: dict[str, str], path: str, line: int
) -> Iterator[Diagnostic]:
    missing = set() if field.some_keys else field.keys.keys() - value.keys()
    for name in missing:
        problem = f"“{field.name}” has no “{name}”."
        yield Diagnostic(path, line, problem, f"Add it: {field.keys[name]}")
    for name in value.keys() - field.keys.keys():
        meant = nearest(name, field.keys)
        fix = f"Did you mean “{meant}”?" if meant else "Leave it out."
        yield Diagnostic(path, line, f"“{field.name}” has no place for “{name}”.", fix)


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
