"""Typogrify with the same output in a fraction of its time.

Typogrify runs five regular expressions over every text from its first
character to its last. Here each is entered only where a character that it can
change is present. Whatever is unusual (comments, other settings, another
version of the packages) goes to Typogrify itself.
"""

from __future__ import annotations

import re
from bisect import bisect
from contextlib import contextmanager
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import smartypants
from typogrify import filters

from fast_build import quotes
from fast_build.environment import packages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EQUAL_TO = ("typogrify-2.1.0", "smartypants-2.0.2")
"""Versions whose output was compared; others are used as they come."""

FILTERS = {"amp", "smartypants", "caps", "initial_quotes", "widont"}

original = filters.typogrify


@contextmanager
def in_place_of_typogrify() -> Iterator[None]:
    """Let Pelican, which imports `typogrify` anew for each file, find this one."""
    if not all(f"{name}.dist-info" in packages() for name in EQUAL_TO):
        yield
        return
    filters.typogrify = typogrify
    try:
        yield
    finally:
        filters.typogrify = original


def typogrify(text: Any, ignore_tags: Iterable[str] | None = None, **on: bool) -> Any:
    """Return what Typogrify's function of this name returns."""
    attr = smartypants.Attr.default
    if (
        type(text) is not str
        or ("<!--" in text and _has_odd_comments(text))
        or attr not in quotes.KNOWN_ATTRS
        or not on.keys() <= FILTERS
    ):
        return original(text, ignore_tags, **on)
    wished = {name for name in FILTERS if on.get(name, True)}
    return "".join(
        _filtered(part, attr, wished) if wanted else part
        for part, wanted in _sections(text, ignore_tags)
    )


_comment = re.compile("<!--(?:[^<>-]|-(?!-))*-->").findall
"""Finds comments that are the same as a tag to all filters."""


def _has_odd_comments(text: str) -> bool:
    return len(_comment(text)) != text.count("<!--")


_ignored_by_default = re.compile("<(?:pre|code)", re.IGNORECASE).search


def _sections(text: str, ignore_tags: Iterable[str] | None) -> list[tuple[str, bool]]:
    """Part the text at the tags whose content stays as it is."""
    if ignore_tags or _ignored_by_default(text):
        sections: list[tuple[str, bool]] = filters.process_ignores(text, ignore_tags)
        return sections
    return [(text, True)]


_lone_amp = re.compile(r"(?:\s|&nbsp;)&(?:amp;|#38;)?(?:\s|&nbsp;)").search


def _filtered(text: str, attr: int, on: set[str]) -> str:
    if "amp" in on and "&" in text and _lone_amp(text):
        text = filters.amp(text)
    if on & {"smartypants", "caps"}:
        text = _between_tags(text, attr, on)
    if "initial_quotes" in on:
        text = _initial_quotes(text)
    return _widont(text) if "widont" in on else text


_split_at_tags = re.compile("(<[^>]*>)").split
_verbatim = smartypants._tags_to_skip_regex().search  # noqa: SLF001
_may_be_verbatim = re.compile(
    "</?(?:[Pp][Rr]|[Ss\u017f](?:[AaCc]|[Tt][Yy])|[Cc][Oo]|[Tt][Tt]|[Kk\u212a][Bb]|[Mm][Aa])"
).search
"""Finds at least what the search without regard to case does, and much sooner."""

_caps = re.compile(r"[A-Z](?:\d*[A-Z]|\.\s?[A-Z])")
_some_caps = _caps.search


def _between_tags(text: str, attr: int, on: set[str]) -> str:
    """Curl quotes and mark capitals, in the text but not in the tags."""
    curl, caps = "smartypants" in on, "caps" in on and _may_have_caps(text)
    if not caps and not (curl and quotes.changes(text)):
        return text
    if _may_be_verbatim(text) and _verbatim(text):
        text = smartypants.smartypants(text, attr) if curl else text
        return filters.caps(text) if caps and _some_caps(text) else text
    parts = _split_at_tags(text)
    runs = parts[::2]
    caps = caps and _may_have_caps("\0".join(runs))
    for place in range(len(runs)) if caps else _places_of_marks(runs):
        run = runs[place]
        if curl and quotes.changes(run):
            run = quotes.curl(run, attr, _end_before(runs, place))
        if caps and _some_caps(run):
            run = filters.caps(run)
        parts[2 * place] = run
    return "".join(parts)


_KINDS = bytes.maketrans(b"BCDEFGHIJKLMNOPQRSTUVWXYZ123456789?", b"A" * 25 + b"0" * 10)
"""Turns capitals into A, and digits and all that is not Latin into 0."""


def _may_have_caps(text: str) -> bool:
    """Tell, in a tenth of the time, when there is nothing that `_some_caps` finds."""
    kinds = text.encode("latin-1", "replace").translate(_KINDS)
    return b"AA" in kinds or b"A0" in kinds or b"A." in kinds


def _places_of_marks(runs: list[str]) -> list[int]:
    """Return which runs may have something to curl, by looking at all at once."""
    text = "".join(runs)
    found = []
    for mark in quotes.MARKS:
        place = text.find(mark)
        while place >= 0:
            found.append(place)
            place = text.find(mark, place + 1)
    ends = list(accumulate(map(len, runs)))
    return sorted({bisect(ends, place) for place in found})


def _end_before(runs: list[str], place: int) -> str:
    """Return the last character of the text before a run."""
    return next((runs[n][-1] for n in range(place - 1, -1, -1) if runs[n]), "")


_QUOTE = r"""(?:("|&ldquo;|&\#8220;)|('|&lsquo;|&\#8216;))"""
_INLINE = r"\s*(?:<(?:a|em|span|strong|i|b)[^>]*>\s*)*"
_first_quote = re.compile(f"((?:<(?:p|h[1-6]|li|dt|dd)[^>]*>)?{_INLINE}){_QUOTE}").match
_block_quote = re.compile(f"(<(?:p|h[1-6]|li|dt|dd)[^>]*>{_INLINE}){_QUOTE}").sub


def _initial_quotes(text: str) -> str:
    """Mark the quote that opens a block.

    Only the text's own start can do without a block's tag. With that looked at
    first, all other places begin with `<`, which is quick to find.
    """
    first = _first_quote(text)
    if not first:
        return _block_quote(_marked_quote, text)
    return _marked_quote(first) + _block_quote(_marked_quote, text[first.end() :])


def _marked_quote(found: re.Match[str]) -> str:
    lead, double, single = found.groups()
    name = "dquo" if double else "quo"
    return f'{lead}<span class="{name}">{double or single}</span>'


_block_ends = re.compile("</(?:p|h[1-6]|li|dt|dd)>").finditer
_CLOSING = ("</a>", "</em>", "</span>", "</strong>", "</i>", "</b>")
_open_tag = re.compile("<[^>]*<").search
_inline_tag = re.compile("</?(?:a|em|span|strong|i|b)").search


def _widont(text: str) -> str:
    """Keep the last two words of each block on one line."""
    if _open_tag(text):  # which may hold the end of a block, for Typogrify
        return str(filters.widont(text))
    ends = [found.start() for found in _block_ends(text)]
    pieces: list[str] = []
    done = 0
    for end in (*ends, len(text)):
        space = _last_space(text, done, end)
        if space:
            pieces += (text[done : space[0]], "&nbsp;")
            done = space[1]
    return "".join(pieces) + text[done:]


def _last_space(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the space before the last word lies, if it has one."""
    cut = text.rfind(" ", start, end)
    last, left_of_it = text[cut + 1 : end], text[cut - 1 : cut]
    if cut > start and left_of_it != " " and last and _is_plain(left_of_it + last):
        return cut, cut + 1
    body = text[start:end].rstrip()
    while body.endswith(_CLOSING):
        body = body[: body.rindex("<")].rstrip()
    tag_end = body.rfind(">") + 1
    words = body[tag_end:].rsplit(None, 1)
    if not words or "<" in words[-1]:
        return None
    word = start + len(body) - len(words[-1])
    before = text[start:word].rstrip()
    space = start + len(before)
    if space == word or not before or before[-1] == "<":
        return None
    if before[-1] == ">" and not _inline_tag(before, before.rfind(">", 0, -1) + 1):
        return None
    return space, word


def _is_plain(text: str) -> bool:
    """Tell whether a text has neither white space, but for spaces, nor tags."""
    return text.isprintable() and "<" not in text and ">" not in text
