"""Check the files that list addresses: sitemap, feeds, style sheets, robots."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from diagnostics import Diagnostic
from finished_page import Element, Page, line_of
from output_check.addresses import Addresses

_STYLE_ADDRESS = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")
_SITEMAP_LINE = re.compile(r"^sitemap:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


def xml_file(file: str, content: bytes, addresses: Addresses) -> Iterator[Diagnostic]:
    """Parse a sitemap or a feed and follow each address in it."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError as error:
        what = f"This is no XML: {error.msg}."
        yield Diagnostic(
            f"output/{file}", error.lineno or 1, what, "Mend what writes it."
        )
        return
    yield from _remarks(file, root)
    for address, line, loads in _listed(root):
        target = addresses.target(address, f"/{file}", loads=loads)
        if target.problem:
            what = f"The address “{address}” {target.problem}."
            yield Diagnostic(f"output/{file}", line, what, "Correct the page it lists.")


def _remarks(file: str, root: Element) -> Iterator[Diagnostic]:
    """Look for remarks, of the file and of the entries' HTML."""
    remarks = [
        *root.iter(etree.Comment),
        *(
            element
            for element in root.iter(etree.Element)
            if "<!--" in (element.text or "")
        ),
    ]
    for line in map(line_of, remarks):
        what = "A remark stands in this file."
        yield Diagnostic(f"output/{file}", line, what, "Take it out of what writes it.")


def json_file(file: str, content: bytes, _addresses: Addresses) -> Iterator[Diagnostic]:
    """Look for remarks in data for other programs."""
    if b"<!--" in content or b"\\u003c!--" in content.lower():
        what = "A remark stands in this file."
        yield Diagnostic(f"output/{file}", 1, what, "Take it out of what writes it.")


def _listed(root: Element) -> Iterator[tuple[str, int, bool]]:
    """Yield each address with its line, and whether a reader loads it."""
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        text, line = (element.text or "").strip(), line_of(element)
        if name in {"loc", "link", "url", "icon", "logo"} and text:
            yield text, line, name != "link"
        if name == "link" and (address := element.get("href")):
            yield address, line, False
        if name == "guid" and text.startswith("http"):
            yield text, line, True
        if name in {"content", "encoded", "summary", "description"} and "<" in text:
            yield from _in_entry(text, line)


def _in_entry(text: str, line: int) -> Iterator[tuple[str, int, bool]]:
    """Yield what an entry's HTML links to and shows."""
    for _, name, value in Page("", text.encode()).attributes("//@href | //@src"):
        yield value, line, name == "src"


def style_sheet(
    file: str, content: bytes, addresses: Addresses
) -> Iterator[Diagnostic]:
    """Fonts and pictures of a style sheet are files of this site."""
    text = content.decode("utf-8", "replace")
    for found in _STYLE_ADDRESS.finditer(text):
        address = (found.group(1) or found.group(2)).strip()
        target = addresses.target(address, f"/{file}", loads=True)
        if target.problem and not address.startswith("#"):
            line = text.count("\n", 0, found.start()) + 1
            what = f"The address “{address}” {target.problem}."
            yield Diagnostic(f"output/{file}", line, what, "Correct the style sheet.")


def robots(file: str, content: bytes, addresses: Addresses) -> Iterator[Diagnostic]:
    """robots.txt names a sitemap that exists."""
    for found in _SITEMAP_LINE.finditer(content.decode("utf-8", "replace")):
        target = addresses.target(found.group(1), f"/{file}", loads=True)
        if target.problem:
            what = f"The sitemap “{found.group(1)}” {target.problem}."
            yield Diagnostic(f"output/{file}", 1, what, "Mend what writes robots.txt.")


FileCheck = Callable[[str, bytes, Addresses], Iterator[Diagnostic]]

FILE_CHECKS: dict[str, FileCheck] = {
    ".xml": xml_file,
    ".css": style_sheet,
    ".json": json_file,
    "robots.txt": robots,
}
