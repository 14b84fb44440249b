"""Open pages of each kind in Chromium and run every check on them."""

import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path

from content_model.kinds import is_language
from site_check.checks import CHECKS
from site_check.chromium import FLAGS, BrowserError, chromium
from workers import cores

OF_EACH_KIND = 1  # the longest page of a folder
MOST_BROWSERS = 4  # each takes some 300 MB
_REDIRECT = re.compile(r'<meta http-equiv="?refresh', re.IGNORECASE)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def check_pages(
    output: Path, pages: Sequence[str], axe: str, say: Callable[[str], None]
) -> list[str]:
    """Name what a visitor would meet, page by page.

    Raises:
        BrowserError: There is no browser, or it does not start.
    """
    from playwright.sync_api import Error  # noqa: PLC0415

    browser = chromium()
    many = "1 page" if len(pages) == 1 else f"{len(pages)} pages"
    say(f"Looking at {many} with {Path(browser).name} ...")
    browsers = min(cores(), MOST_BROWSERS, len(pages))
    shares = [pages[first::browsers] for first in range(browsers)]
    try:
        with served(output) as address, ThreadPoolExecutor() as pool:
            looking = partial(look_at, browser, address, axe)
            found = dict(chain.from_iterable(pool.map(looking, shares)))
    except Error as error:
        msg = f"{Path(browser).name} stopped: {error.message.splitlines()[0]}"
        raise BrowserError(msg) from error
    return [f"{name}: {problem}." for name in pages for problem in found[name]]


def look_at(
    browser: str, address: str, axe: str, names: Sequence[str]
) -> list[tuple[str, list[str]]]:
    """Open pages one after the other, in a browser of their own; name what is wrong."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    found = []
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=browser, args=FLAGS)
        # Styles that a check adds are none of the site's policy.
        page = launched.new_page(bypass_csp=True)
        for name in names:
            page.goto(f"{address}/{address_of(name)}", wait_until="load")
            problems = (check(page, axe) for check in CHECKS.values())
            found.append((name, list(chain.from_iterable(problems))))
        launched.close()
    return found


def address_of(name: str) -> str:
    """Give the address of a file."""
    return name.removesuffix("index.html")


def asked_pages(output: Path, addresses: Sequence[str]) -> list[str]:
    """Find the files of pages by their addresses.

    Raises:
        BrowserError: The site has no such page.
    """
    names = all_pages(output)
    wanted = {address: address.strip("/") for address in addresses}
    for address, path in wanted.items():
        whole = f"{path}/index.html".removeprefix("/")
        wanted[address] = path if path in names else whole
        if wanted[address] not in names:
            msg = f"The site has no page at “{address}”."
            raise BrowserError(msg)
    return list(wanted.values())


def all_pages(output: Path) -> list[str]:
    """List the pages that say something."""
    return [
        path.relative_to(output).as_posix()
        for path in sorted(output.rglob("*.html"))
        if not _REDIRECT.search(path.read_text(encoding="utf-8")[:2000])
    ]


def some_pages(output: Path) -> list[str]:
    """List the longest page of each folder, and every page at the top."""
    by_folder: dict[str, list[str]] = defaultdict(list)
    for name in all_pages(output):
        folder = name.removesuffix("/index.html").rpartition("/")[0]
        by_folder[folder].append(name)
    chosen = []
    for folder, names in by_folder.items():
        longest = sorted(names, key=lambda name: -(output / name).stat().st_size)
        top = not folder or is_language(folder)
        chosen += longest if top else longest[:OF_EACH_KIND]
    return sorted(chosen)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder to this machine, and give its address."""
    handler = partial(Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
