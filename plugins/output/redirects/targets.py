"""Follow every old address to the file it leads to."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from content_model.places import address_key
from diagnostics import Diagnostic
from diagnostics.suggest import suggest
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
    moves: Sequence[Move], output: Path, own: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Name old addresses at which the site has a file, or below one.

    Args:
        own: The pages that stand at old addresses, by their file's name.
    """
    files = {address_key(f"/{name}"): name for name in files_in(output, own)}
    asked = {address_key(move.old): move for move in reversed(moves)}
    for key, move in asked.items():
        above = (files.get(key[: slash.start()], "") for slash in re.finditer("/", key))
        names = [files.get(key, ""), *(each for each in above if not is_page(each))]
        for name in filter(None, names):
            problem = f"“{move.old}” is taken by {name}, which the build makes."
            yield move.wrong(problem, "Remove it: nobody could open that any more.")


def is_page(name: str) -> bool:
    """Tell whether a file stands for its folder, in which there is room for more."""
    return Path(name).name == "index.html"


def files_in(output: Path, own: Mapping[str, str]) -> Iterator[str]:
    """Name the files of the output but the pages at old addresses."""
    for folder, _folders, names in os.walk(output):
        below = Path(folder).relative_to(output)
        for name in names:
            file = (below / name).as_posix()
            text = own.get(file)
            if text is None or (output / file).read_text("utf-8", "replace") != text:
                yield file


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
    return suggest(address, pages, "Write the address of a page.", "{}")
