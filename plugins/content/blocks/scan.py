"""Find blocks in Markdown text, and what is wrong with them, by line."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from commonmark.source import between_fences
from diagnostics import Diagnostic
from diagnostics.suggest import nearest, suggest

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
    open_blocks: list[Opening] = []
    for number, marker in markers(lines, first_line):
        if marker.re is _ALMOST:
            name = nearest(re.sub(r"\W", "", marker[2]).lower(), arguments) or "aside"
            title = marker[3].lstrip("：:|｜-–— ") or "Title"
            problem = f"“{marker[0][:60]}” opens no block."
            fix = f"Write {marker[1]} {name} | {title}."
            diagnostics.append(Diagnostic(path, number, problem, fix))
            open_blocks.append(Opening(marker[2], "", len(marker[1]), number))
        elif _closes(marker, open_blocks, arguments):
            open_blocks.pop()
            problem = f"“{marker[0].strip()}” closes no block."
            diagnostics.append(Diagnostic(path, number, problem, f"Write {marker[1]}."))
        elif marker[2]:
            block = Opening(marker[2], marker[3] or "", len(marker[1]), number)
            open_blocks.append(block)
            diagnostics += _check(block, path, arguments)
        elif open_blocks and open_blocks[-1].slashes == len(marker[1]):
            open_blocks.pop()
        else:
            problem = "This line closes a block, but none is open."
            fix = "Remove it, or name the block on its first line: /// aside | Title."
            diagnostics.append(Diagnostic(path, number, problem, fix))
    diagnostics += _indented(lines, first_line, path)
    for block in open_blocks:
        problem = f"The block “{block.name}” has no end."
        fix = f"Put a line “{'/' * block.slashes}” after its last line."
        diagnostics.append(Diagnostic(path, block.line, problem, fix))
    return diagnostics


def _indented(lines: Sequence[str], first_line: int, path: str) -> Iterator[Diagnostic]:
    """Find blocks that don't begin at the start of a line; their ends go along."""
    found = [
        (number, lines[number].strip())
        for number, code in enumerate(between_fences(lines))
        if not code and _INDENTED.match(lines[number])
    ]
    for number, words in [each for each in found if each[1].strip("/")] or found:
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
    block: Opening, path: str, arguments: dict[str, bool | None]
) -> list[Diagnostic]:
    if block.name not in arguments:
        problem = f"There is no block “{block.name}”."
        return [Diagnostic(path, block.line, problem, _nearest(block.name, arguments))]
    wanted = arguments[block.name]
    if wanted and not block.argument:
        problem = f"The block “{block.name}” needs a text after a | on its first line."
        text = _EXAMPLES.get(block.name, "Your text")
        fix = f"Write it as /// {block.name} | {text}."
        return [Diagnostic(path, block.line, problem, fix)]
    if wanted is False and block.argument:
        problem = f"The block “{block.name}” takes no text after its name."
        fix = f"Write just /// {block.name}."
        return [Diagnostic(path, block.line, problem, fix)]
    return []


def _nearest(name: str, known: Collection[str]) -> str:
    return suggest(name.lower(), known, f"Use one of: {', '.join(known)}.")
