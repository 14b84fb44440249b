"""What connects to Pelican; the package says what it is for."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pelican import Pelican
from pelican.generators import Generator

from build_cache.files import files_below
from content_model.contents import all_pages
from content_model.places import address_key, is_seen, places
from diagnostics import Diagnostic, report
from diagnostics.suggest import suggest
from finished_page import read_page
from links.drafts import Drafts
from redirects.addresses import new_address
from redirects.model import MOVED_PAGES, MOVED_WRITTEN, MOVES, Move, check_moves
from redirects.reader import moves_of_pages, moves_of_rules
from redirects.writer import moved_pages, write_pages, write_table
from site_path import path_of
from whole_build.stages import content_described, files_written, output_followed


def register() -> None:
    """Connect to the stages, in the order they run."""
    content_described.connect(gather_moves)
    files_written.connect(write_moves)
    output_followed.connect(follow_moves)


def gather_moves(generators: Sequence[Generator]) -> None:
    """Collect every old address and check them against all that the site has."""
    settings = generators[0].settings
    pages = [page for page in all_pages(generators) if is_seen(page)]
    # The earlier site had one language; its rules are not about translations.
    originals = [
        page for page in pages if page.in_default_lang and page.status == "published"
    ]
    rules, diagnostics = moves_of_rules(settings, generators, originals)
    report.add(*diagnostics)
    drafts = Drafts.among(list(all_pages(generators))).addresses
    report.add(*(to_draft(rule) for rule in rules if rule.new in drafts))
    rules = [rule for rule in rules if rule.new not in drafts]
    moves, diagnostics = check_moves(
        [*moves_of_pages(pages), *rules], places(pages, settings)
    )
    report.add(*diagnostics)
    MOVES.put(settings, moves)
    wanted = settings["REDIRECT_PAGES"]
    MOVED_PAGES.put(settings, moved_pages(moves, settings["SITEURL"]) if wanted else {})


def to_draft(move: Move) -> Diagnostic:
    """Say that an old address leads nowhere while its page is a draft."""
    problem = f"“{move.new}” is a draft, so “{move.old}” leads nowhere for now."
    fix = "Publish that page, or lead the old address to another one."
    return replace(move.wrong(problem, fix), rule="draft-link", level="warning")


def write_moves(pelican: Pelican) -> None:
    """Write the table and, where wanted, the pages."""
    settings, output = pelican.settings, Path(pelican.output_path)
    write_table(output, MOVES.of(settings), path_of(settings["SITEURL"]))
    written = write_pages(output, MOVED_PAGES.of(settings), settings)
    MOVED_WRITTEN.put(settings, frozenset(written))


def follow_moves(pelican: Pelican) -> None:
    """Check that every old address leads to a file, and that none hides one."""
    settings, output = pelican.settings, Path(pelican.output_path)
    report.add(*check_targets(MOVES.of(settings), output))
    report.add(*hidden_files(MOVES.of(settings), output, MOVED_WRITTEN.of(settings)))


def check_targets(moves: Iterable[Move], output: Path) -> Iterator[Diagnostic]:
    """Name targets that the finished site does not have."""
    for move in moves:
        known = new_address(move.new)
        if known and not known.startswith("/"):
            continue
        target = urlsplit(known or "")
        file = file_of(target.path, output)
        if not known or not file.is_file():
            problem = f"“{move.new}” is no page or file of this site."
            yield move.wrong(problem, nearest(move.new, output))
        elif target.fragment and file.suffix == ".html":
            yield from check_place(move, unquote(target.fragment), file)


def check_place(move: Move, place: str, file: Path) -> Iterator[Diagnostic]:
    """Name a place on a page that the finished page does not have."""
    known = read_page(file).anchors
    if place not in known:
        problem = f"“{move.new}”: “#{place}” is no place on that page."
        fix = suggest(place, sorted(known), "Leave it out.", "“#{}”".format)
        yield move.wrong(problem, fix)


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
