"""Find the line an author wrote something on."""

import re
from collections.abc import Iterator
from dataclasses import field
from html import unescape

from commonmark.source import between_fences, without_spans
from plain_data import dataclass

_UNDERLINED = re.compile(r" {0,3}=+[ \t]*")
_REMARK = re.compile(r"<!--|-->|--!>")


@dataclass(slots=True)
class Lines:
    """The lines of a text, to look words up in.

    Attributes:
        first: The line of the file that the text starts on.
    """

    lines: tuple[str, ...]
    first: int
    _asked: dict[str, int] = field(default_factory=dict)
    _plain_lines: list[str] = field(default_factory=list)

    def of(self, words: str) -> int:
        """Return the next line that holds the words; asked again, the one after.

        The first line of the text when nobody wrote them like that.
        """
        numbers = list(self._with(words))
        if not numbers:
            return self.first
        turn = self._asked.get(words, 0)
        self._asked[words] = turn + 1
        return numbers[min(turn, len(numbers) - 1)]

    def has_tags(self) -> bool:
        """Tell whether an author wrote HTML at all."""
        return any("<" in line for line in self.lines)

    def written(self, words: str) -> bool:
        """Tell whether an author wrote the words, outside code."""
        return any(words in line.lower() for _number, line in self._prose())

    def open_remark(self) -> int:
        """Return the line of a `<!--` without its end, outside code; 0 without one."""
        opened = 0
        for number, line in self._prose():
            for mark in _REMARK.findall(line):
                opened = opened or number if mark == "<!--" else 0
        return opened

    def _with(self, words: str) -> Iterator[int]:
        if words == "# ":  # "## " holds it too
            below = (*self.lines[1:], "")
            found = [
                line.startswith(words) or bool(_UNDERLINED.fullmatch(next_line))
                for line, next_line in zip(self.lines, below, strict=True)
            ]
        else:  # asked for each link of a text
            self._plain_lines = self._plain_lines or list(map(_readable, self.lines))
            plain = _plain(words)
            found = [plain in line for line in self._plain_lines]
        yield from (self.first + index for index, here in enumerate(found) if here)

    def _prose(self) -> Iterator[tuple[int, str]]:
        """Yield lines without code."""
        for number, code in enumerate(between_fences(self.lines)):
            if not code:
                yield self.first + number, without_spans(self.lines[number])


def _readable(line: str) -> str:
    """Give a line as it is compared, both as written and as browsers show it."""
    return _plain(f"{line}\n{unescape(line)}" if "&" in line else line)


def _plain(words: str) -> str:
    """Pass over capitals and white space, which Markdown may change."""
    return "".join(words.split()).lower()
