"""Let a page become a draft, whatever links to it.

Visitors can't see a draft, so a link to it would lead nowhere. Published pages
keep the words of such a link and lose the link; menus lose the line. Both are
notes, with their lines: whoever puts a page back finds all of it as it was. A page
that waits to be confirmed is awaited, not withdrawn: of links to it nothing is said.
In a preview the links lead to the draft.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import Self
from urllib.parse import unquote, urlsplit

from content_model.model import Content
from content_model.places import address_of
from diagnostics import Diagnostic
from facts.model import Facts, MenuEntry
from links.files import file_meant
from links.model import WRITTEN_LINKS, Link
from plain_data import dataclass

_ANCHOR = re.compile(
    r"""<a\s[^>]*?href=(?:"(?P<one>[^"]*)"|'(?P<two>[^']*)')[^>]*>(?P<words>.*?)</a>""",
    re.DOTALL | re.IGNORECASE,
)
_FILE = re.compile(r"^[{|]filename[}|](?P<path>[^#?]*)")


@dataclass(frozen=True, slots=True)
class Drafts:
    """Pages that visitors can't see.

    Attributes:
        files: Their paths below content.
        addresses: Where they would be, from the root: `/services/x/`; and where a
            preview shows them.
        waiting: Files and addresses of those that wait to be confirmed.
    """

    files: frozenset[str]
    addresses: Mapping[str, str]
    waiting: frozenset[str]

    @classmethod
    def among(cls, contents: Sequence[Content]) -> Self:
        """Find them, and the addresses that they would have."""
        drafts = [content for content in contents if content.status == "draft"]
        files = {draft.source.path.partition("/")[2]: draft for draft in drafts}
        places = {f"/{address_of(draft)}": draft for draft in drafts}
        named = (*files.items(), *places.items())
        return cls(
            frozenset(files),
            {place: draft.url for place, draft in places.items()},
            frozenset(name for name, draft in named if draft.waiting),
        )

    def named(self, address: str, page: Content) -> str | None:
        """Return what a link on a page means: a draft's file or address, or None."""
        if found := _FILE.match(address):
            file = file_meant(page.source.path, unquote(found["path"]))
            return file if file in self.files else None
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        place = posixpath.join("/", page.url, unquote(parts.path))
        slash = "/" if place.endswith("/") else ""
        place = posixpath.normpath(place).rstrip("/") + slash
        return place if place in self.addresses else None


def settle(page: Content, drafts: Drafts, *, preview: bool) -> Iterator[Diagnostic]:
    """Take the links to drafts off a page, or lead them there; say so."""
    written = WRITTEN_LINKS.find(page) or ()
    found = [link for link in written if drafts.named(link.address, page)]
    if not found:
        return

    def settled(anchor: re.Match[str]) -> str:
        address = anchor["one"] or anchor["two"] or ""
        named = drafts.named(unescape(address), page)
        if named is None:
            return anchor[0]
        if not preview:
            return anchor["words"]
        shown = drafts.addresses.get(named)  # Pelican leads {filename} there
        return anchor[0].replace(address, f"/{shown}", 1) if shown else anchor[0]

    page._content = _ANCHOR.sub(settled, page._content)  # noqa: SLF001
    WRITTEN_LINKS.put(page, [link for link in written if link not in found])
    if page.status != "draft":
        for link in found:
            if drafts.named(link.address, page) not in drafts.waiting:
                yield to_draft(page.source.path, link)


def to_draft(path: str, link: Link) -> Diagnostic:
    """Say that visitors see the words, and no link."""
    problem = f"“{link.address}” leads to a draft, so visitors see no link."
    fix = "Publish that page, or take the link out."
    return Diagnostic(path, link.line, problem, fix, "draft-link", "warning")


def without_drafts(facts: Facts, drafts: Drafts) -> Facts:
    """Take the lines that lead to drafts out of the menus."""
    menus = facts.navigation
    return replace(
        facts,
        navigation=replace(
            menus,
            main=_kept(menus.main, drafts),
            footer=_kept(menus.footer, drafts),
        ),
    )


def _kept(entries: Sequence[MenuEntry], drafts: Drafts) -> tuple[MenuEntry, ...]:
    return tuple(
        replace(entry, children=_kept(entry.children, drafts))
        for entry in entries
        if entry.page not in drafts.addresses
    )
