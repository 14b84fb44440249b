"""Write the sitemap as XML."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from site_index.model import Entry

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
XHTML = "http://www.w3.org/1999/xhtml"
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'

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
    files = (f"  <sitemap>\n{loc('    ', file)}  </sitemap>\n" for file in addresses)
    return document(f'<sitemapindex xmlns="{SITEMAP}">', files, "</sitemapindex>")


def sitemap(entries: Iterable[Entry]) -> bytes:
    """Write all entries; the same entries give the same bytes."""
    spaces = f'xmlns="{SITEMAP}" xmlns:image="{IMAGE}" xmlns:xhtml="{XHTML}"'
    return document(f"<urlset {spaces}>", map(url, entries), "</urlset>")


def document(start: str, parts: Iterable[str], end: str) -> bytes:
    """Put parts between the tags of a document."""
    text = "".join((f"{DECLARATION}\n{start}\n", *parts, f"{end}\n"))
    return text.encode()


def url(entry: Entry) -> str:
    """Write one page."""
    parts = ["  <url>\n", loc("    ", entry.address)]
    if entry.changed:
        parts.append(f"    <lastmod>{entry.changed.isoformat()}</lastmod>\n")
    for lang, address in entry.languages:
        named = f'hreflang="{escape(lang)}" href="{escape(address)}"'
        parts.append(f'    <xhtml:link rel="alternate" {named} />\n')
    for address in entry.images:
        image = loc("      ", address, "image:loc")
        parts.append(f"    <image:image>\n{image}    </image:image>\n")
    return "".join((*parts, "  </url>\n"))


def loc(indent: str, address: str, name: str = "loc") -> str:
    """Write an address."""
    return f"{indent}<{name}>{escape(address)}</{name}>\n"


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
