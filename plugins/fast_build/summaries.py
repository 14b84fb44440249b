"""Cut a text after so many words as Pelican does, without parsing what is plain.

Pelican feeds texts to a parser of HTML until there are enough words. Where a text
is made of words, plain tags and entities alone, one pattern finds the same; a text
with anything else before the cut is Pelican's.
"""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from html import entities
from typing import TYPE_CHECKING

from pelican import contents
from pelican.utils import _HTMLWordTruncator
from pelican.utils import truncate_html_words as original

if TYPE_CHECKING:
    from collections.abc import Iterator

_piece = re.compile(
    r"(?P<text>[^<&]+)"
    r'|<(?P<start>[a-z][a-z0-9]*)(?: [a-z][a-z-]*="[^"]*")*(?P<empty> ?/)?>'
    r"|</(?P<end>[a-z][a-z0-9]*)>"
    r"|&(?P<name>[a-z]+);"
    r"|&#(?P<number>[0-9]{1,7});"
).match
_ascii_words = re.compile(r"\w[\w'-]*", re.ASCII).finditer
_words = _HTMLWordTruncator._word_regex  # noqa: SLF001
_begins_word = _HTMLWordTruncator._word_prefix_regex.match  # noqa: SLF001
_single = _HTMLWordTruncator._singlets  # noqa: SLF001
_VERBATIM = {
    *("script", "style", "textarea", "title", "plaintext"),
    *("xmp", "iframe", "noembed", "noframes", "noscript"),
}
"""Elements whose text is no HTML, for one or another version of Python's parser."""


class _EnoughError(Exception):
    """There are enough words."""


class _NotPlainError(Exception):
    """The text has something that the pattern does not know."""


def truncate_html_words(s: str, num: int, end_text: str = "…") -> str:
    """Return what Pelican's function of this name returns."""
    if type(s) is not str or int(num) <= 0:
        return original(s, num, end_text)
    words = _Words(s, int(num))
    try:
        words.find()
    except _NotPlainError:
        return original(s, num, end_text)
    except _EnoughError:
        end = f" {end_text}" if end_text else ""
        closing = "".join(f"</{tag}>" for tag in reversed(words.open))
        return f"{s[: words.cut]}{end}{closing}"
    return s


class _Words:
    """The first words of a text.

    Attributes:
        open: Tags that are open, the outermost first.
        cut: Where the last word that was counted ends.
    """

    def __init__(self, text: str, wanted: int) -> None:
        self.text = text
        self.wanted = wanted
        self.open: list[str] = []
        self.cut = 0
        self._last = -1  # where a word ends that may go on; -1 without one

    def find(self) -> None:
        """Go through the text until there are enough words."""
        place = 0
        while place < len(self.text):
            piece = _piece(self.text, place)
            if piece is None:
                raise _NotPlainError
            place = piece.end()
            if piece.lastgroup == "text":
                self._count(piece.group(), piece.start())
            elif piece.lastgroup in ("name", "number"):
                self._join(piece, place)
            else:
                self._end_word()
                self._mark(piece)

    def _count(self, text: str, start: int) -> None:
        """Count the words of a piece of text; the last may go on behind it."""
        end = 0
        for word in _ascii_words(text) if text.isascii() else _words.finditer(text):
            if word.start():
                self._end_word()
            end = word.end()
            self._last = start + end
        if end < len(text):
            self._end_word()

    def _join(self, piece: re.Match[str], end: int) -> None:
        """Take an entity for part of a word, or for its end."""
        char = _char(piece)
        joins = _begins_word(char) if self._last < 0 else _words.match(char)
        if joins:
            self._last = end
        else:
            self._end_word()

    def _mark(self, piece: re.Match[str]) -> None:
        """Note a tag."""
        start, end = piece["start"], piece["end"]
        if start in _VERBATIM:
            raise _NotPlainError
        if end:
            if end in self.open:
                while self.open.pop() != end:
                    pass
        elif not piece["empty"] and start not in _single:
            self.open.append(start)

    def _end_word(self) -> None:
        if self._last < 0:
            return
        self.wanted -= 1
        self.cut, self._last = self._last, -1
        if not self.wanted:
            raise _EnoughError


def _char(piece: re.Match[str]) -> str:
    """Return the character that an entity stands for; nothing if for none."""
    with suppress(KeyError, ValueError, OverflowError):
        if piece["name"]:
            return chr(entities.name2codepoint[piece["name"]])
        return chr(int(piece["number"]))
    return ""


@contextmanager
def in_place_of_truncating() -> Iterator[None]:
    """Let Pelican's content objects find this one."""
    contents.truncate_html_words = truncate_html_words  # type: ignore[attr-defined]
    try:
        yield
    finally:
        contents.truncate_html_words = original  # type: ignore[attr-defined]
