"""Offer what was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def suggest(
    word: str, known: Iterable[str], otherwise: str, shown: str = "“{}”"
) -> str:
    """Ask whether a near word was meant, or say something else.

    Args:
        otherwise: The sentence when nothing is near.
        shown: How the near word is written, such as "{}/" for a folder.
    """
    near = get_close_matches(word, list(known), n=1)
    return f"Did you mean {shown.format(near[0])}?" if near else otherwise
