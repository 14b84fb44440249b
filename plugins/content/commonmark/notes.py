"""Notes on what Markdown did not become, each with its line."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from commonmark.fences import pieces
from commonmark.leftovers import Note, leftovers
from commonmark.list_slips import list_slips
from commonmark.lists import Lists
from commonmark.lookalikes import like_headings, like_tables
from diagnostics import Diagnostic
from plain_data import dataclass
from plain_text import table_beside

RULE = "markdown"
_TABLE = table_beside(__file__)
_FOREIGN = [
    (re.compile(slip["pattern"]), slip["problem"], slip["fix"])
    for slip in _TABLE["foreign"]
]
_MARK = re.compile(r" *(?:[-+*]|\d{1,3}[.)])[ \t]*")
_HEADINGS = {f"h{level}": level for level in range(2, 7)}
_CODE = "These words are shown as computer code, because four spaces stand before them."
_BESIDE = "This point stands beside the one above it, not in it."
_SET_ASIDE = "\x02wzxhzdk:"  # HTML, or what another plugin fills in


@dataclass(frozen=True, slots=True)
class _Block:
    """A block, the class of what it becomes, and what must stand in it."""

    name: str
    made: str
    holds: str
    lacks: str
    fix: str


_BLOCKS = [_Block(**block) for block in _TABLE["block"]]
_OPENING = re.compile(r"/{3,}[ \t]*([\w-]+)")


class Keeper(Preprocessor):
    """Keeps the lines as written; finds in them what no reader may see."""

    lines: tuple[str, ...] = ()

    def run(self, lines: list[str]) -> list[str]:
        """Leave the lines as they are."""
        self.lines = tuple(lines)
        return lines


class Notes(Treeprocessor):
    """Looks at the words of the page when everything in them is read."""

    def __init__(self, md: Markdown, keeper: Keeper, lists: Lists) -> None:
        super().__init__(md)
        self.keeper = keeper
        self.lists = lists

    def run(self, root: Element) -> None:
        """Add a note for each thing that was read as plain words."""
        path = getattr(self.md, "source_path", "")
        first = getattr(self.md, "body_line", 1)
        diagnostics = getattr(self.md, "diagnostics", [])
        lines = self.keeper.lines
        for index, problem, fix in (*_foreign(lines), *_empty(root, lines)):
            place = Diagnostic(path, first + index, problem, fix, RULE)
            diagnostics.append(place)
        finder = _Finder(lines)
        for note in (
            *_beside(self.lists),
            *like_tables(lines),
            *list_slips(lines),
            *like_headings(root),
            *_without_text(root),
            *_notes(root),
        ):
            line = first + finder.of(note.words)
            diagnostics.append(
                Diagnostic(path, line, note.problem, note.fix, RULE, "warning")
            )
        self.lists.beside.clear()


class _Finder:
    """Finds words in the lines of a text; asked again, further down."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = [_plain(line) for line in lines]
        self.times: dict[str, int] = {}

    def of(self, words: str) -> int:
        """Return the index of the line that holds the words; 0 when none does."""
        plain = _plain(words)
        holding = [n for n, line in enumerate(self.lines) if plain in line]
        turn = self.times.get(plain, 0)
        self.times[plain] = turn + 1
        return holding[min(turn, len(holding) - 1)] if holding else 0


def _plain(words: str) -> str:
    return "".join(words.split())


def _notes(root: Element) -> Iterator[Note]:
    yield from leftovers(root)
    for code in root.iter("pre"):
        words = "".join(code.itertext()).strip().split("\n")[0]
        yield Note(words, _CODE, "Take the spaces away.")


def _beside(lists: Lists) -> Iterator[Note]:
    for words, spaces in lists.beside:
        more = "one more space" if spaces == 1 else f"{spaces} more spaces"
        fix = f"Put {more} before it, or as many as the point above has."
        yield Note(words, _BESIDE, fix)


def _foreign(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Find lines that nobody meant for a reader."""
    named: set[str] = set()
    for number, line, code in pieces(lines):
        if not code and _bare_mark(lines, number):
            yield number, "This point has no words.", "Write them, or take it out."
        if code and not code.closed:
            yield number, "This code has no end.", "Write ``` on a line below it."
        for pattern, problem, fix in () if code else _FOREIGN:
            if problem not in named and (found := pattern.search(line)):
                named.add(problem)
                yield number, problem.format(found[0][:40]), fix


def _bare_mark(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line is a list's mark alone, and nothing below belongs to it."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return bool(_MARK.fullmatch(lines[number])) and not below.startswith(" ")


def _without_text(root: Element) -> Iterator[Note]:
    """Find headings with nothing below them."""
    for parent in root.iter():
        for here, below in pairwise([*parent, None]):
            level = here is not None and _HEADINGS.get(here.tag)
            if level and (below is None or _HEADINGS.get(below.tag, 9) <= level):
                words = "".join(here.itertext())
                problem = f"Nothing stands below the heading “{words}”."
                yield Note(words, problem, "Write the section, or take it out.")


def _empty(root: Element, lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Find blocks without what they are for."""
    opened = defaultdict(list)
    for number, line in enumerate(lines):
        if found := _OPENING.match(line):
            opened[found[1]].append(number)
    for block in _BLOCKS:
        made = (
            node for node in root.iter() if block.made in node.get("class", "").split()
        )
        for number, element in zip(opened[block.name], made, strict=False):
            if not _holds(element, block.holds):
                yield number, f"The block “{block.name}” {block.lacks}.", block.fix
            elif block.name == "figure" and len(element.findall(".//img")) > 1:
                problem = "The block “figure” has more than one picture."
                yield number, problem, "Give each a block with a caption of its own."


def _holds(element: Element, wanted: str) -> bool:
    words = "".join(element.itertext())
    if wanted == "words":
        return len(words.split()) > len("".join(element[0].itertext()).split())
    return element.find(f".//{wanted}") is not None or _SET_ASIDE in words
