"""Quotes that end where the next block begins."""

from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from commonmark.structure import QUOTE, begins_block, opens_item


class Quotes(BlockProcessor):
    """Makes a `blockquote` of lines that begin with `>`, and of what follows on."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """Look for a first line of a quote."""
        return ">" in block and any(map(QUOTE.match, block.split("\n")))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Take the quote; a second one below an empty line is another."""
        lines = blocks.pop(0).split("\n")
        start = next(n for n, line in enumerate(lines) if QUOTE.match(line))
        end = _end(lines, start)
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        quoted = "\n".join(map(_unquoted, lines[start:end]))
        self.parser.state.set("blockquote")
        self.parser.parseChunk(SubElement(parent, "blockquote"), quoted)
        self.parser.state.reset()
        if end < len(lines):
            blocks.insert(0, "\n".join(lines[end:]))


def _end(lines: list[str], start: int) -> int:
    open_ended = False  # a line right below may belong to the quote's paragraph
    for number, line in enumerate(lines[start:], start=start):
        if QUOTE.match(line):
            inner = _unquoted(line)
            open_ended = bool(inner.strip()) and not begins_block(inner)
        elif not open_ended or begins_block(line) or opens_item(line):
            return number
    return len(lines)


def _unquoted(line: str) -> str:
    return QUOTE.sub("", line, count=1).removeprefix(" ") if QUOTE.match(line) else line
