"""Read YAML front matter and keep the line of every field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from content_model.yaml_values import Loader
from mistakes import ContentError, Mistake

FENCE = re.compile(r"---[ \t]*")
_STATUS = re.compile(r"""status[ \t]*:[ \t]*["']?(\w+)""")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the `---` lines, and the text after them.

    Attributes:
        values: Plain YAML values by field name.
        lines: The line of each field in the file, counted from 1.
        body: The Markdown text.
        body_line: The line the text starts on.
    """

    values: Mapping[str, Any]
    lines: Mapping[str, int]
    body: str
    body_line: int


def status_of(file: Path) -> str:
    """Read the status alone, also of a file with mistakes; "" without one."""
    try:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""
    lines = text.split("\n")
    for line in lines[1:] if FENCE.fullmatch(lines[0]) else ():
        if FENCE.fullmatch(line):
            break
        if found := _STATUS.match(line):
            return found[1]
    return ""


def read_front_matter(text: str, path: str) -> tuple[FrontMatter | None, list[Mistake]]:
    """Split a file into front matter and body; without one, mistakes say why."""
    lines = text.split("\n")
    if not text.strip():
        mend = "Write the page, or delete the file."
        return None, [Mistake(path, 1, "The file is empty.", mend)]
    if not FENCE.fullmatch(lines[0]):
        problem = "The file does not start with front matter."
        mend = "Put a line of three hyphens, the fields, and three hyphens first."
        return None, [Mistake(path, 1, problem, mend)]
    end = next((n for n, line in enumerate(lines[1:], 1) if FENCE.fullmatch(line)), 0)
    if not end:
        problem = "The front matter has no end."
        mend = "Put a line of three hyphens after the last field."
        return None, [Mistake(path, 1, problem, mend)]
    try:
        values, places, mistakes = _fields("\n".join(lines[1:end]), path)
    except yaml.YAMLError as error:
        return None, [_syntax(error, path)]
    except ContentError as error:
        return None, list(error.mistakes)
    body = "\n".join(lines[end + 1 :])
    return FrontMatter(values, places, body, end + 2), mistakes


def _fields(
    text: str, path: str
) -> tuple[dict[str, Any], dict[str, int], list[Mistake]]:
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return {}, {}, []
        if not isinstance(node, yaml.MappingNode):
            problem = "The front matter is not a list of fields."
            raise ContentError(Mistake(path, 2, problem, "Write each as name: value."))
        values: dict[str, Any] = {}
        places: dict[str, int] = {}
        mistakes = []
        for key, value in node.value:
            line = key.start_mark.line + 2
            if not isinstance(key, yaml.ScalarNode):
                problem = "This is no name of a field."
                mistakes.append(Mistake(path, line, problem, "Write name: value."))
                continue
            name = key.value
            if name in values:
                problem = f"“{name}” stands here twice; first on line {places[name]}."
                mistakes.append(Mistake(path, line, problem, "Keep one of them."))
                continue
            places[name] = line
            try:
                values[name] = loader.construct_object(value, deep=True)
            except ValueError:  # the form of a date, but on no calendar
                values[name] = value.value
    finally:
        loader.dispose()
    return values, places, mistakes


def _syntax(error: yaml.YAMLError, path: str) -> Mistake:
    mark = getattr(error, "problem_mark", None)
    if getattr(error, "context", None) == "while scanning a quoted scalar":
        mark = error.context_mark  # type: ignore[attr-defined] # where it opens
    line = mark.line + 2 if mark else 1
    reason = getattr(error, "problem", None) or "it cannot be read"
    mend = next((mend for part, mend in _MENDS.items() if part in reason), _MEND)
    return Mistake(path, line, f"The front matter is not valid YAML: {reason}.", mend)


_MEND = "Put text that holds a colon, a # or quotes in double quotes."
_MENDS = {
    "'\\t'": "Use spaces instead of the tab.",
    "expected ',' or": "Close the list with ] and put commas between its entries.",
    "end of stream": "Close the quotes on the same line.",
    "invisible": "Delete the value and type it again.",
}
