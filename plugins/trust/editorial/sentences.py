"""Split prose into sentences."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from plain_data import dataclass

WORD = re.compile(r"[^\W_]+(?:[’'.,\-][^\W_]+)*", re.UNICODE)

_FEW = 8  # words of an answer that needs its question
_LONGEST = 12  # more letters than an abbreviation has
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[|]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|No|vs|e\.g|i\.e|cf|approx|al|Inc|Ltd|Sr|Sra)"
    r"|\b[A-Z](?:\.[A-Z])*)\.$"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page.

    Attributes:
        text: Its words; markup is blanked out.
        raw: The same stretch of the file, up to where the next sentence begins,
            so a source that follows the full stop belongs to it.
        line: Where its first word stands.
        asked: The question before it, if it answers in so few words that it says
            nothing without it.
    """

    text: str
    raw: str
    line: int
    asked: str = ""

    @cached_property
    def words(self) -> list[str]:
        """The words, without punctuation."""
        return WORD.findall(self.text)

    @property
    def whole(self) -> str:
        """Its words, after those of the question that it answers."""
        return f"{self.asked} {self.text}".lstrip()

    @property
    def cites(self) -> bool:
        """Whether it names a source."""
        return "[@" in self.raw

    def line_of(self, position: int) -> int:
        """Say on which line a position of `text` stands."""
        return self.line + self.text.count("\n", 0, position)


def split(text: str, raw: str, line: int) -> Iterator[Sentence]:
    """Yield the sentences of one paragraph.

    Args:
        text: The paragraph with its markup blanked out.
        raw: The same paragraph as written; as long as `text`.
        line: Where the paragraph begins.
    """
    asked = ""
    starts = [0, *_ends(text), len(text)]
    for start, end in pairwise(starts):
        lead = len(text[start:end]) - len(text[start:end].lstrip())
        if words := text[start + lead : end].rstrip():
            first = start + lead
            if asked and len(WORD.findall(words)) > _FEW:
                asked = ""
            place = line + text.count("\n", 0, first)
            yield Sentence(words, raw[first:end], place, asked)
            asked = words if words.endswith("?") else ""


def _ends(text: str) -> Iterator[int]:
    """Yield where the next sentence begins, after each end of one."""
    for match in _END.finditer(text):
        end = match.end()
        rest = text[end:].lstrip()
        if match[0] == "|" or (
            rest
            and not rest[0].islower()
            and not _ABBREVIATION.search(text, max(0, end - _LONGEST), end)
        ):
            yield len(text) - len(rest)
