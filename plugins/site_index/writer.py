"""Write the sitemap as XML."""

from collections.abc import Iterable
from xml.etree.ElementTree import (
    Element,
    SubElement,
    indent,
    register_namespace,
    tostring,
)

from site_index.model import Entry

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(entries: Iterable[Entry]) -> bytes:
    """Write all entries; the same entries give the same bytes."""
    for prefix, name in {"": SITEMAP, "image": IMAGE, "xhtml": XHTML}.items():
        register_namespace(prefix, name)
    root = Element(f"{{{SITEMAP}}}urlset")
    for entry in entries:
        add(root, entry)
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def add(root: Element, entry: Entry) -> None:
    """Add one page."""
    url = SubElement(root, f"{{{SITEMAP}}}url")
    SubElement(url, f"{{{SITEMAP}}}loc").text = entry.address
    if entry.changed:
        SubElement(url, f"{{{SITEMAP}}}lastmod").text = entry.changed.isoformat()
    for lang, address in entry.languages:
        link = {"rel": "alternate", "hreflang": lang, "href": address}
        SubElement(url, f"{{{XHTML}}}link", link)
    for address in entry.images:
        image = SubElement(url, f"{{{IMAGE}}}image")
        SubElement(image, f"{{{IMAGE}}}loc").text = address


def robots(site: str) -> str:
    """Welcome every search engine; pages say themselves what not to list."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site}/sitemap.xml\n"
