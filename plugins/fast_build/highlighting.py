"""Pygments for Markdown's blocks of code, with the same output and less looking.

For each block Pygments goes through all its languages, asks all installed packages
for more, and works out the classes of a style. Here each is done once, and the same
block, such as how to install something, is colored once. Where a block
does not name its language, Pygments asks six hundred languages whether it is theirs;
most of them never say so, and are not asked here.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import pygments
from markdown.extensions import codehilite
from pygments import formatters, lexers
from pygments.modeline import get_filetype_from_buffer
from pygments.util import ClassNotFound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.formatter import Formatter
    from pygments.lexer import Lexer

EQUAL_TO = ("2.19.",)
"""Versions whose output was compared; others are used as they come."""

MANY = 1_000
"""Blocks of code that are remembered."""


@contextmanager
def in_place_of_pygments() -> Iterator[None]:
    """Let Markdown find these functions."""
    if not pygments.__version__.startswith(EQUAL_TO):
        yield
        return
    ours = (get_lexer_by_name, guess_lexer, get_formatter_by_name, highlight)
    originals = {each.__name__: getattr(codehilite, each.__name__) for each in ours}
    vars(codehilite).update({each.__name__: each for each in ours})
    try:
        yield
    finally:
        vars(codehilite).update(originals)


def get_lexer_by_name(name: str | None, **options: Any) -> Lexer:
    """Return what takes a language apart; raise `ClassNotFound` for one unknown."""
    found = _lexer_class(name) if name else None
    if found is None:
        msg = f"no lexer for alias {name!r} found"
        raise ClassNotFound(msg)
    return found(**options)


@cache
def _lexer_class(name: str) -> Any:
    try:
        return lexers.find_lexer_class_by_name(name)
    except ClassNotFound:
        return None


def guess_lexer(text: str, **options: Any) -> Lexer:
    """Return what takes a text apart, for the language that it looks most like.

    Raises:
        ClassNotFound: It does not look like any.
    """
    named = get_filetype_from_buffer(text)
    if named and _lexer_class(named):
        return get_lexer_by_name(named, **options)
    best = _most_like(text)
    if best is None:
        msg = "no lexer matching the text found"
        raise ClassNotFound(msg)
    return best(**options)


@lru_cache(MANY)
def _most_like(text: str) -> Any:
    best, most = None, 0.0
    for lexer in _guessing():
        likeness = lexer.analyse_text(text)
        if likeness > most:
            best, most = lexer, likeness
        if likeness == 1.0:
            break
    return best


@cache
def _guessing() -> list[Any]:
    """Return the languages that can tell a text of theirs, as Pygments asks them."""
    from pygments.lexer import Lexer  # noqa: PLC0415 (which most texts do not need)

    every = lexers._iter_lexerclasses()  # noqa: SLF001
    return [each for each in every if each.analyse_text is not Lexer.analyse_text]


def highlight(code: str, lexer: Lexer, formatter: Formatter[str]) -> str:
    """Return code as a formatter writes it."""
    if all(formatter is not each for each in _formatters.values()):
        return str(pygments.highlight(code, lexer, formatter))
    try:
        key = code, type(lexer), _key(lexer.options), id(formatter)
    except TypeError:
        return str(pygments.highlight(code, lexer, formatter))
    if key not in _written:
        if len(_written) >= MANY:
            _written.clear()
        _written[key] = pygments.highlight(code, lexer, formatter)
    return _written[key]


_written: dict[Any, str] = {}
_formatters: dict[Any, Formatter[str]] = {}
"""Those made so far, by their options."""


def get_formatter_by_name(name: str, **options: Any) -> Formatter[str]:
    """Return what writes a language's parts as HTML or whatever is named."""
    kind = formatters.find_formatter_class(name)
    if kind is not formatters.HtmlFormatter:  # another may remember what it wrote
        return formatters.get_formatter_by_name(name, **options)
    try:
        key = _key(options)
    except TypeError:  # an option that may change
        return kind(**options)
    if key not in _formatters:
        _formatters[key] = kind(**options)
    return _formatters[key]


def _key(options: dict[str, Any]) -> Any:
    """Return what tells options apart; raise `TypeError` where one may change."""
    key = frozenset((option, _hashable(value)) for option, value in options.items())
    hash(key)
    return key


def _hashable(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_hashable, value))
    return type(value), value
