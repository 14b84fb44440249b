"""Tables right below a sentence, and their ends."""

from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor

from commonmark.structure import DELIMITERS, begins_block, opens_item


class Tables(BlockProcessor):
    """Parts a table from the lines above and below it; `tables` does the rest."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """Look for a table among other lines."""
        return "|" in block and cuts(block.split("\n")) != []

    def run(self, parent: Element, blocks: list[str]) -> None:  # noqa: ARG002
        """Make blocks of their own of them."""
        lines = blocks.pop(0).split("\n")
        edges = [0, *cuts(lines), len(lines)]
        blocks[:0] = ["\n".join(lines[start:end]) for start, end in pairwise(edges)]


def cuts(lines: list[str]) -> list[int]:
    """Find the lines at which a table begins or ends among others."""
    for number, line in enumerate(lines[1:], start=1):
        if DELIMITERS.match(line) and is_header(lines[number - 1], line):
            end = next(
                (
                    below
                    for below, row in enumerate(lines[number + 1 :], start=number + 1)
                    if begins_block(row) or opens_item(row)
                ),
                len(lines),
            )
            return [cut for cut in (number - 1, end) if 0 < cut < len(lines)]
    return []


def is_header(line: str, delimiters: str) -> bool:
    """Tell whether a line has as many cells as the ruling below it."""
    return "|" in line and cells(line) == cells(delimiters)


def cells(line: str) -> int:
    """Count the cells of a row."""
    bare = line.strip().replace(r"\|", "")
    return bare.removeprefix("|").removesuffix("|").count("|") + 1
