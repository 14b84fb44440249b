"""Read a finished page: one parse for all that is asked of it.

An edit asks pages of few things, which `site_index` and `links` find by patterns:
the parser would take longer to import than to work.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from lxml import etree

from plain_data import dataclass

Element = etree._Element  # noqa: SLF001 - lxml's only name for it

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
    """

    address: str
    line: int
    loads: bool


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
        root: Element | None = etree.fromstring(content or b"<html/>", parser)
        self.root = etree.Element("html") if root is None else root  # a lone remark
        self._log = list(parser.error_log)

    def elements(self, query: str) -> list[Element]:
        """Find elements, comments and the like by XPath."""
        return [result for result in self._found(query) if isinstance(result, Element)]

    def texts(self, query: str) -> list[str]:
        """Find texts and values of attributes by XPath."""
        return [str(result) for result in self._found(query) if isinstance(result, str)]

    def attributes(self, query: str) -> list[tuple[Element, str, str]]:
        """Find attributes by XPath: element, name and value of each."""
        return [
            (element, str(result.attrname), str(result))
            for result in self._found(query)
            if isinstance(result, etree._ElementUnicodeResult)  # noqa: SLF001
            and (element := result.getparent()) is not None
        ]

    def _found(self, query: str) -> list[object]:
        found = self.root.xpath(query)
        return list(found) if isinstance(found, list) else []

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What a link's fragment may name."""
        return frozenset(self.texts("//@id | //a/@name"))

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
        for element, _, address in self.attributes(query):
            yield _reference(element, address)
        for element, _, addresses in self.attributes("//@srcset | //@imagesrcset"):
            for candidate in addresses.split(","):
                yield _reference(element, candidate.split()[0])
        for element in self.elements("//meta[@property='og:image']"):
            address = element.get("content", "")
            yield Reference(address, line_of(element), loads=True)


def line_of(element: Element) -> int:
    """Tell where an element stands in its file, from 1."""
    line = element.sourceline
    return line if isinstance(line, int) else 1


def read_page(path: Path) -> Page:
    """Read a finished page, wherever it stands."""
    return Page(path.name, path.read_bytes())


def _reference(element: Element, address: str) -> Reference:
    name = str(element.tag)
    loads = name not in _LINKING and name != "form"
    if name == "link":
        loads = not _NAMING_RELATIONS & set(element.get("rel", "").lower().split())
    return Reference(address.strip(), line_of(element), loads)
