"""Write the sitemap as XML."""

from collections.abc import Iterable, Iterator, Sequence
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


MOST = 50_000  # addresses in one file, as sitemaps.org has it
LARGEST = 50 * 2**20  # bytes of one file


def sitemaps(entries: Sequence[Entry], site: str, most: int = MOST) -> dict[str, bytes]:
    """Write sitemap.xml, or an index of several under that name, by file name."""
    written = list(parts(entries, most)) or [sitemap(())]
    if len(written) == 1:
        return {"sitemap.xml": written[0]}
    files = {f"sitemap-{n}.xml": part for n, part in enumerate(written, start=1)}
    return files | {"sitemap.xml": index(f"{site}/{name}" for name in files)}


def parts(entries: Sequence[Entry], most: int) -> Iterator[bytes]:
    """Write as many files as it takes; one that is too large is cut in two."""
    for start in range(0, len(entries), most):
        some = entries[start : start + most]
        content = sitemap(some)
        if len(content) > LARGEST and len(some) > 1:
            yield from parts(some, -(-len(some) // 2))
        else:
            yield content


def index(addresses: Iterable[str]) -> bytes:
    """Write the list of sitemaps."""
    register_namespace("", SITEMAP)
    root = Element(f"{{{SITEMAP}}}sitemapindex")
    for address in addresses:
        entry = SubElement(root, f"{{{SITEMAP}}}sitemap")
        SubElement(entry, f"{{{SITEMAP}}}loc").text = address
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


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


# Who may not fetch a page never reads that it must not be listed, so this says both:
# those that know “noindex” find it on each page, all others stay away.
FOR_A_TRIAL = """\
# A trial of a site that is not finished: please do not list it.
User-agent: Googlebot
User-agent: Bingbot
User-agent: DuckDuckBot
Allow: /

User-agent: *
Disallow: /
"""


def robots(site: str) -> str:
    """Welcome every search engine; pages say themselves what not to list."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site}/sitemap.xml\n"
