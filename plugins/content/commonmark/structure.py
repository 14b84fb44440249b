"""What begins a block of Markdown: the marks at the start of a line."""

import re

from plain_data import dataclass

DEEPEST_INDENT = 3  # spaces before a mark; four make code

HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$")
QUOTE = re.compile(r" {0,3}>")
BLOCK = re.compile(r" {0,3}/{3,}(?:[ \t]|$)")
PLACEHOLDER = re.compile(r"[ >]*\x02wzxhzdk:\d+\x03[ \t]*$")  # code set aside
DELIMITERS = re.compile(
    r" {0,3}(?=.*[|:])\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$"
)
_ITEM = re.compile(
    r"(?P<indent> *)(?P<mark>(?P<bullet>[-*+])|(?P<number>\d{1,9})(?P<end>[.)]))"
    r"(?:(?P<space> +)(?=\S)|(?= *$))"
)
_WIDEST_SPACE = 4  # five spaces after a mark are one space, and code


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark of a list item.

    Attributes:
        kind: What tells one list from the next: the bullet, or what ends a number.
        number: Of a numbered item; None for a bullet.
        width: Column at which the item's words begin: what continues it stands there.
        empty: No word follows on the line.
    """

    indent: int
    kind: str
    number: int | None
    width: int
    empty: bool


def marker(line: str) -> Marker | None:
    """Read the mark of a list item, if the line begins one, however deep."""
    found = _ITEM.match(line)
    if not found or RULE.match(line):
        return None
    space = found["space"] or ""
    wide = not space or len(space) > _WIDEST_SPACE
    return Marker(
        indent=len(found["indent"]),
        kind=found["bullet"] or found["end"],
        number=int(found["number"]) if found["number"] else None,
        width=found.end("mark") + (1 if wide else len(space)),
        empty=not line[found.end("mark") :].strip(),
    )


def opens_item(line: str) -> Marker | None:
    """Read the mark of an item of a list at this level."""
    found = marker(line)
    return found if found and found.indent <= DEEPEST_INDENT else None


def interrupts(line: str) -> bool:
    """Tell whether a list may begin here, right below a line of a paragraph."""
    found = opens_item(line)
    return bool(found and not found.empty and found.number in {None, 1})


def begins_block(line: str) -> bool:
    """Tell whether a line ends the paragraph above it."""
    return bool(
        HEADING.match(line)
        or QUOTE.match(line)
        or RULE.match(line)
        or BLOCK.match(line)
        or PLACEHOLDER.match(line)
    )


def indent_of(line: str) -> int:
    """Count the spaces at the start of a line."""
    return len(line) - len(line.lstrip(" "))
