"""Count how easy a Spanish text is to read.

Fernández Huerta's ease (1959), the Spanish counterpart of Flesch's:
206.84 - 60 x syllables per word - 1.02 x words per sentence. The formula was long
printed with sentences per 100 words in place of words per sentence; G. Law
("Error in the Fernandez Huerta Readability Formula", LINGUIST List 22.2332, 2011)
shows which one was meant.
Its bands are 90 very easy, 80 easy, 70 fairly easy, 60 normal, 50 fairly hard.

Spanish is written as it is spoken, so syllables are counted by rule: a strong vowel
(a, e, o, or í, ú with an accent) is a syllable; a weak one beside it is not.
"""

import re
from collections.abc import Iterable
from functools import cache

from editorial.sentences import Sentence

FAIRLY_EASY = 70.0

_SILENT = re.compile(r"(?<=[gq])u(?=[eéií])|h|y(?=[aeiouáéíóú])")
_STRONG = r"[aeoáéóíú]"
_WEAK = r"[iuüy]"
_NUCLEUS = re.compile(rf"{_WEAK}*{_STRONG}{_WEAK}*|{_WEAK}+")


@cache
def syllables(word: str) -> int:
    """Count the syllables of a Spanish word."""
    spoken = _SILENT.sub(_consonant, word.lower())
    return max(1, len(_NUCLEUS.findall(spoken)))


def ease(sentences: Iterable[Sentence]) -> float:
    """Compute the ease of some sentences: more is easier.

    A number counts as one short word: digits are easier to read than its name.
    """
    texts = [words for sentence in sentences if (words := sentence.words)]
    total = sum(map(len, texts))
    if not total:
        return 100.0
    spoken = sum(syllables(word) for words in texts for word in words)
    return 206.84 - 60 * spoken / total - 1.02 * total / len(texts)


def _consonant(silent: re.Match[str]) -> str:
    """Drop what is not heard; a y before a vowel is heard as a consonant."""
    return "" if silent[0] in "uh" else "j"
