"""Lists and lines that visitors see otherwise than their author typed them."""

import re
from collections.abc import Iterator, Sequence

from commonmark.fences import pieces
from commonmark.leftovers import Note
from commonmark.structure import Marker, marker, opens_item

_UNDERLINE = re.compile(r" {0,3}-{2,}[ \t]*$")
_ENDED = re.compile(r"[.:;!?…]\W*$")
_ALL_ON_A_LINE = re.compile(r"1([.)]) .*\w.* 2\1 \S")
_SHOWN = 60  # letters of what is quoted
_WRAPPED = 60  # letters of a line that goes on below


def list_slips(lines: Sequence[str]) -> Iterator[Note]:
    """Find numbers out of order, points in one line, and what belongs to a point."""
    above, number, shown = "", None, 0
    for _number, line, code in pieces(lines):
        if code:
            above, number = "", None
            continue
        here = opens_item(line)
        if _UNDERLINE.match(line) and not marker(above) and _ENDED.search(above):
            problem = "A line of hyphens right below words makes a heading of them."
            yield Note(above, problem, "Put an empty line between the two.")
        elif here and _ALL_ON_A_LINE.match(line):
            problem = f"“{line[:_SHOWN]}” is one point, with the others in it."
            yield Note(line, problem, "Begin a line with each number.")
        elif here and number is not None and here.number not in (number, shown + 1):
            yield from _out_of_order(line, here, shown)
        elif _is_swallowed(line, above):
            problem = f"“{line[:_SHOWN]}” belongs to the point above it."
            fix = "Put an empty line between, or two spaces before it if it does."
            yield Note(line, problem, fix)
        if line.strip() and not line.startswith(" "):
            goes_on = here and number is not None and here.number is not None
            number = here.number if here else None
            shown = shown + 1 if goes_on else number or 0
        above = line


def _out_of_order(line: str, here: Marker, shown: int) -> Iterator[Note]:
    if here.number is not None and here.indent == 0:
        problem = f"“{line[:_SHOWN]}” follows {shown}: visitors see {shown + 1}."
        yield Note(line, problem, "Number the steps in order.")


def _is_swallowed(line: str, above: str) -> bool:
    """Tell whether a sentence stands right below a point that is no long one."""
    whole = line[:1].isupper() and len(line.split()) > 1 and _ENDED.search(line)
    return bool(whole) and marker(above) is not None and len(above) < _WRAPPED
