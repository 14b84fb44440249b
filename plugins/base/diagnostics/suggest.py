"""Offer what was probably meant, and nothing unrelated."""

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

_ALIKE = 0.72  # of all letters, for “titel” and “title”
_PARTS_ALIKE = 0.6  # of the words that differ in “acute-pain” and “acte-pain”
_TELLING = 4  # letters of a beginning that names what it begins


def suggest(
    word: str,
    known: Iterable[str],
    otherwise: str,
    shown: Callable[[str], str] = "“{}”".format,
) -> str:
    """Ask whether a near word was meant, or say something else.

    Args:
        otherwise: The sentence when nothing is near.
        shown: Writes the near word, such as "{}/".format for a folder.
    """
    near = nearest(word, known)
    return did_you_mean(shown(near)) if near else otherwise


def did_you_mean(shown: str) -> str:
    """Ask whether something was meant, as it is to be written."""
    return f"Did you mean {shown}?"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was most likely meant; "" when none is alike.

    Names such as `acute-back-pain` and `chronic-back-pain` share most letters and
    are not alike: the words in which they differ have to be.
    """
    best = max(
        ((_likeness(word.lower(), name.lower()), name) for name in known),
        default=(0.0, ""),
    )
    return best[1] if best[0] else ""


def _likeness(word: str, other: str) -> float:
    """Compare two names; 0 when they have little in common."""
    ratio = _ratio(word, other)
    begins = len(word) >= _TELLING and other.startswith(f"{word}-")
    slip = len(word) == len(other) and sum(map(str.__ne__, word, other)) == 1
    if ratio < _ALIKE and not begins and not slip:
        return 0.0
    parts, others = re.split(r"[\W_]+", word), re.split(r"[\W_]+", other)
    here = "-".join(part for part in parts if part not in others)
    there = "-".join(part for part in others if part not in parts)
    if here and there and _ratio(here, there) < _PARTS_ALIKE:
        return 0.0
    return max(ratio, _ALIKE)


def _ratio(one: str, two: str) -> float:
    return SequenceMatcher(None, one, two).ratio()
