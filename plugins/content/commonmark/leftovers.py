"""Markdown that was read as plain words: what is left of it, and the right form.

Each pattern of leftovers.toml is looked for in the words that a visitor would see,
so code, links and whatever an author escaped with a backslash are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from xml.etree.ElementTree import Element

from commonmark.words import INLINE, SKIPPED
from plain_data import dataclass
from plain_text import Table, table_beside


@dataclass(frozen=True, slots=True)
class Note:
    """What an author wrote and a visitor would not see as meant.

    Attributes:
        words: As they stand in the text, to find their line by.
        problem: A sentence with its full stop.
        fix: The right form: a sentence with its full stop.
    """

    words: str
    problem: str
    fix: str


def _patterns(table: Table) -> Iterator[tuple[Sequence[str], str, str, str]]:
    for mark in table["mark"]:
        sign = mark["sign"]
        pattern = mark["pattern"].replace("<target>", table["target"])
        fix = table["fix"].get(mark["fix"], mark["fix"])
        yield [sign] if isinstance(sign, str) else sign, pattern, mark["problem"], fix


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when words with its sign are met: most never are."""
    return re.compile(pattern, re.MULTILINE)


_TABLE = table_beside(__file__)
_PATTERNS = tuple(_patterns(_TABLE))
_ONCE = frozenset(_TABLE["fix"][name] for name in _TABLE["once"])
_SHOWN = 60  # letters of what is quoted
_TELLING = 5  # letters that are enough to find a line by


def leftovers(root: Element) -> Iterator[Note]:
    """Yield what is left of marks in the words of a page, in their order."""
    above: frozenset[str] = frozenset()  # what the lines right above were told
    for element in root.iter():
        if element.tag in SKIPPED or element.tag in INLINE:
            continue
        for words in _runs(element):
            if words.strip():
                found = list(_in_words(words))
                yield from (leftover for leftover in found if leftover.fix not in above)
                above = _ONCE & {leftover.fix for leftover in found}


def _in_words(words: str) -> Iterator[Note]:
    taken: list[tuple[int, int]] = []
    for signs, pattern, problem, fix in _PATTERNS:
        for sign in signs:
            if sign in words:
                break
        else:
            continue
        for found in _compiled(pattern).finditer(words):
            start, end = found.span()
            if any(start < other_end and end > other for other, other_end in taken):
                continue
            taken.append((start, max(end, start + 1)))
            yield _leftover(found, words, problem, fix)
            if fix in _ONCE:  # what follows is of the same list
                taken += [(start, len(words))] if fix == _TABLE["fix"]["list"] else []
                break


def _leftover(found: re.Match[str], words: str, problem: str, fix: str) -> Note:
    line = re.split("[\n\x02]", words[found.start() :].lstrip())[0]
    quoted = found[0].strip().split("\n")[0]
    quoted = quoted if len(quoted) >= _TELLING else line
    shown = quoted if len(quoted) <= _SHOWN else f"{quoted[:_SHOWN].rstrip()} …"
    return Note(quoted, f"“{shown}” {problem}", fix.format(_address(quoted)))


def _address(written: str) -> str:
    """Complete a bare address."""
    if "@" in written:
        return f"mailto:{written}"
    return f"https://{written}" if written.startswith("www.") else written


def _runs(element: Element) -> Iterator[str]:
    """Yield each stretch of words of an element that no inner block parts."""
    run = element.text or ""
    for child in element:
        if child.tag in INLINE:
            run += _text(child) + (child.tail or "")
        else:
            yield run
            run = child.tail or ""
    yield run


def _text(element: Element) -> str:
    """Return an inline element's words; of code and links, a word that is none."""
    if element.tag in {"code", "a", "kbd"}:
        return "x"
    if element.tag == "br":
        return ""
    inner = (_text(child) + (child.tail or "") for child in element)
    return (element.text or "") + "".join(inner)
