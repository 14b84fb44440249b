"""Inline Markdown whose meaning is plain, from text to HTML.

Plain are words, code, links, images, usual tags, line breaks, marks that are escaped
or stand alone, and emphasis that surrounds whole words.
"""

from __future__ import annotations

import re

_MARKS = r"[\\<`*_\[\]{\x02]"
_mark, _mark_or_break = (
    re.compile(pattern).search for pattern in (_MARKS, rf"{_MARKS}|  \n")
)
"""Find what may be markup, or the start of a list of attributes.

The first is ten times quicker, and most texts have no line breaks.
"""

_ADDRESS = r"[^\s()<>\[\]\"'\\`\x02]+"
_TITLED = r"[^\s\"'\\<>`\[\]()\x02]"
_TITLE = rf"(?: \"({_TITLED}(?:[^\S\n]|{_TITLED})*(?<=\S))\")?"
_WORDS = r"([^*_\s](?:[^*_]*[^*_\s])?)"
_BEFORE = r"(?<![^\s(])"

INLINE_TAGS = frozenset(
    (
        *("a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins"),
        *("kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"),
    )
)

_lone_ampersand = re.compile(r"(?i)&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)")
_code = re.compile(r"(?<!`)`([^`\\\x02]*[^`\\\s\x02][^`\\\x02]*)`(?!`)").match
_image = re.compile(rf"\[([^\[\]<>\"\\`*_\x02]*)\]\(({_ADDRESS}){_TITLE}\)").match
_link = re.compile(rf"\[([^\s\[\]^][^\[\]]*)\]\(({_ADDRESS}){_TITLE}\)").match
_autolink = re.compile(rf"<([A-Za-z][A-Za-z0-9+.-]*://{_ADDRESS})>").match
_tag = re.compile(
    rf"</?(?:{'|'.join(sorted(INLINE_TAGS))})"
    r"(?: [a-z-]+=\"[^\"<>\\`\[\]\n\x02]*\")*(?: ?/)?>"
).match
_escape = re.compile(r"\\([*_{}\[\]()>#+.!-])").match
_alone = re.compile(r"(?<= )[*_](?= \S)|(?<=[^\W_])_(?=[^\W_])").match
"""Matches a mark that can neither begin emphasis nor end it."""

_emphasis = {
    "*": re.compile(rf"{_BEFORE}(\*\*?){_WORDS}\1(?!\*)").match,
    "_": re.compile(rf"{_BEFORE}(__?){_WORDS}\1(?!\w)").match,
}


def html_of(text: str) -> str | None:
    """Return the HTML of a block's text; None if a mark may mean something else."""
    parts: list[str] = []
    done = 0
    find = _mark_or_break if "  \n" in text else _mark
    while found := find(text, done):
        start = found.start()
        if text[start] == "[" and start > done and text[start - 1] == "!":
            html, end = _of_image(text, start)
            start -= 1
        else:
            html, end = _of_element(text, start)
        if html is None:
            return None
        parts += (_escaped(text[done:start]), html)
        done = end
    return "".join(parts) + _escaped(text[done:])


def _escaped(words: str) -> str:
    if "&" in words:
        words = _lone_ampersand.sub("&amp;", words)
    return words.replace(">", "&gt;") if ">" in words else words


def _of_element(text: str, place: int) -> tuple[str | None, int]:
    """Return the HTML of what begins at a place, and where it ends."""
    mark = text[place]
    if mark == "`" and (found := _code(text, place)):
        code = found[1].strip().replace("&", "&amp;").replace("<", "&lt;")
        return f"<code>{code.replace('>', '&gt;')}</code>", found.end()
    if mark == "[" and (found := _link(text, place)):
        start = f'<a href="{_escaped(found[2])}"{_titled(found[3])}>'
        return _around(start, found[1], "</a>"), found.end()
    if mark in _emphasis and (found := _emphasis[mark](text, place)):
        tag = "em" if len(found[1]) == 1 else "strong"
        return _around(f"<{tag}>", found[2], f"</{tag}>"), found.end()
    if mark == " ":  # Python-Markdown drops white space between a break and a mark
        return (None if text[place + 3 : place + 4].isspace() else "<br>\n"), place + 3
    return _of_mark(text, place)


def _of_mark(text: str, place: int) -> tuple[str | None, int]:
    """Return the HTML of a tag, of an address, or of a mark that means itself."""
    mark = text[place]
    if mark == "<" and (found := _tag(text, place)):
        return (None if "markdown" in found[0] else found[0]), found.end()
    if mark == "<" and (found := _autolink(text, place)):
        address = _escaped(found[1])
        return f'<a href="{address}">{address}</a>', found.end()
    if mark == "\\" and (found := _escape(text, place)):
        return _escaped(found[1]), found.end()
    if mark in _emphasis and _alone(text, place):
        return mark, place + 1
    return None, place


def _of_image(text: str, place: int) -> tuple[str | None, int]:
    found = _image(text, place)
    if not found:
        return None, place
    alt, address = _escaped(found[1]), _escaped(found[2])
    return f'<img alt="{alt}" src="{address}"{_titled(found[3])}>', found.end()


def _titled(title: str | None) -> str:
    return f' title="{_escaped(title)}"' if title else ""


def _around(start: str, text: str, end: str) -> str | None:
    inner = html_of(text)
    return None if inner is None else f"{start}{inner}{end}"
