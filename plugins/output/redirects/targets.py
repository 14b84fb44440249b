"""Follow every old address to the file it leads to."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mistakes import Mistake
from redirects.model import Move


def check_targets(moves: Iterable[Move], output: Path) -> Iterator[Mistake]:
    """Name targets that the finished site does not have."""
    for move in moves:
        parts = urlsplit(move.new)
        if parts.scheme == "https" and parts.netloc:
            continue
        if not move.new.startswith("/") or not file_of(parts.path, output).is_file():
            problem = f"“{move.new}” is no page or file of this site."
            yield move.wrong(problem, nearest(move.new, output))


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
    near = get_close_matches(address, pages, n=1)
    return f"Did you mean {near[0]}?" if near else "Write the address of a page."
