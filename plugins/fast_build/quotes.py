"""SmartyPants for one run of text between two tags, with the same output.

SmartyPants turns quotes by ten substitutions over the whole run. What becomes
of a quote depends only on the characters beside it, so one pass that looks at
each quote says the same. Quotes side by side and backslashes are the cases
where one substitution sees another's result: those go to SmartyPants itself.
"""

from __future__ import annotations

import re

import smartypants
from smartypants import Attr

MARKS = ('"', "'", "--", "...", ". . .", "`", "&quot;", "\\")
"""What a text has, one or another, if SmartyPants would change it."""


def changes(text: str) -> bool:
    """Tell whether a text has anything that SmartyPants would change."""
    return (  # each by itself: a loop takes three times as long
        '"' in text
        or "'" in text
        or "--" in text
        or "..." in text
        or ". . ." in text
        or "`" in text
        or "&quot;" in text
        or "\\" in text
    )


_DASHES = {
    Attr.d: smartypants.convert_dashes,
    Attr.D: smartypants.convert_dashes_oldschool,
    Attr.i: smartypants.convert_dashes_oldschool_inverted,
}
KNOWN_ATTRS = {known | Attr.w for known in (Attr.set1, Attr.set2, Attr.set3)}
"""What Pelican may ask of SmartyPants (setting `TYPOGRIFY_DASHES`)."""


def curl(text: str, attr: int, before: str) -> str:
    """Convert one run of text; `before` is the last character of the run before."""
    if "\\" in text:
        text = smartypants.process_escapes(text)
    text = text.replace("&quot;", '"')
    if "--" in text:
        text = _DASHES[attr & Attr.mask_d](text)
    if ".." in text or ". ." in text:
        text = smartypants.convert_ellipses(text)
    if "`" in text or "''" in text:
        text = smartypants.convert_backticks(text)
    if text == "'":
        return "&#8217;" if before and not before.isspace() else "&#8216;"
    if text == '"':
        return "&#8221;" if before and not before.isspace() else "&#8220;"
    return _curl_quotes(text)


def _are_intertwined(text: str) -> bool:
    """Tell whether what becomes of one quote may depend on another's."""
    return (
        '""' in text
        or "''" in text
        or "\"'" in text
        or "'\"" in text
        or "'s'" in text
        or "'s\"" in text
        or '\\"' in text
    )


_QUOTE = re.compile("""["']""")


def _curl_quotes(text: str) -> str:
    if '"' not in text and "'" not in text:
        return text
    if _are_intertwined(text):
        converted: str = smartypants.convert_quotes(text)
        return converted
    return _QUOTE.sub(_curled, text)


_OPENERS = ("&nbsp;", "--", "&mdash;", "&ndash;", "&&#x2013;", "&&#x2014;")
"""The last two as SmartyPants has them: a `#` cuts its verbose pattern short."""

_NEVER_CLOSED = " \t\r\n[{(-"
_PUNCTUATION = frozenset("!\"#$%'()*+,-./:;<=>?@[\\]^_`{|}~")


def _curled(quote: re.Match[str]) -> str:
    """Return the entity for a quote, from what stands around it."""
    text, place = quote.string, quote.start()
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    opens = (before.isspace() or text.endswith(_OPENERS, 0, place)) and _in_word(after)
    closes = bool(before) and before not in _NEVER_CLOSED
    if quote.group() == '"':
        if opens:
            return "&#8220;"
        ends = after.isspace() or (not before and after in _PUNCTUATION and after)
        return "&#8221;" if ends or closes else "&#8220;"
    if _in_word(before) and _decade(text, place + 1):
        return "&#8217;"
    return "&#8217;" if closes and not opens and not _digit(after) else "&#8216;"


def _decade(text: str, start: int) -> bool:
    """Tell whether a year such as the 80s follows, its century cut off."""
    return text[start : start + 2].isdecimal() and text[start + 2 : start + 3] == "s"


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _digit(character: str) -> bool:
    return character.isdecimal()
