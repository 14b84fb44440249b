"""Tags in HTML and links in content."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from plain_data import dataclass
from site_parts import PagePart

# A comment, or a tag with its attributes. Text that looks like a tag and is
# none (“a < b”) has no letter after the bracket.
_TAG = re.compile(
    r"<!--.*?-->"
    r"""|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)"""
    r"""(?P<attributes>(?:[^"'>]|"[^"]*"|'[^']*')*)>""",
    re.DOTALL,
)
_COMMENT = re.compile(
    r"<!--.*?--!?>|<!\[CDATA\[.*?\]\]>|<\?.*?>|<![a-zA-Z\[][^>]*>", re.DOTALL
)
_EMPTY = re.compile(r"<p>\s*</p>\n?")
_ATTRIBUTE = re.compile(
    r"""([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag.

    Attributes:
        name: In lower case.
        closing: Whether it is an end tag.
        attributes: Values with references resolved; "" without a value.
        empty: Whether it closes itself (`<path/>`).
    """

    name: str
    closing: bool
    attributes: dict[str, str]
    empty: bool


class Link(NamedTuple):
    """An address that an author wrote.

    Attributes:
        address: As written, without references.
        line: Where it stands in its file.
        shown: It is a picture's, not one that a visitor follows.
    """

    address: str
    line: int
    shown: bool = False


def tags_in(html: str) -> Iterator[Tag]:
    """Yield the tags of a piece of HTML, in order."""
    for found in _TAG.finditer(html):
        if found["name"]:
            raw = found["attributes"]
            yield Tag(
                found["name"].lower(),
                bool(found["close"]),
                _attributes(raw) if "=" in raw or raw.strip() else {},
                raw.endswith("/"),
            )


def without_comments(html: str) -> str:
    """Take out what browsers pass over: remarks, declarations, instructions."""
    if "<!" not in html and "<?" not in html:
        return html
    return _EMPTY.sub("", _COMMENT.sub("", html))


def without_tags(html: str) -> str:
    """Return what is left when all whole tags and comments are taken out."""
    return _TAG.sub(" ", html)


def _attributes(raw: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(raw):
        text = value[1:-1] if value[:1] in {'"', "'"} else value
        found.setdefault(name.lower(), unescape(text))
    return found


WRITTEN_LINKS = PagePart[Sequence[Link]]("written_links")
