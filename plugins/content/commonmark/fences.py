"""Code between fences, anywhere: at the edge, in a list, in a quote."""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor

from commonmark.structure import (
    DEEPEST_INDENT,
    PLACEHOLDER,
    begins_block,
    indent_of,
    marker,
)
from plain_data import dataclass

_FENCE = re.compile(r"(?P<fence>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*?)[ \t]*$")
_QUOTE = re.compile(r" {0,3}> ?")


@dataclass(frozen=True, slots=True)
class Fenced:
    """Code, and how many lines it takes with its fences.

    Attributes:
        lead: What stands before the first fence: marks of quotes and of an item.
    """

    lead: str
    language: str
    code: str
    size: int
    closed: bool


def set_aside(lines: list[str], store: Callable[[str], str]) -> list[str]:
    """Put a word of one line in the place of each piece of code.

    Args:
        lines: A text without tabs.
        store: Keeps HTML, and gives the word that stands for it.
    """
    return [
        line if found is None else found.lead + store(_html(found))
        for _number, line, found in pieces(lines)
    ]


def pieces(lines: Sequence[str]) -> Iterator[tuple[int, str, Fenced | None]]:
    """Yield each line with its index, or the code that begins there."""
    has_code = any("```" in line or "~~~" in line for line in lines)
    number, columns = 0, _Columns()
    while number < len(lines):
        column = columns.at(lines[number]) if has_code else 0
        found = fenced(lines[number:], column) if has_code else None
        yield number, lines[number], found
        number += found.size if found else 1


class _Columns:
    """Where the words of the list items begin that are open above a line."""

    def __init__(self) -> None:
        self.open: list[int] = []
        self.after_words = False

    def at(self, line: str) -> int:
        """Take the next line; return the column of the innermost item it is in."""
        mark, indent = marker(line), indent_of(line)
        inside = [column for column in self.open if column <= indent]
        begins = mark or begins_block(line) or _FENCE.match(line.lstrip())
        follows_on = self.after_words and not begins
        if line.strip() and not follows_on:
            self.open = [*inside, mark.width] if mark else inside
        self.after_words = bool(line.strip()) and (bool(mark) or not begins)
        return self.open[-1] if self.open else 0


def fenced(lines: Sequence[str], column: int) -> Fenced | None:
    """Read the code that begins on the first line, if any does.

    Args:
        column: Where the words of the list item begin that the line stands in.
    """
    lead, quotes, rest = _lead(lines[0])
    deep = indent_of(lead.replace(">", "")) if not lead.strip() else 0
    found = _FENCE.match(rest)
    if not found or deep > column + DEEPEST_INDENT:
        return None
    closing = re.compile(rf"{found['fence'][0]}{{{len(found['fence'])},}}[ \t]*$")
    code: list[str] = []
    size, closed = 1, False
    for line in lines[1:]:
        inner = _within(line, quotes)
        if inner is None or (column and line.strip() and indent_of(line) < column):
            break  # the quote or the item ends, and the code with it
        size += 1
        if closed := bool(closing.match(inner.strip(" "))):
            break
        code.append(inner[min(indent_of(inner), 0 if quotes else len(lead)) :])
    info = found["info"].split()
    return Fenced(lead, info[0] if info else "", "\n".join([*code, ""]), size, closed)


class Placeholders(BlockProcessor):
    """Gives code that was set aside a block of its own."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """Look for code right above or below other lines."""
        lines = block.split("\n")
        return len(lines) > 1 and any(map(PLACEHOLDER.match, lines))

    def run(self, parent: Element, blocks: list[str]) -> None:  # noqa: ARG002
        """Part it from them."""
        lines = blocks.pop(0).split("\n")
        parted = (
            f"\n\n{line}\n\n" if PLACEHOLDER.match(line) else line for line in lines
        )
        blocks[:0] = [part.strip("\n") for part in "\n".join(parted).split("\n\n")]


def _lead(line: str) -> tuple[str, int, str]:
    """Part a line into its marks, how many of them are quotes, and the rest."""
    rest, quotes = line, 0
    while True:
        if found := _QUOTE.match(rest):
            quotes += 1
            rest = rest[found.end() :]
        elif (mark := marker(rest)) and not mark.empty:
            rest = rest[mark.width :]
        else:
            break
    rest = rest.lstrip(" ")
    return line[: len(line) - len(rest)], quotes, rest


def _within(line: str, quotes: int) -> str | None:
    """Take the marks of quotes off a line; None when it has fewer."""
    for _mark in range(quotes):
        found = _QUOTE.match(line)
        if not found:
            return None
        line = line[found.end() :]
    return line


def _html(found: Fenced) -> str:
    named = f' class="language-{escape(found.language)}"' if found.language else ""
    return f"<pre><code{named}>{escape(found.code, quote=False)}</code></pre>"
