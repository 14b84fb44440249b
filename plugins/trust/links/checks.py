"""What the HTML of a text may hold, and what it links to."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain

from diagnostics import Diagnostic
from links.addresses import scheme_of, slip
from links.lines import Lines
from links.model import Link, Tag, tags_in, without_tags
from links.nesting import OF_HTML, faults

# Elements that run, load, send or restyle something, or belong to the page.
REFUSED = frozenset(
    {
        *("applet", "audio", "embed", "frame", "frameset", "iframe", "object", "video"),
        *("button", "form", "input", "select", "textarea"),
        *("base", "body", "h1", "head", "html", "link", "main", "meta", "title"),
        *("noscript", "portal", "script", "style", "template"),
        *("big", "blink", "center", "font", "marquee", "strike", "tt", "u"),
    }
)
_KNOWN = REFUSED | OF_HTML
_IN_LINK = re.compile(
    r"<a\b[^>]*>(?:(?!</a>|<a\b|\]\().)*"
    r"""(?:\]\(([^()\s]*)[^()]*\)|<a\b[^>]*href=["']([^"']*))""",
    re.DOTALL,
)
_LOADED = ("src", "srcset", "poster", "data", "background", "xlink:href")
_UNFINISHED = re.compile(r"<[a-zA-Z/!?][^\s<]{0,20}")
_SECTIONS = "Begin a section with ##, and a part of one with ###."
_ELSEWHERE = "Save it in content/images/ and write ../images/NAME."
_LINK = "Link to it instead: [words](https://example.org/)."
_SHOWS = frozenset({"audio", "embed", "frame", "iframe", "video"})
_OLD_LOOKS = frozenset(
    ("align", "bgcolor", "border", "cellpadding", "cellspacing", "color", "valign")
)
_LOOKS = "Remove it; the theme decides how text looks."
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
        diagnostics += _followed(tag, lines, path)
        links += _links(tag, lines)
    diagnostics += _nested(html, lines, path)
    if lines.has_tags():
        diagnostics += _markup(html, tags, lines, path)
    return tuple(links), diagnostics


Found = Iterator[tuple[str, str, str]]


def _element(tag: Tag, lines: Lines) -> Found:
    """Refuse an element that authors have no use for, where one wrote it."""
    if tag.name == "h1" and not tag.closing:
        yield "The title is the page's only heading of level 1.", _SECTIONS, "# "
        return
    if tag.name.partition(":")[0] in {"practice", "notice"}:
        yield f"“<{tag.name}>” is no fact.", f"Write {{{tag.name}}}.", f"<{tag.name}"
    elif tag.name.isalpha() and tag.name not in _KNOWN:
        words = " ".join((tag.name, *tag.attributes))
        problem = f"“<{words}>” is no HTML, and visitors see nothing of it."
        yield problem, "Write the words without < and >.", f"<{tag.name}"
    if tag.name in REFUSED and not tag.closing and lines.written(f"<{tag.name}"):
        yield f"<{tag.name}> can't stand in a text.", _instead(tag), f"<{tag.name}"


def _instead(tag: Tag) -> str:
    """Say what to write in place of an element that is refused."""
    address = tag.attributes.get("src", "")
    if tag.name in _SHOWS and scheme_of(address):
        return f"Link to it instead: [words that say what it shows]({address})."
    return "Remove it; write Markdown or one of the blocks instead."


def _handlers(tag: Tag) -> Found:
    for name in tag.attributes if tag.name not in REFUSED else ():
        if name.startswith("on") or name in {"srcdoc", "formaction", "ping"}:
            yield f"“{name}” runs or sends something.", "Remove it.", name
        elif name == "style":
            yield "“style” would be blocked.", _LOOKS, "style"
        elif name in _OLD_LOOKS and tag.name != "img":  # `pictures` knows these
            yield f"“{name}” says how text looks.", _LOOKS, name


def _addresses(tag: Tag) -> Found:
    for name in _LOADED if tag.name not in REFUSED else ():
        if name in tag.attributes:
            yield from _loaded(tag.attributes[name], tag)


def _followed(tag: Tag, lines: Lines, path: str) -> Iterator[Diagnostic]:
    """Check an address that a visitor follows."""
    if tag.name in {"a", "area"} and "href" in tag.attributes:
        address = tag.attributes["href"]
        if found := slip(address):
            line = lines.of(address or "](")
            yield Diagnostic(path, line, found.problem, found.fix, level=found.level)


def _nested(html: str, lines: Lines, path: str) -> Iterator[Diagnostic]:
    """Find a link within a link: only one of the two can be followed."""
    for found in _IN_LINK.finditer(html):
        address = unescape(found[1] or found[2])
        problem = f"The link to “{address}” stands within another link."
        fix = "Give each words of its own, side by side."
        yield Diagnostic(path, lines.of(address), problem, fix)


def _loaded(address: str, tag: Tag) -> Found:
    """Check an address that a browser fetches by itself."""
    if scheme_of(address) or address.strip().startswith("//"):
        problem = f"“{address[:80]}” would be loaded from elsewhere."
        yield problem, _ELSEWHERE if tag.name in _PICTURES else _LINK, address


def _links(tag: Tag, lines: Lines) -> Iterator[Link]:
    """Yield what leads to this site."""
    for name in ("href", "src"):
        address = tag.attributes.get(name, "")
        if address and not scheme_of(address) and not address.startswith("//"):
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
