"""Have Pagefind index pages, and keep what it made."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp

from pagefind.service import get_executable

from mistakes import ContentError, Mistake
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
PATIENCE = 120  # seconds; a thousand pages take three
# Pagefind's own widgets, which we don't use.
WIDGETS = (
    "pagefind-ui",
    "pagefind-modular",
    "pagefind-component",
    "pagefind-highlight",
)


class NoIndexError(ContentError):
    """There is no search index, for a reason that a person can mend."""

    def __init__(self, why: Exception) -> None:
        """Take what the program did."""
        problem = f"The program that makes the search index {_did(why)}."
        mend = "Install the requirements anew."
        super().__init__(Mistake("pagefind", 1, problem, mend))


def _did(why: Exception) -> str:
    match why:
        case subprocess.TimeoutExpired():
            return f"did not finish in {PATIENCE} seconds"
        case subprocess.CalledProcessError():
            said = why.stderr.decode("utf-8", "replace").strip() or str(why)
            return f"failed ({said.splitlines()[-1]})"
        case OSError():
            return f"can't be started ({why.strerror})"
    return f"failed ({why})"


def write_index(pages: Sequence[SearchPage], cache: Path, target: Path) -> None:
    """Put the index into a folder, from the cache when no page changed."""
    kept = cache / digest(pages)
    if kept.exists():
        shutil.copytree(kept, target, dirs_exist_ok=True)
        return
    cache.mkdir(parents=True, exist_ok=True)
    making = Path(mkdtemp(suffix=".making", dir=cache))
    try:
        run_pagefind(pages, making)
    except NoIndexError:
        shutil.rmtree(making)
        raise
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


def run_pagefind(pages: Iterable[SearchPage], index: Path) -> None:
    """Have the program read the pages from a folder; its Python service sleeps.

    Raises:
        NoIndexError: The program is missing, failed, or did not end.
    """
    site = index.with_suffix(".pages")
    for page in pages:
        file = site / page.url.lstrip("/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.html, encoding="utf-8")
    options = {
        "--site": site,
        "--output-path": index,
        "--root-selector": "main",
        "--exclude-selectors": ", ".join(LEFT_OUT),
    }
    command = ["--silent", *(str(part) for each in options.items() for part in each)]
    try:
        subprocess.run(  # noqa: S603 - nothing of it comes from outside
            [str(get_executable()), *command],
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NoIndexError(error) from error
    finally:
        shutil.rmtree(site)


def sort_languages(entry: Path) -> None:
    """Put the languages in one order: Pagefind writes them in any, build by build."""
    table = json.loads(entry.read_text(encoding="utf-8"))
    text = json.dumps(table, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    entry.write_text(text, encoding="utf-8")
