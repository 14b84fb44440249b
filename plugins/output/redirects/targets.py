"""Follow every old address to the file it leads to."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from content_model.places import address_key
from diagnostics import Diagnostic
from diagnostics.suggest import suggest
from fast_build.files import files_below
from redirects.addresses import new_address
from redirects.model import Move


def check_targets(moves: Iterable[Move], output: Path) -> Iterator[Diagnostic]:
    """Name targets that the finished site does not have."""
    for move in moves:
        known = new_address(move.new)
        if known and not known.startswith("/"):
            continue
        if not known or not file_of(urlsplit(known).path, output).is_file():
            problem = f"“{move.new}” is no page or file of this site."
            yield move.wrong(problem, nearest(move.new, output))


def hidden_files(
    moves: Sequence[Move], output: Path, own: Container[str]
) -> Iterator[Diagnostic]:
    """Name old addresses at which the site has a file, or below one.

    Args:
        own: The files that stand for old addresses.
    """
    of_site = (file for file in files_below(output) if file not in own)
    files = {address_key(f"/{name}"): name for name in of_site}
    asked = {address_key(move.old): move for move in reversed(moves)}
    for key, move in asked.items():
        above = (files.get(key[: slash.start()], "") for slash in re.finditer("/", key))
        names = [
            files.get(key, ""),
            *(folder for folder in above if not is_page(folder)),
        ]
        for name in filter(None, names):
            problem = f"“{move.old}” is taken by {name}, which the build makes."
            yield move.wrong(problem, "Remove it: nobody could open that any more.")


def is_page(name: str) -> bool:
    """Tell whether a file stands for its folder, in which there is room for more."""
    return Path(name).name == "index.html"


def file_of(path: str, output: Path) -> Path:
    """Name the file behind an address."""
    below = unquote(path).lstrip("/")
    return output / (f"{below}index.html" if path.endswith("/") else below)


def nearest(address: str, output: Path) -> str:
    """Guess which page was meant."""
    pages = [
        f"/{folder}/".replace("/./", "/")
        for page in output.rglob("index.html")
        for folder in [page.parent.relative_to(output).as_posix()]
    ]
    asked = address.removeprefix("content").removesuffix(".md").removesuffix(".html")
    asked = f"/{asked.strip('/')}/"
    return suggest(asked, pages, "Write the address of a page, such as /costs/.", str)
