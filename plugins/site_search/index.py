"""Have Pagefind index pages, and keep what it made."""

import asyncio
import json
import shutil
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp

from pagefind.index import IndexConfig
from pagefind.service import PagefindService

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
ENTRY = "pagefind-entry.json"
MOST_KEPT = 4
LONGEST_WRITE = 60  # seconds
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
    if kept.exists():
        shutil.copytree(kept, target, dirs_exist_ok=True)
        return
    cache.mkdir(parents=True, exist_ok=True)
    making = Path(mkdtemp(suffix=".making", dir=cache))
    # In a thread of its own: whoever builds may be running a loop already.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, index_into(making, pages)).result()
    for file in making.iterdir():
        if file.name.startswith(WIDGETS):
            file.unlink()
    sort_languages(making / ENTRY)
    shutil.copytree(making, target, dirs_exist_ok=True)
    with suppress(OSError):  # another build was quicker, with the same index
        making.rename(kept)
    forget_old(cache)


def forget_old(cache: Path) -> None:
    """Drop all but the newest indexes; another build may be reading one of these."""
    kept = sorted(cache.iterdir(), key=lambda each: each.stat().st_mtime)
    for each in kept[:-MOST_KEPT]:
        shutil.rmtree(each, ignore_errors=True)


def digest(pages: Iterable[SearchPage]) -> str:
    """Name the index by all that it is made of."""
    whole = sha256(f"{version('pagefind')} {LEFT_OUT}".encode())
    for page in pages:
        whole.update(f"{page.url}\0{page.html}\0".encode())
    return whole.hexdigest()[:20]


async def index_into(folder: Path, pages: Iterable[SearchPage]) -> None:
    """Write the index.

    Raises:
        TimeoutError: Pagefind left a file empty.
    """
    config = IndexConfig(root_selector="main", exclude_selectors=LEFT_OUT)
    async with PagefindService() as service:
        index = await service.create_index(config)
        for page in pages:
            await index.add_html_file(content=page.html, url=page.url)
        await index.write_files(str(folder))
        await asyncio.to_thread(wait_until_written, folder)


def wait_until_written(folder: Path) -> None:
    """Wait until no file is empty.

    Pagefind answers before the last ones are on the disk, and leaving its service
    ends it at once.
    """
    last = time.monotonic() + LONGEST_WRITE
    while any(each.is_file() and not each.stat().st_size for each in folder.rglob("*")):
        if time.monotonic() > last:
            msg = f"Pagefind left empty files in {folder}"
            raise TimeoutError(msg)
        time.sleep(0.01)


def sort_languages(entry: Path) -> None:
    """Put the languages in one order: Pagefind writes them in any, build by build."""
    table = json.loads(entry.read_text(encoding="utf-8"))
    text = json.dumps(table, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    entry.write_text(text, encoding="utf-8")
