"""Publish nothing while a notice that the law asks for is missing or unfilled.

    content/pages/*.md -> a page of `REQUIRED_PAGES` that visitors would not find
    -> it stops publishing, and warns in a preview (`placeholders` sees to gaps)

Settings: `REQUIRED_PAGES`, file names of pages; `PUBLISHING`; `STAGING`.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pelican.generators import Generator

from content_model.contents import all_pages
from diagnostics import Diagnostic, report
from diagnostics.model import Level
from whole_build.stages import content_read


def register() -> None:
    """Connect to Pelican."""
    content_read.connect(check_notices)


def check_notices(generators: Sequence[Generator]) -> None:
    """Report missing pages."""
    settings = generators[0].settings
    public = settings["PUBLISHING"] and not settings["STAGING"]
    level: Level = "error" if public else "warning"
    shown = {
        page.slug
        for page in all_pages(generators)
        if page.kind == "page" and page.status == "published"
    }
    content = Path(settings["PATH"])
    report.add(*missing_pages(settings["REQUIRED_PAGES"], shown, content.name, level))


def missing_pages(
    required: Iterable[str], shown: set[str], content: str, level: Level
) -> Iterator[Diagnostic]:
    """Name the required pages that visitors would not find."""
    for slug in required:
        if slug not in shown:
            path = f"{content}/pages/{slug}.md"
            problem = "The law asks for this page, and it is not published."
            fix = "Write it, or take “status: draft” out of it."
            yield Diagnostic(path, 1, problem, fix, "legal-page", level)
