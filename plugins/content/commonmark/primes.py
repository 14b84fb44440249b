"""Straight quotes that are none: feet, inches, and years without their century.

What is left straight is turned into quotes later, by Typogrify.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from commonmark.words import INLINE, SKIPPED

_FEET_AND_INCHES = re.compile(
    r"(?<![\w.])(?P<feet>\d{1,2})\s?[’'](?P<space>\s?)"
    r"(?P<inches>\d{1,2}(?:\.\d|\s?[½¼¾]|\s\d/\d)?)\s?(?:[\"”]|''|’’)"
)
_HEIGHT = re.compile(r"(?<![\w.])([4-7])'(1[01]|\d)(?![\w'’\"”])")
_FEET = re.compile(r"(?<![\w.])(\d{1,3})'(?=[\s.,;:)×-]|$)")
_SHORTENED = re.compile(
    r"(?<![\w’])['‘](?=\d0s\b|\d\d\b(?!.*\w'(?!\w))"
    r"|(?:tis|twas|til|em|n|cause|round|bout)\b)",
    re.IGNORECASE,
)
_TWO_MARKS = re.compile(r"(?<=[\d½¼¾])''(?!')")
_QUOTED = re.compile(r"(?<![\w.,!?])'(?=\w)")  # begins a quotation
_AFTER_NUMBER = re.compile(r"(?<=[\d½¼¾])(?=\")")


def primes(text: str, before: str = "", after: str = "") -> str:
    """Return a text with marks of feet and inches, and with apostrophes.

    Args:
        before: What stands before it in the same paragraph.
        after: What follows it there.
    """
    if not any(mark in text for mark in "'\"’‘"):
        return text
    text = _FEET_AND_INCHES.sub(r"\g<feet>′\g<space>\g<inches>″", text)
    text = _HEIGHT.sub(r"\1′\2″", _SHORTENED.sub("’", text))
    if not _QUOTED.search(before + text):
        text = _FEET.sub(r"\1′", text)
    return _inches(_TWO_MARKS.sub("″", text), before, after)


def _inches(text: str, before: str, after: str) -> str:
    """Tell the mark after a number from the end of a quotation."""
    done, *others = _AFTER_NUMBER.split(text)
    for number, part in enumerate(others, start=1):
        rest = "".join([part[1:], *others[number:], after])
        opened = (before + done).count('"') % 2
        closed_later = rest.count('"') % 2
        done += part if opened and not closed_later else f"″{part[1:]}"
    return done


class Primes(Treeprocessor):
    """Writes them in the words of a page, one paragraph at a time."""

    def run(self, root: Element) -> None:
        """Change the words where they stand."""
        for element in root.iter():
            if element.tag not in INLINE | SKIPPED:
                _in_paragraph(element)


def _in_paragraph(element: Element) -> None:
    places = list(_places(element))
    words = [getattr(node, name) for node, name in places]
    for number, (node, name) in enumerate(places):
        before, after = "".join(words[:number]), "".join(words[number + 1 :])
        words[number] = primes(words[number], before, after)
        if words[number] != getattr(node, name):
            setattr(node, name, words[number])


def _places(element: Element) -> Iterator[tuple[Element, str]]:
    """Yield where the words of a paragraph are kept: an element, text or tail."""
    if element.text and element.tag not in SKIPPED:
        yield element, "text"
    for child in element:
        if child.tag in INLINE:
            yield from _places(child)
        if child.tail:
            yield child, "tail"
