"""Find any of many words and phrases in a text, quickly.

A pattern with a hundred alternatives tries all of them at every letter. Here
each word of the text is looked up by its first letters, and only the phrases
that begin so are tried.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_FIRST = 4  # letters that tell most phrases apart
_WORD_START = re.compile(r"(?<![\w-])\w+")


class WordList:
    """Words and phrases; * stands for any ending, a line end for a space."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Compile each phrase; longer ones are tried first."""
        self._by_start: defaultdict[str, list[tuple[re.Pattern[str], str]]]
        self._by_start = defaultdict(list)
        for phrase in sorted(phrases, key=len, reverse=True):
            start = re.match(r"\w*", phrase)
            key = start[0][:_FIRST].lower() if start else ""
            self._by_start[key].append((_compiled(phrase), phrase))

    def find(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield each place in the text, with the phrase as the list has it."""
        end = 0
        for word in _WORD_START.finditer(text):
            tried = self._by_start.get(word[0][:_FIRST].lower())
            if not tried or word.start() < end:
                continue
            for pattern, phrase in tried:
                if match := pattern.match(text, word.start()):
                    end = match.end()
                    yield match, phrase
                    break

    def in_text(self, text: str) -> bool:
        """Tell whether any of them stands in the text."""
        return next(self.find(text), None) is not None


def _compiled(phrase: str) -> re.Pattern[str]:
    pattern = re.escape(phrase).replace(r"\-", "[-‑–]")  # any hyphen
    pattern = pattern.replace(r"\*", r"\w*").replace(r"\ ", r"(?:\s|[-‑])+")
    return re.compile(rf"{pattern}(?!\w)", re.IGNORECASE)
