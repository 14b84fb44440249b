"""Read lists as CommonMark and GitHub do.

Python-Markdown nests by four spaces, joins lists of different kinds, forgets the
first number, and takes a list right below a sentence for more of the sentence.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from commonmark.structure import (
    DEEPEST_INDENT,
    Marker,
    begins_block,
    indent_of,
    interrupts,
    marker,
    opens_item,
)
from plain_data import dataclass

_NO_MARK = " " * (DEEPEST_INDENT + 1)  # before what looks like a mark and is none


@dataclass(frozen=True, slots=True)
class Found:
    """A list as it stands in the lines.

    Attributes:
        items: The lines of each item, without its mark and its indentation.
        end: How many lines it takes, without the empty ones below it.
        loose: Its items are paragraphs: an empty line stands between some.
        deeper: The first line of an item that begins further right than the one
            above it, with the spaces that it lacks to stand in it.
    """

    first: Marker
    last: Marker
    items: tuple[tuple[str, ...], ...]
    end: int
    loose: bool
    deeper: tuple[tuple[str, int], ...] = ()


class Lists(BlockProcessor):
    """Makes `ul` and `ol` of the lines that are a list, and all that is in them.

    Leaves `beside`: first lines of items that were perhaps meant to stand in the
    item above them, with the spaces that they lack.
    """

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.beside: list[tuple[str, int]] = []

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """Look for a first item in a block of lines."""
        return start_of(block.split("\n")) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Take the list from this block and, as far as it goes, from those below."""
        start = start_of(blocks[0].split("\n")) or 0
        lines = "\n\n".join(blocks).split("\n")
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        found = read_list(lines[start:])
        self._build(parent, found)
        self._note_neighbor(found, lines[start:])
        rest = "\n".join(lines[start + found.end :]).lstrip("\n")
        blocks[:] = rest.split("\n\n") if rest else []

    def _note_neighbor(self, found: Found, lines: list[str]) -> None:
        self.beside += found.deeper
        below = lines[found.end] if found.end < len(lines) else ""
        mark = opens_item(below)
        if mark and 0 < mark.indent < found.last.width:
            self.beside.append((below, found.last.width - mark.indent))

    def _build(self, parent: Element, found: Found) -> None:
        number = found.first.number
        element = SubElement(parent, "ul" if number is None else "ol")
        if number not in {None, 1}:
            element.set("start", str(number))
        self.parser.state.set("looselist" if found.loose else "list")
        for item in found.items:
            self.parser.parseChunk(SubElement(element, "li"), "\n".join(item))
        self.parser.state.reset()


def start_of(lines: list[str]) -> int | None:
    """Find the line of the first item among lines that no empty line parts."""
    paragraph = False
    for number, line in enumerate(lines):
        code = not paragraph and indent_of(line) > DEEPEST_INDENT
        if not code and (interrupts(line) if paragraph else opens_item(line)):
            return number
        paragraph = bool(line.strip()) and not code and not begins_block(line)
    return None


def read_list(lines: list[str]) -> Found:
    """Read the list that begins on the first line; else raises ValueError."""
    first = opens_item(lines[0])
    if first is None:
        msg = "No list begins on the first line."
        raise ValueError(msg)
    items: list[tuple[str, ...]] = []
    deeper: list[tuple[str, int]] = []
    end, loose, mark = 0, False, first
    while True:
        size = _item_size(lines[end:], mark)
        item = _unindented(lines[end : end + size], mark)
        items.append(item)
        loose = loose or _has_gap(item)
        end += size
        below = end + _empty(lines[end:])
        following = opens_item(lines[below]) if below < len(lines) else None
        if not following or following.kind != first.kind:
            return Found(first, mark, tuple(items), end, loose, tuple(deeper))
        if following.indent > mark.indent and not deeper:
            deeper.append((lines[below], mark.width - following.indent))
        loose = loose or below > end
        end, mark = below, following


def _item_size(lines: list[str], mark: Marker) -> int:
    """Count the lines of the item at the top, without the empty ones below it."""
    size = 1
    open_ended = not mark.empty  # a line right below may belong to its paragraph
    for number, line in enumerate(lines[1:], start=1):
        if not line.strip():
            if mark.empty and number == 1:
                return size
            open_ended = False
            continue
        if indent_of(line) >= mark.width:
            inner = line[mark.width :]
            open_ended = not begins_block(inner)
        elif not open_ended or opens_item(line) or begins_block(line):
            return size
        size = number + 1
    return size


def _unindented(lines: list[str], mark: Marker) -> tuple[str, ...]:
    """Return an item's own lines; one that only follows on is no block of its own."""
    rest = (
        line[mark.width :]
        if indent_of(line) >= mark.width
        else (_NO_MARK if marker(line) else "") + line.lstrip(" ")
        for line in lines[1:]
    )
    return (lines[0][mark.width :], *rest)


def _has_gap(item: tuple[str, ...]) -> bool:
    """Tell whether an empty line parts two blocks of an item itself."""
    words = list(item) if item[0].strip() else list(item[1:])
    return any(not line.strip() for line in _outside_lists(words))


def _outside_lists(lines: list[str]) -> Iterator[str]:
    """Yield the lines of an item but for those of lists in it."""
    number = 0
    while number < len(lines):
        above = lines[number - 1] if number else ""
        begins = interrupts if above.strip() and not marker(above) else opens_item
        if begins(lines[number]):
            number += read_list(lines[number:]).end
        else:
            yield lines[number]
            number += 1


def _empty(lines: list[str]) -> int:
    return next((n for n, line in enumerate(lines) if line.strip()), len(lines))
