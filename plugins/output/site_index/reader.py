"""Read from finished pages what the sitemap needs.

Regular expressions are enough: our own templates write these elements, each on
a line. A page is read once for as long as it stays.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from build_cache.files import files_below
from build_cache.kept import KeptByFile
from site_index.model import Entry
from whole_build.stages import still_wanted

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
NOT_LISTED = re.compile(r'<meta name="robots" content="[^"]*noindex')
LANGUAGE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
IMAGE = re.compile(r'<img\b[^>]*?\ssrc="([^"]+)"')
PAGE = "index.html"
PAGE_NUMBER = re.compile(r"page/\d+/$")


def entries(
    output: Path, site: str, changes: Mapping[str, date], cache: Path
) -> list[Entry]:
    """List all pages that may be listed, by address.

    Args:
        cache: The file that keeps what pages said.
    """
    code = Path(__file__), Path(__file__).with_name("model.py")
    kept = KeptByFile[Entry | None](cache, *code)
    found = []
    for url in addresses(str(output)):
        page = kept.of(str(output), f"{url}{PAGE}", of_page)
        if page and page.address == f"{site}/{url}":
            changed = changes.get(PAGE_NUMBER.sub("", url))
            found.append(page._replace(changed=changed))
    kept.save()
    return sorted(found)


def addresses(output: str) -> Iterator[str]:
    """Yield the address of each folder that has a page."""
    for name in files_below(output):
        if name == PAGE or name.endswith(f"/{PAGE}"):
            yield name.removesuffix(PAGE)


def of_page(path: str) -> Entry | None:
    """Return a page's entry under the address that its head claims."""
    still_wanted.send()
    page = Path(path).read_text(encoding="utf-8")
    canonical = CANONICAL.search(page)
    if not canonical or NOT_LISTED.search(page):
        return None
    address = unescape(canonical[1])
    return Entry(
        address=address,
        languages=tuple((lang, unescape(to)) for lang, to in LANGUAGE.findall(page)),
        images=tuple(
            dict.fromkeys(
                urljoin(address, unescape(src)) for src in IMAGE.findall(page)
            )
        ),
    )
