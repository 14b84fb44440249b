"""Write old addresses down for hosts, and as pages."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from os.path import lexists
from pathlib import Path
from string import Template
from urllib.parse import quote

from markupsafe import escape

from build_cache.files import place
from host_rules.model import Redirect, Rules
from host_rules.netlify import redirects_file
from redirects.addresses import UNQUOTED
from redirects.model import Move
from site_parts import Settings

# Works without scripts and styles; search engines follow it to the new page.
PAGE = Template(Path(__file__).with_name("moved.html").read_text("utf-8"))


def write_table(output: Path, moves: Iterable[Move], root: str) -> None:
    """Write `_redirects`, from which host_rules makes every host's rules.

    Args:
        root: The path of the site, below which old and new addresses are.
    """
    redirects = tuple(
        Redirect(
            f"{root}{written(move.old)}",
            f"{root}{move.new}" if move.new.startswith("/") else move.new,
        )
        for move in moves
    )
    if redirects:
        text = redirects_file(Rules(headers={}, redirects=redirects))
        (output / "_redirects").write_text(text, encoding="utf-8", newline="\n")


def written(old: str) -> str:
    """Write an old address as browsers ask for it: é as %C3%A9."""
    path, mark, query = old.partition("?")
    return f"{quote(path, safe=UNQUOTED.replace('%', ''))}{mark}{query}"


def moved_pages(moves: Iterable[Move], site_url: str) -> dict[str, str]:
    """Make a page for each old address that can have one, by its file's name."""
    pages = {}
    for move in moves:
        name = file_name(move.old)
        if name:
            new = f"{site_url}{move.new}" if move.new.startswith("/") else move.new
            pages[name] = PAGE.substitute(new=escape(new))
    return pages


def write_pages(
    output: Path, pages: Mapping[str, str], settings: Settings
) -> Iterator[str]:
    """Write them, but never in place of a file; name those that were written."""

    @cache
    def is_in_file(folder: str) -> bool:
        if not folder:
            return False
        return (output / folder).is_file() or is_in_file(folder.rpartition("/")[0])

    for name, page in pages.items():
        file = f"{output}/{name}"
        if not lexists(file) and not is_in_file(name.rpartition("/")[0]):
            place(file, page, settings)
            yield name


def file_name(old: str) -> str:
    """Name the file that a host without rules serves there; "" when none can be."""
    if "?" in old or not old.endswith(("/", ".html", ".htm")):
        return ""
    return f"{old[1:]}{'index.html' if old.endswith('/') else ''}"
