"""Read YAML front matter and keep the line of every field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from mistakes import Mistake

FENCE = re.compile(r"---[ \t]*")


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


def read_front_matter(text: str, path: str) -> tuple[FrontMatter | None, list[Mistake]]:
    """Split a file into front matter and body; without one, mistakes say why."""
    lines = text.split("\n")
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
    body = "\n".join(lines[end + 1 :])
    return FrontMatter(values, places, body, end + 2), mistakes


def _fields(
    text: str, path: str
) -> tuple[dict[str, Any], dict[str, int], list[Mistake]]:
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return {}, {}, []
        if not isinstance(node, yaml.MappingNode):
            problem = "The front matter is not a list of fields."
            return {}, {}, [Mistake(path, 2, problem, "Write each as name: value.")]
        values: dict[str, Any] = {}
        places: dict[str, int] = {}
        mistakes = []
        for key, value in node.value:
            name = str(loader.construct_object(key, deep=True))
            line = key.start_mark.line + 2
            if name in values:
                problem = f"“{name}” stands here twice; first on line {places[name]}."
                mistakes.append(Mistake(path, line, problem, "Keep one of them."))
                continue
            values[name] = loader.construct_object(value, deep=True)
            places[name] = line
    finally:
        loader.dispose()
    return values, places, mistakes


def _syntax(error: yaml.YAMLError, path: str) -> Mistake:
    mark = getattr(error, "problem_mark", None)
    if getattr(error, "context", None) == "while scanning a quoted scalar":
        mark = error.context_mark  # type: ignore[attr-defined] # where it opens
    line = mark.line + 2 if mark else 1
    reason = getattr(error, "problem", None) or "it cannot be read"
    return Mistake(
        path,
        line,
        f"The front matter is not valid YAML: {reason}.",
        "Put text that holds a colon, a # or quotes in double quotes.",
    )
