"""Read YAML front matter and keep the line of every field."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

import yaml

from content_model.yaml_values import Loader, QuickLoader, is_plain
from content_model.yaml_words import in_words
from diagnostics import ContentError, Diagnostic
from diagnostics.model import Level
from page_status import FENCE
from plain_data import dataclass
from plain_text import Table

_ALMOST = re.compile(r"\s*(?:[-‐-―−_=+]{2,}|[—―])\s*")
_REMARK = re.compile(
    r"[\w-]+:[ \t]+(?P<before>[^\"'\[{#|>]*?)(?P<remark>(?:^|(?<=[ \t]))#[^\s#].*)"
)
_REMARK_IN_LIST = re.compile(r"[ \t]*-[ \t]+#(?P<words>[^\s#].*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the `---` lines, and the text after them.

    Attributes:
        values: Plain YAML values by field name.
        lines: The line of each field in the file, counted from 1.
        body: The Markdown text.
        body_line: The line the text starts on.
    """

    values: Table
    lines: Mapping[str, int]
    body: str
    body_line: int


# What the parser stops at on a later line than the one that is wrong.
_BEGUN_ABOVE = (
    *("while scanning a quoted scalar", "while scanning a simple key"),
    "while parsing a flow mapping",
)
UNSEEN = ("draft", "waiting")  # what only a preview shows


def read_front_matter(
    text: str, path: str
) -> tuple[FrontMatter | None, list[Diagnostic]]:
    """Split a file into front matter and body; without one, mistakes say why."""
    lines = text.split("\n")
    if not text.strip():
        fix = "Write the page, or delete the file."
        return None, [Diagnostic(path, 1, "The file is empty.", fix)]
    if not FENCE.fullmatch(lines[0]):
        problem = "The file does not start with front matter."
        return None, [Diagnostic(path, 1, problem, _first_line(lines))]
    end = next((n for n, line in enumerate(lines[1:], 1) if FENCE.fullmatch(line)), 0)
    if not end:
        problem = "The front matter has no end."
        fix = "Put a line of three hyphens after the last field."
        return None, [Diagnostic(path, 1, problem, fix)]
    try:
        values, places, diagnostics = _fields("\n".join(lines[1:end]), path)
        diagnostics += _remarks(values, places, lines, path)
        diagnostics += _remarks_in_lists(values, lines[:end], path)
    except yaml.YAMLError as error:
        return None, [_syntax(error, path, lines[1:end])]
    except ContentError as error:
        return None, list(error.diagnostics)
    body = "\n".join(lines[end + 1 :])
    return FrontMatter(values, places, body, end + 2), diagnostics


def _first_line(lines: Sequence[str]) -> str:
    """Say how a file begins, or what keeps its first line from being that."""
    first = next(line for line in lines if line.strip())
    if _ALMOST.fullmatch(first):
        if first is not lines[0]:
            return "Take the empty lines above its first line out."
        return "Write three hyphens and nothing else on its first line: ---"
    return "Put a line of three hyphens, the fields, and three hyphens first."


def with_field(text: str, name: str, value: object) -> str:
    """Give a file's text with one field changed, added, or (empty) taken out.

    All other lines stay as their author wrote them.

    Raises:
        ContentError: The text has no front matter that can be read.
    """
    return with_fields(text, {name: value})


def with_fields(text: str, fields: Mapping[str, object]) -> str:
    """Do so with several fields; those that are new come last, in their order.

    Raises:
        ContentError: The text has no front matter that can be read.
    """
    found, diagnostics = read_front_matter(text, "")
    if found is None:
        raise ContentError(*diagnostics)
    lines = text.split("\n")
    end = found.body_line - 2
    new = [name for name in fields if name not in found.lines]
    lines[end:end] = [line for name in new for line in field_lines(name, fields[name])]
    there = fields.keys() & found.lines.keys()
    for name in sorted(there, key=found.lines.__getitem__, reverse=True):
        start, value = found.lines[name] - 1, fields[name]
        written = field_lines(name, value)
        if isinstance(value, list) and value and lines[start].rstrip() == f"{name}:":
            written = [f"{name}:", *(f"  {line}" for line in _dashes(value))]
        lines[start : field_end(lines, start)] = written
    return "\n".join(lines)


def _dashes(values: list[object]) -> list[str]:
    """Write a list an entry a line."""
    text: str = yaml.safe_dump(values, allow_unicode=True, width=10_000)
    return text.rstrip("\n").split("\n")


def is_empty(value: object) -> bool:
    """Tell whether a field says nothing, as editors write one left open."""
    if isinstance(value, dict):
        return all(is_empty(entry) for entry in value.values())
    return value is None or value in ("", [])


def field_lines(name: str, value: object) -> list[str]:
    """Write a field as an author would; nothing for an empty one."""
    if is_empty(value):
        return []
    if isinstance(value, str) and _is_day(value):
        return [f"{name}: {value}"]
    return written(name, filled(value))


def filled(value: object) -> object:
    """Leave out what a form left empty within a field."""
    if isinstance(value, dict):
        return {k: filled(entry) for k, entry in value.items() if not is_empty(entry)}
    if isinstance(value, list):
        return [filled(entry) for entry in value if not is_empty(entry)]
    return value


def written(name: str, value: object) -> list[str]:
    """Write a field: names on one line, sentences and poses on a line each."""
    if isinstance(value, list) and not any(map(_is_long, value)):
        return [f"{name}: {_on_a_line(value)}"]
    if isinstance(value, list):
        return [f"{name}:", *(f"  - {_on_a_line(entry)}" for entry in value)]
    text: str = yaml.safe_dump(
        {name: value}, allow_unicode=True, sort_keys=False, width=10_000
    )
    return text.rstrip("\n").split("\n")


def _is_long(value: object) -> bool:
    return isinstance(value, dict) or len(str(value).split()) > FEW_WORDS


def _on_a_line(value: object) -> str:
    text: str = yaml.safe_dump(
        value,
        allow_unicode=True,
        default_flow_style=True,
        sort_keys=False,
        width=10_000,
    )
    return text.removesuffix("...\n").strip()


FEW_WORDS = 2  # a tag, or a name of a file


def _is_day(text: str) -> bool:
    return len(text) == len("2026-11-02") and text[4:8:3] == "--"


def field_end(head: list[str], start: int) -> int:
    """Find where a field's lines end: before the next field, comment or fence."""
    end = start + 1
    while head[end].startswith((" ", "\t", "- ")):
        end += 1
    return end


def _fields(text: str, path: str) -> tuple[Table, dict[str, int], list[Diagnostic]]:
    if is_plain(text):
        with suppress(yaml.YAMLError):
            return _read(QuickLoader(text), path)
    return _read(Loader(text), path)


def _read(
    loader: Loader | QuickLoader, path: str
) -> tuple[Table, dict[str, int], list[Diagnostic]]:
    values: Table = {}
    places: dict[str, int] = {}
    diagnostics = []
    try:
        for key, value in _pairs(loader.get_single_node(), path):
            line, name = key.start_mark.line + 2, key.value
            if not isinstance(key, yaml.ScalarNode):
                problem, fix = "This is no name of a field.", "Write name: value."
                diagnostics.append(Diagnostic(path, line, problem, fix))
                continue
            if name in values:
                problem = f"“{name}” stands here twice; first on line {places[name]}."
                diagnostics.append(Diagnostic(path, line, problem, "Keep one of them."))
                continue
            places[name] = line
            try:
                values[name] = loader.construct_object(value, deep=True)
            except ValueError:  # the form of a date, but on no calendar
                values[name] = value.value
    finally:
        loader.dispose()
    return values, places, diagnostics


def _pairs(node: yaml.Node | None, path: str) -> list[tuple[yaml.Node, yaml.Node]]:
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        problem = "The front matter is not a list of fields."
        raise ContentError(Diagnostic(path, 2, problem, "Write each as name: value."))
    pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
    return pairs


def _remarks(
    values: Table, places: Mapping[str, int], lines: Sequence[str], path: str
) -> Iterator[Diagnostic]:
    """Find words that nobody meant for a remark: “title: #1 tip”, “#sleep #rest”."""
    for name, number in places.items():
        found = _REMARK.match(lines[number - 1])
        if not found or (found["before"] and not isinstance(values.get(name), str)):
            continue
        words = found["before"] + found["remark"]
        problem = (
            f"What follows # is a remark: “{found['remark'].strip()}” is not read."
        )
        fix = f'Take # out, or put all in quotation marks: {name}: "{words}".'
        if all(word.startswith("#") for word in words.split()) and name == "tags":
            tags = re.findall(r"[^#,\s]+", words)
            fix = f"Write tags: [{', '.join(tags)}]."
        level: Level = "warning" if found["before"] else "error"
        yield Diagnostic(path, number, problem, fix, level=level)


def _remarks_in_lists(
    values: Table, lines: Sequence[str], path: str
) -> Iterator[Diagnostic]:
    """Find entries that are remarks: “- #sleep”; their lists are else as meant."""
    for number, line in enumerate(lines, start=1):
        if found := _REMARK_IN_LIST.match(line):
            problem = f"What follows # is a remark: “#{found['words']}” is not read."
            fix = f"Take # out: - {found['words']}."
            yield Diagnostic(path, number, problem, fix)
            for name, value in values.items():
                if isinstance(value, list):
                    values[name] = [found["words"] if v is None else v for v in value]


def _syntax(error: yaml.YAMLError, path: str, lines: Sequence[str]) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    if getattr(error, "context", None) in _BEGUN_ABOVE:
        mark = getattr(error, "context_mark", mark)
    reason = getattr(error, "problem", None) or str(error)
    line, problem, fix = in_words(reason, lines, mark.line + 1 if mark else 1)
    return Diagnostic(path, line + 1, problem, fix)
