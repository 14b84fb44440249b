"""Have Pagefind index pages, and keep what it made."""

import asyncio
import shutil
from collections.abc import Iterable, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

from site_search.model import SearchPage

# Stands in the page, but is no part of what it says.
LEFT_OUT = (
    ".breadcrumbs",
    ".contents",
    ".pagination",
    ".references",
    ".related-links",
    ".review-dates",
    ".page-header__facts",
)
# Pagefind's own widgets, which we don't use.
WIDGETS = (
    "pagefind-ui",
    "pagefind-modular",
    "pagefind-component",
    "pagefind-highlight",
)


def write_index(pages: Sequence[SearchPage], cache: Path, target: Path) -> None:
    """Put the index into a folder, from the cache when no page changed."""
    kept = cache / digest(pages)
    if not kept.exists():
        shutil.rmtree(cache, ignore_errors=True)  # one index is enough to keep
        making = kept.with_suffix(".making")
        making.mkdir(parents=True)
        asyncio.run(index_into(making, pages))
        for file in making.iterdir():
            if file.name.startswith(WIDGETS):
                file.unlink()
        making.rename(kept)
    shutil.copytree(kept, target)


def digest(pages: Iterable[SearchPage]) -> str:
    """Name the index by all that it is made of."""
    whole = sha256(f"{version('pagefind')} {LEFT_OUT}".encode())
    for page in pages:
        whole.update(f"{page.url}\0{page.html}\0".encode())
    return whole.hexdigest()[:20]


async def index_into(folder: Path, pages: Iterable[SearchPage]) -> None:
    """Write the index; leaving the context writes it."""
    config = IndexConfig(
        root_selector="main", exclude_selectors=LEFT_OUT, output_path=str(folder)
    )
    async with PagefindIndex(config=config) as index:
        for page in pages:
            await index.add_html_file(content=page.html, url=page.url)
