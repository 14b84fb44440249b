"""Find blocks in Markdown text, and what is wrong with them, by line."""

import re
from collections.abc import Iterator, Sequence

from commonmark.source import between_fences
from diagnostics import Diagnostic
from diagnostics.suggest import nearest, suggest
from plain_data import dataclass

_ALMOST = re.compile(r"^(/{3,})[ \t]*([A-Za-z][\w’'-]*)[ \t]*(.*)$")
_INDENTED = re.compile(r" {1,3}/{3,}[ \t]*(?:[A-Za-z][\w-]*[ \t]*(?:\|.*)?)?$")
_EXAMPLES = {"signs": "level: emergency", "drawing": "spine-regions"}
OPENING = re.compile(r"^(/{3,})[ \t]*([A-Za-z][\w-]*)?[ \t]*(?:\|[ \t]*(.*?))?[ \t]*$")


@dataclass(frozen=True, slots=True)
class Opening:
    """The first line of a block.

    Attributes:
        slashes: How many; the closing line has as many.
        line: Counted from 1 in the file.
    """

    name: str
    argument: str
    slashes: int
    line: int


def markers(
    lines: Sequence[str], first_line: int
) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the lines that open or close a block, with their numbers."""
    for number, code in enumerate(between_fences(lines)):
        line = lines[number]
        found = line.startswith("///") and (OPENING.match(line) or _ALMOST.match(line))
        if found and not code:
            yield first_line + number, found


def texts_of(
    name: str, lines: Sequence[str], first_line: int
) -> Iterator[tuple[int, str, str]]:
    """Yield the blocks of one name: line, what stands after the bar, and their text."""
    opened: Opening | None = None
    for number, marker in markers(lines, first_line):
        if marker[2] == name:
            opened = Opening(name, marker[3] or "", len(marker[1]), number)
        elif opened and not marker[2] and len(marker[1]) == opened.slashes:
            inside = lines[opened.line - first_line + 1 : number - first_line]
            yield opened.line, opened.argument, "\n".join(inside)
            opened = None


def check_blocks(
    lines: Sequence[str], first_line: int, path: str, arguments: dict[str, bool | None]
) -> list[Diagnostic]:
    """Name unknown, unclosed, unopened and incomplete blocks.

    Args:
        first_line: The file's line that `lines` start on.
        arguments: For each known block, whether text after `|` must be there
            (True), must not (False), or may (None).
    """
    diagnostics: list[Diagnostic] = []
    opened: list[Opening] = []
    for number, marker in markers(lines, first_line):
        found = _take(marker, number, opened, arguments)
        diagnostics += [Diagnostic(path, number, *words) for words in found]
    diagnostics += _indented(lines, first_line, path)
    for block in opened:
        problem = f"The block “{block.name}” has no end."
        fix = f"Put a line “{'/' * block.slashes}” after its last line."
        diagnostics.append(Diagnostic(path, block.line, problem, fix))
    return diagnostics


def _take(
    marker: re.Match[str],
    number: int,
    opened: list[Opening],
    arguments: dict[str, bool | None],
) -> Iterator[tuple[str, str]]:
    """Open or close a block; yield what is wrong with the line, and its fix."""
    slashes = marker[1]
    if marker.re is _ALMOST:
        opened.append(Opening(marker[2], "", len(slashes), number))
        name = nearest(re.sub(r"\W", "", marker[2]).lower(), arguments) or "aside"
        title = marker[3].lstrip("：:|｜-–— ") or "Title"
        fix = f"Write {slashes} {name} | {title}."
        yield f"“{marker[0][:60]}” opens no block.", fix
    elif _closes(marker, opened, arguments):
        opened.pop()
        yield f"“{marker[0].strip()}” closes no block.", f"Write {slashes}."
    elif marker[2]:
        block = Opening(marker[2], marker[3] or "", len(slashes), number)
        opened.append(block)
        yield from _check(block, arguments)
    elif opened and opened[-1].slashes == len(slashes):
        opened.pop()
    else:
        fix = "Remove it, or name the block on its first line: /// aside | Title."
        yield "This line closes a block, but none is open.", fix


def _indented(lines: Sequence[str], first_line: int, path: str) -> Iterator[Diagnostic]:
    """Find blocks that don't begin at the start of a line; their ends go along."""
    found = [
        (number, lines[number].strip())
        for number, code in enumerate(between_fences(lines))
        if not code and _INDENTED.match(lines[number])
    ]
    for number, words in [line for line in found if line[1].strip("/")] or found:
        problem = f"Spaces stand before “{words[:60]}”."
        fix = "Take them out: a block begins and ends at the start of a line."
        yield Diagnostic(path, first_line + number, problem, fix)


def _closes(
    marker: re.Match[str], opened: list[Opening], arguments: dict[str, bool | None]
) -> bool:
    """Tell whether an author meant the end of a block, and named it again."""
    name, argument = marker[2], marker[3]
    above = opened[-1].name if opened else ""
    return bool(name) and name == above and bool(arguments.get(name)) and not argument


def _check(
    block: Opening, arguments: dict[str, bool | None]
) -> Iterator[tuple[str, str]]:
    wanted = arguments.get(block.name)
    if block.name not in arguments:
        known = f"Use one of: {', '.join(arguments)}."
        fix = suggest(block.name.lower(), arguments, known)
        yield f"There is no block “{block.name}”.", fix
    elif wanted and not block.argument:
        problem = f"The block “{block.name}” needs a text after a | on its first line."
        text = _EXAMPLES.get(block.name, "Your text")
        yield problem, f"Write it as /// {block.name} | {text}."
    elif wanted is False and block.argument:
        problem = f"The block “{block.name}” takes no text after its name."
        yield problem, f"Write just /// {block.name}."
