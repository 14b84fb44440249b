"""Inline Markdown whose meaning is plain, from text to HTML.

Plain are words, code, links, images, and emphasis that surrounds whole words.
"""

from __future__ import annotations

import re

_mark = re.compile(r"[\\<&{`*_\[\]\x02]").search
"""Finds what may be markup, or the start of a list of attributes."""

_LINE_BREAK = "  \n"
_ADDRESS = r"[^\s()<>\[\]\"'\\`&\x02]+"
_WORDS = r"([^*_\s](?:[^*_]*[^*_\s])?)"
_BEFORE = r"(?<![^\s(])"

_code = re.compile(r"(?<!`)`([^`\\\x02]*[^`\\\s\x02][^`\\\x02]*)`(?!`)").match
_image = re.compile(rf"\[([^\[\]<>&\"\\`*_\x02]*)\]\(({_ADDRESS})\)").match
_link = re.compile(rf"\[([^\s\[\]^][^\[\]]*)\]\(({_ADDRESS})\)").match
_emphasis = {
    "*": re.compile(rf"{_BEFORE}(\*\*?){_WORDS}\1(?!\*)").match,
    "_": re.compile(rf"{_BEFORE}(__?){_WORDS}\1(?!\w)").match,
}


def html_of(text: str) -> str | None:
    """Return the HTML of a block's text; None if a mark may mean something else."""
    if _LINE_BREAK in text:
        return None
    parts: list[str] = []
    done = 0
    while found := _mark(text, done):
        start = found.start()
        html, end = _element(text, start)
        if html is None:
            return None
        if html.startswith("<img"):
            start -= 1  # at the exclamation mark
        parts += (_escaped(text[done:start]), html)
        done = end
    return "".join(parts) + _escaped(text[done:])


def _escaped(words: str) -> str:
    return words.replace(">", "&gt;") if ">" in words else words


def _element(text: str, place: int) -> tuple[str | None, int]:
    """Return the HTML of what begins at a place, and where it ends."""
    mark = text[place]
    if mark == "`" and (found := _code(text, place)):
        code = found[1].strip().replace("&", "&amp;").replace("<", "&lt;")
        return f"<code>{_escaped(code)}</code>", found.end()
    if mark == "[":
        return _link_or_image(text, place)
    if mark in _emphasis and (found := _emphasis[mark](text, place)):
        tag = "em" if len(found[1]) == 1 else "strong"
        return _around(f"<{tag}>", found[2], f"</{tag}>"), found.end()
    return None, place


def _link_or_image(text: str, place: int) -> tuple[str | None, int]:
    if place and text[place - 1] == "!":
        found = _image(text, place)
        html = f'<img alt="{found[1]}" src="{found[2]}">' if found else None
    else:
        found = _link(text, place)
        html = _around(f'<a href="{found[2]}">', found[1], "</a>") if found else None
    return html, found.end() if found else place


def _around(start: str, text: str, end: str) -> str | None:
    inner = html_of(text)
    return None if inner is None else f"{start}{inner}{end}"
