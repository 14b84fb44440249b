"""Turn HTML of unknown origin into Markdown as an author would write it.

Only words and structure come through: no HTML, no script, no style.
"""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

from lxml import html

from wordpress_import.inline import Inline, escaped
from wordpress_import.pointers import Pointers
from wordpress_import.shortcodes import Tell

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|center|d[dlt]|details|div|embed-address"
    r"|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|iframe|li|main"
    r"|nav|ol|p|pre|script|section|style|summary|table|ul|video|audio|object|embed"
    r"|canvas|svg|noscript|template"
)
SILENT = re.compile(r"script|style|noscript|template|link|meta|head|title")
LOST = {
    "form": "A form was left out; the site's own request form takes its place.",
    "object": "An embedded object was left out.",
    "embed": "An embedded object was left out.",
    "canvas": "A drawing made by a script was left out.",
    "svg": "An inline drawing was left out.",
}
BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
HEADING = re.compile(r"h[1-6]")
LIST = re.compile(r"- |\d+\. ")
BETWEEN = "<!-- -->"  # two lists in a row would run together without it


class Writer:
    """Writes one body; `classic` bodies have paragraphs where blank lines are."""

    def __init__(self, pointers: Pointers, tell: Tell, *, classic: bool) -> None:
        """Ask `pointers` for every address; `tell` what is lost."""
        self._tell = tell
        self._classic = classic
        self._inline = Inline(pointers, tell)
        self._levels: list[int] = []
        self._above = 1

    def write(self, body: str) -> str:
        """Give the Markdown of the body, ending in a newline unless empty."""
        if not body.strip():
            return ""
        parser = html.HTMLParser(remove_comments=True, remove_pis=True)
        root = html.document_fromstring(f"<body><p></p>{body}", parser=parser)
        self._levels = _heading_levels(root)
        blocks = [block for block in self._blocks(root) if block.strip()]
        text = "\n\n".join(_apart(blocks))
        return f"{text}\n" if text else ""

    def _blocks(self, parent: html.HtmlElement) -> Iterator[str]:
        """Give each block inside, loose text between blocks as paragraphs."""
        run: list[html.HtmlElement | str] = [parent.text or ""]
        for child in parent:
            if _holds_blocks(child):
                yield from self._paragraphs(run)
                yield from self._block(child)
                run = []
            else:
                run.append(child)
            run.append(child.tail or "")
        yield from self._paragraphs(run)

    def _paragraphs(self, run: list[html.HtmlElement | str]) -> Iterator[str]:
        text = self._inline.text(run, keep_lines=self._classic)
        for part in BLANK_LINES.split(text) if self._classic else [text]:
            if paragraph := self._inline.paragraph(part):
                yield paragraph

    def _block(self, element: html.HtmlElement) -> Iterator[str]:
        """Give what one block element becomes."""
        tag = element.tag
        if tag in LOST:
            self._tell(LOST[tag])
        elif SILENT.fullmatch(tag):
            return
        elif tag in {"iframe", "video", "audio", "embed-address"}:
            yield from self._embedded(element)
        elif HEADING.fullmatch(tag):
            yield from self._heading(element)
        elif tag in {"ul", "ol"}:
            yield self._list(element)
        elif tag == "pre":
            yield _indented(dedent(element.text_content().strip("\n")), "    ")
        else:
            yield from self._other_block(element)

    def _other_block(self, element: html.HtmlElement) -> Iterator[str]:
        tag = element.tag
        if tag == "blockquote":
            yield _indented("\n\n".join(self._blocks(element)), "> ")
        elif tag == "table":
            yield from self._table(element)
        elif tag == "figure":
            yield from self._figure(element)
        elif tag == "hr":
            yield "---"
        elif tag in {"dt", "summary"}:
            text = self._inline.line(element).replace("**", "")
            yield f"**{text}**" if text else ""
        else:
            yield from self._blocks(element)

    def _heading(self, element: html.HtmlElement) -> Iterator[str]:
        """Write the heading, and the pictures inside it after it."""
        level = min(2 + self._levels.index(int(element.tag[1])), self._above + 1)
        images = list(element.iter("img"))
        for image in images:
            image.drop_tree()
        if text := self._inline.line(element).replace("**", ""):
            self._above = level
            yield f"{'#' * level} {text}"
        for image in images:
            image.tail = None
            yield from self._paragraphs([image])

    def _list(self, element: html.HtmlElement) -> str:
        items: list[str] = []
        for blocks in filter(None, self._points(element)):
            mark = "- " if element.tag == "ul" else f"{len(items) + 1}. "
            tight = all(LIST.match(block) for block in blocks[1:])
            text = ("\n" if tight else "\n\n").join(_apart(blocks))
            items.append(mark + _indented(text, "    ").lstrip(" "))
        return ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)

    def _points(self, element: html.HtmlElement) -> list[list[str]]:
        """Give the blocks of each point; what stands beside points joins the last."""
        points: list[list[str]] = [[*self._paragraphs([element.text or ""])]]
        for child in element:
            blocks = self._blocks(child) if child.tag == "li" else self._beside(child)
            if child.tag == "li":
                points.append([])
            points[-1] += [block for block in blocks if block.strip()]
            points[-1] += self._paragraphs([child.tail or ""])
        return points

    def _beside(self, child: html.HtmlElement) -> Iterator[str]:
        if _holds_blocks(child):
            yield from self._block(child)
        else:
            yield from self._paragraphs([child])

    def _table(self, element: html.HtmlElement) -> Iterator[str]:
        for caption in element.iter("caption"):
            yield self._inline.paragraph(self._inline.line(caption))
        rows = list(element.iter("tr"))
        cells = [[self._inline.line(cell) for cell in row] for row in rows]
        spans = any(cell.get("colspan", "1") != "1" for row in rows for cell in row)
        even = len({len(row) for row in cells}) == 1
        if even and not spans and len(cells[0]) > 1:
            yield pipe_table(cells)
            return
        self._tell("A table with joined or uneven cells became a list; check it.")
        yield "\n".join(
            f"- {'; '.join(filter(None, row))}" for row in cells if any(row)
        )

    def _figure(self, element: html.HtmlElement) -> Iterator[str]:
        """Write our figure block when there is a caption and just one picture."""
        captions = [
            part for part in element.iter("figcaption") if part.getparent() is not None
        ]
        images = list(element.iter("img"))
        caption = " ".join(" ".join(map(str, part.itertext())) for part in captions)
        caption = " ".join(caption.split())  # our captions are plain words
        if len(images) != 1 or not caption:
            yield from self._blocks(element)
            return
        images[0].tail = None
        if picture := self._inline.image(images[0]):
            yield f"/// figure | {caption}\n\n{picture}\n\n///"
        else:
            yield self._inline.paragraph(escaped(caption))

    def _embedded(self, element: html.HtmlElement) -> Iterator[str]:
        """Put a link where something of another site was shown."""
        source = next((part.get("src") for part in element.iter("source")), "")
        address = element.get("src") or source or (element.text or "").strip()
        if link := self._inline.embedded(address):
            yield link


def _holds_blocks(element: html.HtmlElement) -> bool:
    return any(BLOCKS.fullmatch(str(part.tag)) for part in element.iter())


def _heading_levels(root: html.HtmlElement) -> list[int]:
    """Give the heading levels in use, so that they can be counted from 2."""
    return sorted(
        {int(part.tag[1]) for part in root.iter() if HEADING.fullmatch(str(part.tag))}
    )


def _apart(blocks: list[str]) -> Iterator[str]:
    """Put a mark between blocks that Markdown would join to the one above."""
    above = ""
    for block in blocks:
        below_list = LIST.match(above) and (LIST.match(block) or block[:4] == "    ")
        if below_list or (above[:1] == ">" and block[:1] == ">"):
            yield BETWEEN
        yield block
        above = block


def _indented(text: str, mark: str) -> str:
    """Put the mark before each line; two spaces at an end are a line break."""
    return "\n".join(
        mark + line if line else mark.rstrip() for line in text.split("\n")
    )


def pipe_table(rows: list[list[str]]) -> str:
    """Write the first row as the heading; a pipe inside a cell is escaped."""
    head, *body = [[cell.replace("|", r"\|") or " " for cell in row] for row in rows]
    rule = ["---"] * len(head)
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, rule, *body])
