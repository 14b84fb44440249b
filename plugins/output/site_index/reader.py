"""Read from finished pages what the sitemap needs.

Regular expressions are enough: our own templates write these elements, each on
a line, and a site of ten thousand pages is read in a second.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from site_index.model import Entry
from whole_build.stages import still_wanted

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
NOT_LISTED = re.compile(r'<meta name="robots" content="[^"]*noindex')
LANGUAGE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
IMAGE = re.compile(r'<img\b[^>]*?\ssrc="([^"]+)"')
PAGE_NUMBER = re.compile(r"page/\d+/$")


def entries(output: Path, site: str, changes: Mapping[str, date]) -> list[Entry]:
    """List all pages that may be listed, by address."""
    files = sorted(output.rglob("index.html"))
    return sorted(
        entry
        for file in files
        for folder in [file.parent.relative_to(output).as_posix()]
        for entry in of_page(file, f"{folder}/".removeprefix("./"), site, changes)
    )


def of_page(
    file: Path, url: str, site: str, changes: Mapping[str, date]
) -> Iterator[Entry]:
    """Yield the page's entry, if its head claims this address."""
    still_wanted.send()
    page = file.read_text(encoding="utf-8")
    address = f"{site}/{url}"
    canonical = CANONICAL.search(page)
    if not canonical or unescape(canonical[1]) != address or NOT_LISTED.search(page):
        return
    yield Entry(
        address=address,
        changed=changes.get(PAGE_NUMBER.sub("", url)),
        languages=tuple((lang, unescape(to)) for lang, to in LANGUAGE.findall(page)),
        images=tuple(
            dict.fromkeys(
                urljoin(address, unescape(src)) for src in IMAGE.findall(page)
            )
        ),
    )
