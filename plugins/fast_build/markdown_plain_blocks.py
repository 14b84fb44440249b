"""Blocks of Markdown whose meaning is plain, from text to HTML.

Each function returns None where anything in a block may mean something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from fast_build.markdown_plain_text import html_of

_SPECIAL = r"(?:[#>=:|~-]|[+*] |[*_][*_ ]*(?:\n|$)|\d+\.)"
_special, _special_line = (
    re.compile(_SPECIAL).match,
    re.compile(rf"\n(?: {{4}}| {{0,3}}{_SPECIAL})").search,
)
"""Find a line that is, or may be, something other than a paragraph's."""

_heading = re.compile(r"(#{1,6})([^#\\\n]*)(?:\n|$)").match
_RULES = frozenset(("---", "***", "___", "* * *", "- - -", "_ _ _"))


def heading(block: str) -> tuple[str, str] | None:
    """Return a heading's HTML, and the block's other lines."""
    found = _heading(block)
    title = html_of(found[2].strip()) if found else None
    if not found or not title or "|" in block:
        return None
    level = len(found[1])
    return f"<h{level}>{title}</h{level}>", block[found.end() :]


def leaf(block: str) -> str | None:
    """Return the HTML of a paragraph, a table or a rule."""
    if block in _RULES:
        return "<hr>"
    if _is_like_a_table(block):
        return _table(block)
    text = _words(block)
    return None if text is None else f"<p>{text}</p>"


def _words(block: str) -> str | None:
    """Return the HTML of a text that nothing makes anything but words."""
    if _special(block) or _special_line(block) or block[:1].isspace():
        return None
    return html_of(block)


@dataclass
class Group:
    """A list, or a quotation, which blocks to come may go on.

    Attributes:
        texts: The HTML inside a list's items, or of the quoted paragraphs.
        below: That of lists at the end of these items, or nothing.
    """

    tag: str
    texts: list[str]
    below: list[str]

    @property
    def is_list(self) -> bool:
        """Tell a list from a quotation."""
        return self.tag != "blockquote"

    def join(self, other: Group) -> None:
        """Go on with another: items with a blank line between are paragraphs."""
        if self.is_list:
            self.texts[-1] = _loose(self.texts[-1])
            other.texts[0] = _loose(other.texts[0])
        self.texts += other.texts
        self.below += other.below

    def html(self) -> str:
        """Return the HTML."""
        start, end = ("<li>", "</li>\n") if self.is_list else ("<p>", "</p>\n")
        pairs = zip(self.texts, self.below, strict=True)
        inner = "".join(f"{start}{text}{below}{end}" for text, below in pairs)
        return f"<{self.tag}>\n{inner}</{self.tag}>"


def _loose(item: str) -> str:
    return item if item.startswith("\n") else f"\n<p>{item}</p>\n"


def group_of(block: str) -> Group | None:
    """Return a list of single texts, or quoted paragraphs."""
    if block[0] == ">":
        return _quotation(block)
    if block[0] in "-*+":
        return _list("ul", _bullet, block)
    return _list("ol", _number, block)


_bullet, _number = (re.compile(f"{mark} +").match for mark in (r"[-*+]", r"\d+\."))
_INDENT = " " * 4


def _list(tag: str, mark: Any, block: str) -> Group | None:
    items: list[str] = []
    below: dict[int, list[str]] = {}
    for line in block.split("\n"):
        last = len(items) - 1
        if found := mark(line):
            items.append(line[found.end() :])
        elif items and line.startswith(_INDENT):
            below.setdefault(last, []).append(line[len(_INDENT) :])
        elif items and last not in below:
            items[-1] += f"\n{line}"
        else:
            return None
    group = _group(tag, items)
    if group:
        for place, lines in below.items():
            inner = _inner_list(lines)
            if inner is None:
                return None
            group.below[place] = f"{inner}\n"
    return group


def _inner_list(lines: list[str]) -> str | None:
    """Return the HTML of a list in an item, of lines without their indent."""
    if all(line[:1] == " " or _bullet(line) or _number(line) for line in lines):
        group = group_of("\n".join(lines))
        return group.html() if group else None
    return None


def _quotation(block: str) -> Group | None:
    text = "\n".join(_unquoted(line) for line in block.split("\n"))
    if "|" in block or text != text.strip("\n") or "\n\n\n" in text:
        return None
    return _group("blockquote", text.split("\n\n"))


def _unquoted(line: str) -> str:
    """Return a line without its mark, which only a quotation's first line needs."""
    if line.strip() == ">":
        return ""
    return line[2:] if line.startswith("> ") else line.removeprefix(">")


def _group(tag: str, sources: list[str]) -> Group | None:
    texts = [_words(source) for source in sources]
    made = [text for text in texts if text]
    return Group(tag, made, [""] * len(made)) if len(made) == len(texts) else None


_is_like_a_table = re.compile(r"[^\n]*\n[|:\- ]*(?:\n|$)").match
"""Tells whether a block's second line has nothing but separators."""


def _table(block: str) -> str | None:
    """Return the HTML of a table, unless it has code or uneven rows."""
    head, rule, *body = (line.strip(" ") for line in block.split("\n"))
    bordered = head[:1] == "|" or head[-1:] == "|"
    names = _cells(head, bordered=bordered)
    columns = [_aligned(cell) for cell in _cells(rule, bordered=bordered)]
    rows = [_cells(line, bordered=bordered) for line in body]
    if (
        block[0] == " "
        or any(mark in block for mark in "`\\")
        or not len(columns) == len(names) > 1
        or not rows
        or any(len(row) != len(names) for row in rows)
    ):
        return None
    above = _row("th", names, columns)
    below = [_row("td", row, columns) for row in rows]
    if above is None or None in below:
        return None
    lines = "".join(row for row in below if row)
    return f"<table>\n<thead>\n{above}</thead>\n<tbody>\n{lines}</tbody>\n</table>"


def _cells(line: str, *, bordered: bool) -> list[str]:
    if bordered:
        line = line.removeprefix("|").removesuffix("|")
    return [cell.strip(" ") for cell in line.split("|")]


def _aligned(rule: str) -> str:
    """Return the attribute that aligns a column as the colons below its name say."""
    side = _SIDES[rule.startswith(":"), rule.endswith(":")]
    return f' style="text-align: {side};"' if side else ""


_SIDES = {
    (False, False): "",
    (True, False): "left",
    (False, True): "right",
    (True, True): "center",
}


def _row(tag: str, cells: list[str], columns: list[str]) -> str | None:
    texts = [html_of(cell) for cell in cells]
    if None in texts:
        return None
    pairs = zip(columns, texts, strict=True)
    inner = "".join(f"<{tag}{aligned}>{text}</{tag}>\n" for aligned, text in pairs)
    return f"<tr>\n{inner}</tr>\n"
