"""What looks like a table or a heading to its author, and becomes none."""

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from commonmark.fences import pieces
from commonmark.leftovers import Note
from commonmark.structure import DELIMITERS
from commonmark.tables import cells, is_header

_LONGEST = 60  # letters of a heading; a longer line in bold is a sentence
_OF_ITEMS = frozenset({"li", "td", "th", "blockquote", "figure"})
# As a word processor copies the mark of a point.
_ITEM = re.compile(r"\s*(?:[^\w\s]|\d{1,3}[.)]|[a-zA-Z][.)]|o)\t")
_TABBED = re.compile(r"\S[^\t]*\t+[^\t]*\S")


def like_headings(root: Element) -> Iterator[Note]:
    """Find paragraphs that are one short line in bold."""
    for block in root.iter():
        for paragraph in block if block.tag not in _OF_ITEMS else ():
            if paragraph.tag == "p" and (words := _bold_line(paragraph)):
                problem = f"“{words}” looks like a heading and is none."
                yield Note(words, problem, f"Write it as “## {words}”.")


def _bold_line(paragraph: Element) -> str:
    only = [*paragraph]
    if len(only) != 1 or only[0].tag != "strong":
        return ""
    words = "".join(paragraph.itertext()).strip()
    is_all = words == "".join(only[0].itertext()).strip()
    return words if is_all and len(words) < _LONGEST and words[-1:].isalnum() else ""


def _is_tabbed(line: str) -> bool:
    """Tell whether cells are parted by tabs; behind a list's mark one is usual."""
    return bool(_TABBED.match(line)) and not _ITEM.match(line)


def like_tables(lines: Sequence[str]) -> Iterator[Note]:
    """Find rows as a spreadsheet copies them, and cells for which there is no room."""
    if not any("\t" in line or "|" in line for line in lines):
        return
    columns, above = 0, ""
    for _number, line, code in pieces(lines):
        if code or not line.strip():
            columns, above = 0, ""
            continue
        if DELIMITERS.match(line) and above and is_header(above, line):
            columns = cells(line)
            if not re.search(r"\w", above):
                problem = "The first row of this table has no words."
                yield Note(above, problem, "Say there what each column holds.")
        elif columns and cells(line) > columns:
            problem = f"“{line.strip()[:_LONGEST]}” has more cells than the first row."
            fix = "Give the first two rows as many; for the sign itself, write \\|."
            yield Note(line, problem, fix)
        elif _is_tabbed(line) and _is_tabbed(above):
            problem = "These lines are parted by tabs, so they run together."
            fix = "Write a table: | a | b | a row, and |---|---| below the first."
            yield Note(above, problem, fix)
            above = ""
            continue
        above = line
