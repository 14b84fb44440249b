"""Markdown that was read as plain words: what is left of it, and the right form.

Each pattern is looked for in the words that a visitor would see, so code, links
and whatever an author escaped with a backslash are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from commonmark.words import INLINE, SKIPPED


@dataclass(frozen=True, slots=True)
class Leftover:
    """Marks that mean nothing here.

    Attributes:
        words: As they stand in the text, to find their line by.
        problem: A sentence with its full stop.
        fix: The right form: a sentence with its full stop.
    """

    words: str
    problem: str
    fix: str


_LINK = "Write [words](/signs/), without a space between ] and (."
_NOT_LIST = "is no mark of a list, so the lines run together."
_LIST = "Begin each point with “- ”, or each step with “1. ”, “2. ”."
_HASH = "Write a space after #: “## Title”; for the sign itself, write \\#."
_TASK = "Begin each point with “- ” alone, or write /// steps or /// do."
_FOOTNOTE = "For a source write [@key]; for a remark, say it in the text."
_BARE = "Write [words that say where it leads]({})."
_RULING = "Put a line such as |---|---| below the table's first row."
_BOX = "Write a block of this site: /// aside | Title."
_TARGET = r"(?:[/#{.]|\w+:|www\.|[\w/-]+\.(?:md|html?|pdf|jpe?g|png|webp|gif|svg|avif))"
_STARS = "Write **words**, within one paragraph; for the sign itself, write \\*."
_NO_MARK = "This site has no mark for that; write the words alone."

# In words without its sign, such as most sentences are, a pattern is not looked for.
_PATTERNS: tuple[tuple[str, re.Pattern[str], str, str], ...] = tuple(
    (sign, re.compile(pattern, re.MULTILINE), problem, fix)
    for sign, pattern, problem, fix in (
        # Links and pictures
        (
            "[",
            rf"!?\[[^\[\]\n]+\][ \t\n]+\({_TARGET}[^()\n]*\)",
            "is no link, because a space parts its two halves.",
            _LINK,
        ),
        (
            ")[",
            r"\((?=[^()\n]*\w)[^()\n]+\)\[(?:[/#{]|\w+:)[^\[\]\n]*\]",
            "is no link: its brackets are the wrong way round.",
            "Write [words](/signs/).",
        ),
        (
            "](",
            rf"!?\[[^\[\]\n]+\]\({_TARGET}[^()\n]*(?!\))$",
            "is no link, because its ) is missing.",
            "Write [words](/signs/).",
        ),
        (
            "](",
            r"!?\[[^\[\]\n]+\]\([^()\n]*\)",
            "is no link, because of what stands between ( and ).",
            "Write [words](/signs/); an address has no spaces and no quotes.",
        ),
        ("[[", r"\[\[[^\[\]\n]+\]\]", "is no link.", "Write [words](/signs/)."),
        ("[^", r"\[\^[^\]\n]+\]:?", "is a footnote of another program.", _FOOTNOTE),
        (
            "][",
            r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]",
            "is a link whose address is missing.",
            "Write [words](/signs/), or the address below: [words]: /signs/.",
        ),
        ("[@", r"\[@[^\]\n]*$", "is a source without its ].", "Write [@key]."),
        (
            "(@",
            r"\(@[a-z][\w-]+\)",
            "is no source.",
            "Write it in square brackets: [@key].",
        ),
        (
            "{",
            r"\{\w+:\w*(?![\w}])",
            "is a fact without its }.",
            "Write {{practice:name}}.",
        ),
        # Lists
        ("]", r"^\[[ xX]?\](?= )", "makes no box to tick.", _TASK),
        ("", r"^[•·●▪■◦‣○➢✓✔→\uf0b7①-⑳]\s*(?=\S)", _NOT_LIST, _LIST),
        (
            "\n",
            r"^\(?[a-hA-H1-9][.)](?= ?\S[^\n]*\n\(?[b-iB-I2-9][.)])",
            _NOT_LIST,
            _LIST,
        ),
        ("\n", r"^(?:i|I)[.)](?= ?\S[^\n]*\n(?:ii|II)[.)])", _NOT_LIST, _LIST),
        ("\n", r"^[–—](?= ?\S[^\n]*\n[–—])", _NOT_LIST, _LIST),
        (
            "\n",
            r"^[-+*](?=[^\W\d_][^\n]*\n[-+*][^\W\d_])",
            "needs a space after it to begin a point.",
            _LIST,
        ),
        (
            "",
            r"^\d{1,2}[.)](?=[A-Z]\w)",
            "needs a space after it to begin a step.",
            _LIST,
        ),
        # Emphasis and other marks
        (
            "**",
            r"\*{2,3}\s?[^*\n]{0,40}",
            "shows its stars: bold words need ** right before and right after them.",
            _STARS,
        ),
        (
            "__",
            r"(?<![\w_])__(?!_)[^_\n]{0,40}",
            "shows its lines: bold words need marks right before and after them.",
            "Write **words**.",
        ),
        (
            "*",
            r"(?<![\w*])\*(?=[^\W_])[^*\n]{0,30}",
            "shows a star that marks nothing.",
            "Write *words* with a star at each end; for the sign itself, write \\*.",
        ),
        ("~~", r"~~[^~\n]+~~", "is not struck through here.", _NO_MARK),
        ("==", r"==[^=\s][^=\n]*==", "is not highlighted here.", "Write **words**."),
        ("#", r"^#{1,6}(?=[^\W\d_])", "makes no heading.", _HASH),
        ("#######", r"^#{7,}", "makes no heading.", "Write ## or ###."),
        ("//", r"^//(?!/)\s*\w+\s*\|", "opens no block.", "Write three slashes: ///."),
        ("", r"^:{3,}.*$|^!!!.*$|^\[![A-Z]+\].*$", "makes no box here.", _BOX),
        ("{", r"\{[{%].*?[%}]\}", "is a command of another program.", "Take it out."),
        (":", r"(?<!\S):[a-z]+(?:_[a-z]+)*:(?!\S)", "makes no picture here.", _NO_MARK),
        ("\\", r"\\$", "breaks no line here.", "End the line with two spaces instead."),
        ("$$", r"\$\$[^$\n]+\$\$", "is no formula here.", _NO_MARK),
        ("^", r"(?<=\d)\^\w+\^?", "is no raised number.", "Write it in words."),
        (
            "&lt;",
            r"&lt;/?[a-z]+:?[a-z]*(?:&gt;|>)",
            "is HTML shown as words.",
            "Take it out.",
        ),
        # Addresses
        (
            "",
            r"(?<![\w/.@])(?:https?://|www\.)[^\s<>()\"“”]+[^\s<>()\"“”.,;:!?]",
            "is shown as words that nobody can follow.",
            _BARE,
        ),
        (
            "@",
            r"(?<![\w.@])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b",
            "is shown as words that nobody can follow.",
            _BARE,
        ),
        # Tables
        (
            "|",
            r"^[^|\n]*\|[^|\n]*\|.*\n *\|?[ :|]*-[ :|-]*$",
            "is no table: the row below it has other parts.",
            "Give |---|---| as many parts as the first row has.",
        ),
        (
            "|",
            r"^\|?[^|\n]*\S[^|\n]*\|[^|\n]*\S.*\n *\|?[^|\n]*\S[^|\n]*\|[^|\n]*\S.*",
            "is no table.",
            _RULING,
        ),
    )
)
_ONCE = frozenset((_LIST, _RULING, _STARS, _TASK, _BOX))
_SHOWN = 60  # letters of what is quoted
_TELLING = 5  # letters that are enough to find a line by


def leftovers(root: Element) -> Iterator[Leftover]:
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


def _in_words(words: str) -> Iterator[Leftover]:
    taken: list[tuple[int, int]] = []
    for sign, pattern, problem, fix in _PATTERNS:
        for found in pattern.finditer(words) if sign in words else ():
            start, end = found.span()
            if any(start < other_end and end > other for other, other_end in taken):
                continue
            taken.append((start, max(end, start + 1)))
            yield _leftover(found, words, problem, fix)
            if fix in _ONCE:
                break  # what follows is of the same list


def _leftover(found: re.Match[str], words: str, problem: str, fix: str) -> Leftover:
    line = words[found.start() :].lstrip().split("\n")[0]
    quoted = found[0].strip().split("\n")[0]
    quoted = quoted if len(quoted) >= _TELLING else line
    shown = quoted if len(quoted) <= _SHOWN else f"{quoted[:_SHOWN].rstrip()} …"
    return Leftover(quoted, f"“{shown}” {problem}", fix.format(_address(quoted)))


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
