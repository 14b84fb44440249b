"""Keep old addresses working.

    `aliases` in front matter, content/practice/redirects.toml
    -> Move (model.py): an old address and the page that took its place
    -> `_redirects`, which host_rules turns into every host's own rules,
       and a small page at each old address, for hosts without rules

A loop, a chain, an old address that is a page today and a target that nobody
has are mistakes with file and line. Gives templates nothing.
Settings: `REDIRECT_PAGES`, whether the small pages are written.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator

from content_model.contents import all_pages, listed_contents
from links.drafts import Drafts
from mistakes import Mistake, report
from redirects.model import Move, check_moves
from redirects.reader import moves_of_pages, moves_of_rules
from redirects.targets import check_targets
from redirects.writer import write_pages, write_table
from whole_build.stages import content_described, output_complete, pages_written


def register() -> None:
    """Connect to the stages, in the order they run."""
    content_described.connect(gather_moves)
    pages_written.connect(write_moves)
    output_complete.connect(follow_moves)


def gather_moves(generators: Iterable[Generator]) -> None:
    """Collect every old address and check them against one another."""
    generators = list(generators)
    settings = generators[0].settings
    pages = list(listed_contents(generators))
    # The earlier site had one language; its rules are not about translations.
    originals = [page for page in pages if page.in_default_lang]
    rules, mistakes = moves_of_rules(settings, generators, originals)
    report.add(*mistakes)
    drafts = Drafts.among(list(all_pages(generators)), settings).addresses
    report.add(*(to_draft(rule) for rule in rules if rule.new in drafts))
    rules = [rule for rule in rules if rule.new not in drafts]
    moves, mistakes = check_moves(
        [*moves_of_pages(pages), *rules], {f"/{page.url}" for page in pages}
    )
    report.add(*mistakes)
    settings["MOVES"] = moves


def to_draft(move: Move) -> Mistake:
    """Say that an old address leads nowhere while its page is a draft."""
    problem = f"“{move.new}” is a draft, so “{move.old}” leads nowhere for now."
    mend = "Publish that page, or lead the old address to another one."
    return replace(move.wrong(problem, mend), rule="draft-link", level="warning")


def write_moves(pelican: Pelican) -> None:
    """Write the table and, where wanted, the pages."""
    settings, output = pelican.settings, Path(pelican.output_path)
    write_table(output, settings["MOVES"])
    if settings["REDIRECT_PAGES"]:
        write_pages(output, settings["MOVES"], settings["SITEURL"])


def follow_moves(pelican: Pelican) -> None:
    """Check that every old address leads to a file."""
    moves = pelican.settings["MOVES"]
    report.add(*check_targets(moves, Path(pelican.output_path)))
