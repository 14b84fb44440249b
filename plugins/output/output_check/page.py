"""Read one finished page: what it refers to, what it offers, how it nests."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

# Attributes that hold an address, apart from srcset.
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data")

# Elements whose address is where a reader may go, not what the page loads.
_LINKING = frozenset({"a", "area"})

# <link> that names a page instead of loading something.
_NAMING_RELATIONS = frozenset(
    {"alternate", "author", "canonical", "help", "license", "next", "prev", "search"}
)


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in a page.

    Attributes:
        address: As written.
        line: Where it stands.
        loads: Whether the browser fetches it by itself.
        element: Name of the element that holds it.
    """

    address: str
    line: int
    loads: bool
    element: str


@dataclass(frozen=True, slots=True)
class Nesting:
    """A place where elements do not nest."""

    line: int
    message: str


class Page:
    """One HTML file, parsed once and asked many things."""

    def __init__(self, file: str, content: bytes) -> None:
        """Parse `content`; `file` is its path in the output, with slashes."""
        self.file = file
        self.content = content
        self.address = "/" + re.sub(r"(^|/)index\.html$", r"\1", file)
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
        self.root: Any = etree.fromstring(content or b"<html/>", parser)
        self._log = list(parser.error_log)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What a link's fragment may name."""
        return frozenset(self.root.xpath("//@id | //a/@name"))

    @cached_property
    def nesting(self) -> list[Nesting]:
        """What the parser had to repair; elements it does not know are fine."""
        return [
            Nesting(entry.line, entry.message)
            for entry in self._log
            if entry.type_name != "HTML_UNKNOWN_TAG"
        ]

    def references(self) -> Iterator[Reference]:
        """Yield every address in attributes that browsers follow."""
        query = " | ".join(f"//@{name}" for name in _ADDRESSES)
        for value in self.root.xpath(query):
            element = value.getparent()
            yield _reference(element, str(value))
        for value in self.root.xpath("//@srcset | //@imagesrcset"):
            for candidate in str(value).split(","):
                yield _reference(value.getparent(), candidate.split()[0])
        yield from self._named_pictures()

    def _named_pictures(self) -> Iterator[Reference]:
        """Yield the pictures that shared links show."""
        for element in self.root.xpath("//meta[@property='og:image']"):
            address = element.get("content", "")
            yield Reference(address, element.sourceline, loads=True, element="meta")


def _reference(element: Any, address: str) -> Reference:
    loads = element.tag not in _LINKING and element.tag != "form"
    if element.tag == "link":
        loads = not _NAMING_RELATIONS & set(element.get("rel", "").lower().split())
    return Reference(address.strip(), element.sourceline, loads, element.tag)
