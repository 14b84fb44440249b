"""Refuse text that no reader could show, or that would take for ever to read.

Whatever passes here is converted in bounded time: Markdown looks for the end
of an open bracket again and again, and YAML and Markdown nest by recursion.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
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
# Letters of no width that facts and names never have; joiners are some languages' own.
HIDDEN = re.compile("[\u00ad\u180e\u200b\u2060\ufeff]")
# How files of other programs begin, whatever their name.
_PROGRAMS = {
    "PK\x03\x04": "a document of a word processor",
    "\ufffd\ufffd\x11\ufffd": "a document of a word processor",
    "{\\rtf": "a document of a word processor",
    "%PDF-": "a PDF",
    "<!doctype html": "a web page",
    "<html": "a web page",
}
_MARKERS = re.compile(r"^(?:[ \t]*(?:[-+*>]|\d+[.)])(?=[ \t>]|$))+")
_BRACKETS = re.compile(r"\\.|[\[\]()]")
_STEP = {"[": 1, "(": 1, "]": -1, ")": -1}


def isolated(text: str) -> str:
    """Keep an address or a number whole among words that run from right to left."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def not_text(error: UnicodeDecodeError, path: str) -> Diagnostic:
    """Say on which line a file is no UTF-8, and what it may be."""
    if found := _of_a_program(error.object[:100].decode(errors="replace"), path):
        return found
    line = error.object[: error.start].count(b"\n") + 1
    fix = "Save the file as UTF-8 in your editor."
    return Diagnostic(path, line, "This line is not UTF-8 text.", fix)


def _of_a_program(beginning: str, path: str) -> Diagnostic | None:
    for sign, what in _PROGRAMS.items():
        if beginning.lower().startswith(sign.lower()):
            problem = f"The file is {what}, not text."
            fix = "Copy its words into a new file, in an editor of plain text."
            return Diagnostic(path, 1, problem, fix)
    return None


def hidden_signs(text: str, path: str) -> Iterator[Diagnostic]:
    """Find what no author sees in facts and front matter, once for each line."""
    lines = text.split("\n") if HIDDEN.search(text) else ()
    for number, line in enumerate(lines, start=1):
        if found := HIDDEN.search(line):
            yield Diagnostic(path, number, *_hidden(line, found.start()))


def _hidden(line: str, place: int) -> tuple[str, str]:
    """Name a sign that cannot be seen by its name and what stands around it."""
    sign, before = line[place], line[:place].rsplit(" ", maxsplit=1)[-1]
    called = unicodedata.name(sign, "").lower() or f"U+{ord(sign):04X}"
    after = re.split(r"\s", line[place + 1 :])[0]
    where = f"after “{before}”" if before else f"before “{after}”" if after else "alone"
    return f"An invisible sign ({called}) stands {where}.", "Delete it."


def check_text(
    text: str, path: str, *, longest: int = LONGEST_LINE
) -> list[Diagnostic]:
    """Say what makes a text unreadable, at most once for each line."""
    if found := _of_a_program(text[:100], path):
        return [found]
    lines = text.split("\n")
    diagnostics = [*_unseen(text, path), *_long(lines, path, longest)]
    return diagnostics or list(_deep(text, lines, path))


def _unseen(text: str, path: str) -> Iterator[Diagnostic]:
    seen = set()
    for found in UNSEEN.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if line not in seen:
            seen.add(line)
            inside = text.split("\n")[line - 1]
            place = found.start() - text.rfind("\n", 0, found.start()) - 1
            yield Diagnostic(path, line, *_hidden(inside, place))
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


@cache
def table_beside(module: str, name: str = "") -> Table:
    """Read a TOML file in a module's folder; without a name, the one called like it."""
    path = Path(module)
    file = path.with_name(name) if name else path.with_suffix(".toml")
    return tomllib.loads(file.read_text("utf-8"))
