"""Refuse text that no reader could show, or that would take for ever to read.

Whatever passes here is converted in bounded time: Markdown looks for the end
of an open bracket again and again, and YAML and Markdown nest by recursion.
"""

import re
from collections.abc import Iterator
from typing import Any

from diagnostics import Diagnostic

Table = dict[str, Any]  # what YAML, TOML or JSON holds, until a reader checks it
LONGEST_LINE = 5_000  # characters; some 800 words
LARGEST_FILE = 1_000_000  # bytes; a long novel
DEEPEST = 30  # brackets within brackets, lists within lists

# What is neither a letter nor white space: C0 and C1 controls, line and
# paragraph separators, marks that turn the direction of reading around.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)
_MARKERS = re.compile(r"^(?:[ \t]*(?:[-+*>]|\d+[.)])(?=[ \t>]|$))+")
_BRACKETS = re.compile(r"\\.|[\[\]()]")
_STEP = {"[": 1, "(": 1, "]": -1, ")": -1}


def isolated(text: str) -> str:
    """Keep an address or a number whole among words that run from right to left."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def check_text(
    text: str, path: str, *, longest: int = LONGEST_LINE
) -> list[Diagnostic]:
    """Say what makes a text unreadable, at most once for each line."""
    lines = text.split("\n")
    diagnostics = [*_unseen(text, path), *_long(lines, path, longest)]
    return diagnostics or list(_deep(text, lines, path))


def _unseen(text: str, path: str) -> Iterator[Diagnostic]:
    seen = set()
    for found in UNSEEN.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if line not in seen:
            seen.add(line)
            problem = f"This line holds an invisible character (U+{ord(found[0]):04X})."
            yield Diagnostic(path, line, problem, "Delete the line and type it again.")
        if len(seen) == DEEPEST:
            return


def _long(lines: list[str], path: str, longest: int) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines, start=1):
        if len(line) > longest:
            problem = f"This line has {len(line)} characters."
            fix = f"Break it into paragraphs; a line has {longest:,} at most."
            yield Diagnostic(path, number, problem, fix)


def _deep(text: str, lines: list[str], path: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines, start=1):
        if line[:1] in " \t->+*" and _depth_of_line(line) > DEEPEST:
            problem = "This line nests too deeply."
            fix = "Remove spaces, dashes or > from its start."
            yield Diagnostic(path, number, problem, fix)
            return
    if text.count("[") + text.count("(") > DEEPEST:
        yield from _open_brackets(lines, path)


def _depth_of_line(line: str) -> int:
    """Count the lists and quotes that a line opens, and the steps it is indented."""
    markers = _MARKERS.match(line)
    opened = len(re.findall(r"[-+*>]|\d+[.)]", markers[0])) if markers else 0
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
    return opened + indent // 4


def _open_brackets(lines: list[str], path: str) -> Iterator[Diagnostic]:
    """Find the paragraph in which brackets open and do not close."""
    depth = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            depth = 0
        for found in _BRACKETS.finditer(line):
            depth = max(0, depth + _STEP.get(found[0], 0))
            if depth > DEEPEST:
                problem = "Too many brackets open before this place and do not close."
                fix = "Close each [ and ( in the same paragraph, or remove it."
                yield Diagnostic(path, number, problem, fix)
                return
