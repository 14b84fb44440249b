"""What the HTML of a text may hold, and what it links to."""

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import unquote

from diagnostics import Diagnostic
from links.lines import Lines
from links.model import Link, Tag, tags_in, without_tags
from links.nesting import faults

# Elements that run, load, send or restyle something, or belong to the page.
REFUSED = frozenset(
    {
        *("applet", "audio", "embed", "frame", "frameset", "iframe", "object", "video"),
        *("button", "form", "input", "select", "textarea"),
        *("base", "body", "h1", "head", "html", "link", "main", "meta", "title"),
        *("noscript", "portal", "script", "style", "template"),
    }
)
_LINK_SCHEMES = frozenset({"http", "https", "mailto", "sms", "tel"})
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ON_THIS_COMPUTER = re.compile(
    r"(?:file:|[a-z]:[\\/]|https?://(?:localhost|127\.0\.0\.1)(?=[:/]|$))[^?#]{0,40}",
    re.IGNORECASE,
)
# Programs put themselves between a link and where it leads.
_WRAPPED = re.compile(
    r"https://(?:[\w-]+\.)*(google\.com|protection\.outlook\.com|facebook\.com)"
    r"/(?:url|l\.php)?\?(?:[^#]*&)?(?:q|u|url)=(https?(?:://|%3A%2F%2F)[^&#]+)",
    re.IGNORECASE,
)
_ONE_SLASH = re.compile(r"(https?):/?([^/\s].*)", re.IGNORECASE)
_LOADED = ("src", "srcset", "poster", "data", "background", "xlink:href")
_UNFINISHED = re.compile(r"<[a-zA-Z/!?][^\s<]{0,20}")
_SECTIONS = "Begin a section with ##, and a part of one with ###."
_ELSEWHERE = "Save it in content/images/ and write ../images/NAME."
_LINK = "Link to it instead: [words](https://example.org/)."
_SHOWS = frozenset({"audio", "embed", "frame", "iframe", "video"})
_PICTURES = frozenset({"img", "picture", "source"})
# Where Pelican looks for {filename} and {static}, besides href and src.
_ALSO = ("action", "cite", "content", "data", "formaction", "poster")


def check_html(
    html: str, lines: Lines, path: str
) -> tuple[tuple[Link, ...], list[Diagnostic]]:
    """Return the links of a text and what is wrong with its tags."""
    tags = list(tags_in(html)) if "<" in html else []
    links: list[Link] = []
    diagnostics: list[Diagnostic] = []
    for tag in tags:
        for problem, fix, words in chain(
            _element(tag, lines), _handlers(tag), _addresses(tag)
        ):
            diagnostics.append(Diagnostic(path, lines.of(words), problem, fix))
        links += _links(tag, lines)
    if lines.has_tags():
        diagnostics += _markup(html, tags, lines, path)
    return tuple(links), diagnostics


Found = Iterator[tuple[str, str, str]]


def _element(tag: Tag, lines: Lines) -> Found:
    """Refuse an element that authors have no use for, where one wrote it."""
    if tag.name == "h1" and not tag.closing:
        yield "The title is the page's only heading of level 1.", _SECTIONS, "# "
        return
    if tag.name in REFUSED and not tag.closing and lines.written(f"<{tag.name}"):
        yield f"<{tag.name}> can't stand in a text.", _instead(tag), f"<{tag.name}"


def _instead(tag: Tag) -> str:
    """Say what to write in place of an element that is refused."""
    address = tag.attributes.get("src", "")
    if tag.name in _SHOWS and _scheme(address):
        return f"Link to it instead: [words that say what it shows]({address})."
    return "Remove it; write Markdown or one of the blocks instead."


def _handlers(tag: Tag) -> Found:
    for name in tag.attributes:
        if name.startswith("on") or name in {"srcdoc", "formaction", "ping"}:
            yield f"“{name}” runs or sends something.", "Remove it.", name
        elif name == "style":
            fix = "Remove it; the theme decides how text looks."
            yield "“style” would be blocked.", fix, "style"


def _addresses(tag: Tag) -> Found:
    if tag.name in {"a", "area"} and "href" in tag.attributes:
        yield from _followed(tag.attributes["href"])
    for name in _LOADED if tag.name not in REFUSED else ():
        if name in tag.attributes:
            yield from _loaded(tag.attributes[name], tag)


def _followed(address: str) -> Found:
    """Check an address that a visitor follows."""
    scheme = _scheme(address)
    if found := _ON_THIS_COMPUTER.match(address):
        problem = f"“{found[0]}” is on your computer, where no visitor can follow."
        yield problem, "Link a page of this site, or a file of content/files/.", address
    elif found := _WRAPPED.match(address):
        problem = f"This link leads through {found[1]}, which sees who follows it."
        fix = f"Write the address itself: {unquote(found[2])}"
        yield problem, f"{fix}.", address
    elif found := _ONE_SLASH.match(address):
        problem = f"“{address}” is no whole address."
        yield problem, f"Write {found[1].lower()}://{found[2]}.", address
    elif not address.strip():
        yield "A link leads nowhere.", "Write an address between ( and ).", "]("
    elif scheme and scheme not in _LINK_SCHEMES:
        problem = f"“{scheme}:” is no address that a visitor can follow."
        yield problem, "Link a page: [words]({filename}/pages/contact.md).", address
    elif address.startswith("//"):
        problem = f"“{address}” does not say how to reach it."
        yield problem, f"Write https:{address}.", address


def _loaded(address: str, tag: Tag) -> Found:
    """Check an address that a browser fetches by itself."""
    if _scheme(address) or address.strip().startswith("//"):
        problem = f"“{address[:80]}” would be loaded from elsewhere."
        yield problem, _ELSEWHERE if tag.name in _PICTURES else _LINK, address


def _scheme(address: str) -> str:
    """Find the scheme as browsers do, who pass over white space and controls."""
    found = _SCHEME.match(re.sub(r"[\x00-\x20]", "", address))
    return found[1].lower() if found else ""


def _links(tag: Tag, lines: Lines) -> Iterator[Link]:
    """Yield what leads to this site."""
    for name in ("href", "src"):
        address = tag.attributes.get(name, "")
        if address and not _scheme(address) and not address.startswith("//"):
            yield Link(address, lines.of(address), (tag.name, name) == ("img", "src"))
    for name in _ALSO:
        address = tag.attributes.get(name, "")
        if address.startswith(("{", "|")):
            yield Link(address, lines.of(address))


def _markup(
    html: str, tags: list[Tag], lines: Lines, path: str
) -> Iterator[Diagnostic]:
    """Check how raw HTML nests; Markdown's own always does."""
    for fault in faults(tags):
        yield Diagnostic(path, lines.of(fault.written), fault.problem, fault.fix)
    if line := lines.open_remark():
        problem = "“<!--” begins a remark that never ends, so visitors would read it."
        yield Diagnostic(path, line, problem, "Write --> at its end.")
    elif found := _UNFINISHED.search(without_tags(html)):
        problem = f"“{found[0]}” starts a tag that never ends."
        fix = "Write > at its end, or &lt; for the sign itself."
        yield Diagnostic(path, lines.of(found[0]), problem, fix)
