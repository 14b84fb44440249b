"""What is checked on one page, each check a function that yields mistakes."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import field
from textwrap import shorten

from diagnostics import Diagnostic
from finished_page import Element, Page, line_of
from output_check.addresses import Addresses
from plain_data import dataclass
from theme_assets.model import hash_of

# Markup that only the build should ever see.
_UNREAD = re.compile(
    r"\{\{|\{%|\{(?:filename|attach|static|practice|notice)[:}]|^\s*///(?=\s|$)"
    r"|\[@[a-z][\w-]*|<!--",
    re.MULTILINE,
)
# One of these is in whatever the pattern finds; looking for them is quick.
_SIGNS_OF_UNREAD = ("{", "///", "[@", "<!--")
_HOSTS = (b"localhost", b"127.0.0.1", b"0.0.0.0")
_PREVIEW_HOSTS = re.compile(r"\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b")
_NOT_RUN = frozenset({"application/ld+json", "application/json", "text/plain"})


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to a place within a page, checked when all pages are read."""

    page: str
    line: int
    file: str
    fragment: str


@dataclass(slots=True)
class Context:
    """What the checks of one build share.

    Attributes:
        allowed: `sha256-...` of each inline script in the policy.
        anchors: The anchors of each page read so far.
        jumps: Links to anchors, to follow at the end.
    """

    addresses: Addresses
    allowed: frozenset[str]
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    jumps: list[Jump] = field(default_factory=list)


def links_and_pictures(page: Page, context: Context) -> Iterator[Diagnostic]:
    """Every address on the page leads somewhere; nothing comes from elsewhere."""
    for reference in page.references():
        target = context.addresses.target(
            reference.address, page.address, loads=reference.loads
        )
        if target.problem:
            what = f"The address “{reference.address}” {target.problem}."
            yield _mistake(page, reference.line, what, "Correct it in the source.")
        elif target.fragment and target.file.endswith(".html"):
            context.jumps.append(
                Jump(page.file, reference.line, target.file, target.fragment)
            )


def nesting(page: Page, _context: Context) -> Iterator[Diagnostic]:
    """Elements close in the order they open, and ids are unique."""
    for error in page.nesting:
        what = f"The HTML is not valid: {error.message}."
        yield _mistake(
            page, error.line, what, "Mend the template or the text it shows."
        )


def skeleton(page: Page, _context: Context) -> Iterator[Diagnostic]:
    """Look for the page's type, language, title and one main part."""
    head = page.content[:200].lstrip().lower()
    found: dict[str, bool] = {
        "no <!doctype html> at its start": head.startswith(b"<!doctype html>"),
        "no language": bool(page.root.get("lang")),
        "no title, or more than one": _one_text(page, "//head/title"),
        "no <main>, or more than one": len(page.elements("//main")) == 1,
        "no <h1>, or more than one": _one_text(page, "//h1"),
    }
    for what, good in found.items():
        if not good:
            yield _mistake(page, 1, f"The page has {what}.", "Mend its template.")


def inline_code(page: Page, context: Context) -> Iterator[Diagnostic]:
    """Scripts and styles stand in files, or the policy names them."""
    allowed = context.allowed | stated_styles(page)
    for element in page.elements("//script[not(@src)] | //style"):
        if element.get("type", "").lower() in _NOT_RUN:
            yield from _data(page, element)
        elif hash_of(element.text or "") not in allowed:
            what = f"An inline <{element.tag!s}> is not in the security policy."
            yield _mistake(page, line_of(element), what, "Move it into a file.")
    run = "//@style | //@*[starts-with(name(), 'on')]"
    for element, name, value in page.attributes(run):
        what = f"The attribute {name}=“{_short(value)}” would be blocked."
        fix = "Move it into a style sheet or a script."
        yield _mistake(page, line_of(element), what, fix)


def stated_styles(page: Page) -> frozenset[str]:
    """Return the hashes of styles that the page's own policy names."""
    own = page.texts("//meta[@http-equiv='Content-Security-Policy']/@content")
    return frozenset(re.findall(r"sha256-[\w+/=]+", " ".join(own)))


def pictures(page: Page, _context: Context) -> Iterator[Diagnostic]:
    """Every picture says what it shows and how large it is."""
    for image in page.elements("//img"):
        missing = [
            name for name in ("alt", "width", "height") if image.get(name) is None
        ]
        if missing:
            what = f"The picture “{image.get('src')}” lacks {' and '.join(missing)}."
            yield _mistake(page, line_of(image), what, "Mend the template.")


def unread_markup(page: Page, _context: Context) -> Iterator[Diagnostic]:
    """Nothing meant for authors or for the build is left for visitors."""
    text = _visible(page)
    suspect = any(sign in text for sign in _SIGNS_OF_UNREAD)
    if suspect and (found := _UNREAD.search(text)):
        what = f"The text “{_around(text, found.start())}” was meant for the build."
        yield _mistake(page, _line_of(page, found.group()), what, "Correct the source.")
    named = any(host in page.content for host in _HOSTS)
    if named and (
        found := _PREVIEW_HOSTS.search(page.content.decode(errors="replace"))
    ):
        what = f"The page names {found.group()}, which only a preview does."
        fix = "Build it with publishconf.py."
        yield _mistake(page, _line_of(page, found.group()), what, fix)


def no_remarks(page: Page, _context: Context) -> Iterator[Diagnostic]:
    """Keep remarks with their authors."""
    for remark in page.elements("//comment() | //processing-instruction()"):
        what = f"The remark “{_short(remark.text or '')}” is in the page's source."
        yield _mistake(page, line_of(remark), what, "Take it out of the template.")


def no_drafts(page: Page, _context: Context) -> Iterator[Diagnostic]:
    """Keep drafts with their authors."""
    if "drafts" in page.file.split("/")[:-1]:
        fix = "Build with publishconf.py, which leaves drafts out."
        yield _mistake(page, 1, "A draft is among the pages.", fix)


PAGE_CHECKS: tuple[Callable[[Page, Context], Iterator[Diagnostic]], ...] = (
    links_and_pictures,
    nesting,
    skeleton,
    inline_code,
    pictures,
    unread_markup,
    no_remarks,
    no_drafts,
)


def followed_jumps(context: Context) -> Iterator[Diagnostic]:
    """Every link to a place within a page finds that place."""
    for jump in context.jumps:
        fragment = jump.fragment.split(":~:")[0]
        if fragment and fragment not in context.anchors.get(jump.file, ()):
            what = f"“#{jump.fragment}” is no place on {jump.file}."
            fix = "Correct the link, or give the heading that id."
            yield Diagnostic(f"output/{jump.page}", jump.line, what, fix)


def _data(page: Page, element: Element) -> Iterator[Diagnostic]:
    """Parse data for machines."""
    try:
        if element.get("type", "").endswith("json"):
            json.loads(element.text or "")
    except ValueError as error:
        what = f"The structured data is no JSON: {error}."
        yield _mistake(page, line_of(element), what, "Mend what writes it.")


def _mistake(page: Page, line: int, problem: str, fix: str) -> Diagnostic:
    return Diagnostic(f"output/{page.file}", max(line or 1, 1), problem, fix)


def _one_text(page: Page, query: str) -> bool:
    found = page.elements(query)
    return len(found) == 1 and any(map(str.strip, page.texts(f"{query}//text()")))


def _visible(page: Page) -> str:
    """Join what visitors read, one text after another on lines of their own."""
    hidden = "ancestor::script or ancestor::style or ancestor::code or ancestor::pre"
    texts = f"//text()[not({hidden})] | //@alt | //@content | //@title"
    return "\n".join(page.texts(texts))


def _line_of(page: Page, words: str) -> int:
    """Find the line where words first stand in the file."""
    place = page.content.find(words.strip().encode())
    return page.content.count(b"\n", 0, max(place, 0)) + 1


def _around(text: str, place: int) -> str:
    return _short(text[max(0, place - 10) : place + 50])


def _short(text: str) -> str:
    return shorten(text, 60, placeholder="...")
