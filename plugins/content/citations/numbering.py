"""Number the sources of one page in the order of their first use."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import escape

from citations.keys import ELEMENT, citations
from citations.model import Citation, Reference, Source
from i18n import gettext_noop

SOURCE = gettext_noop("Source")  # and a number: what a note's link is called
# A source's id holds letters, digits and hyphens, whatever its key holds.
_NOT_IN_IDS = re.compile(r"[^a-z0-9-]+")


class Numbering:
    """Numbers for one page; texts that share a page share a numbering.

    Attributes:
        unknown: Keys that no source has, with their lines in the page's file.
    """

    def __init__(
        self, sources: Mapping[str, Source], say: Callable[[str], str] = str
    ) -> None:
        """Start a page without references; `say` speaks its language."""
        self._sources = sources
        self._source = say(SOURCE)
        self._places: dict[str, list[str]] = {}
        self._numbers_of: dict[str, int] = {}
        self._named: set[str] = set()
        self.unknown: list[tuple[str, int]] = []

    def link(self, html: str) -> str:
        """Put numbers that link to the references where a text cites, without space.

        Each section names a source once: its name stands in the margin, too.
        """
        parts, end = [], 0
        for found in ELEMENT.finditer(html):
            before = html[end : found.start()]
            if "<h2" in before:
                self._named.clear()
            parts += [before.rstrip(), self._numbers(found)]
            end = found.end()
        return "".join([*parts, html[end:]])

    @property
    def references(self) -> tuple[Reference, ...]:
        """The page's list of references so far."""
        return tuple(
            Reference(number, _id("source", key), self._sources[key], tuple(places))
            for number, (key, places) in enumerate(self._places.items(), start=1)
        )

    def _numbers(self, match: re.Match[str]) -> str:
        shown = ", ".join(self._known(match["keys"], int(match["line"])))
        return f'<sup class="citation">{shown}</sup>' if shown else ""

    def _known(self, keys: str, line: int) -> Iterator[str]:
        for citation in _read(keys):
            if citation.key.lower() in self._sources:
                yield self._number(citation)
            else:
                self.unknown.append((citation.key, line))

    def _number(self, citation: Citation) -> str:
        key = citation.key.lower()
        places = self._places.setdefault(key, [])
        number = self._numbers_of.setdefault(key, len(self._places))
        places.append(f"cite-{number}-{len(places) + 1}")
        name = "" if key in self._named else f": {_escaped(self._sources[key].short)}"
        self._named.add(key)
        locator = f" ({_escaped(citation.locator)})" if citation.locator else ""
        return (
            f'<a id="{places[-1]}" href="#{_id("source", key)}"'
            f' role="doc-noteref" aria-label="{self._source} {number}{name}">'
            f"{number}</a>{locator}"
        )


# Many pages cite the same.
_escaped = cache(escape)


@cache
def _read(keys: str) -> tuple[Citation, ...]:
    return tuple(citations(keys))


@cache
def _id(prefix: str, key: str) -> str:
    return f"{prefix}-{_NOT_IN_IDS.sub('-', key)}"
