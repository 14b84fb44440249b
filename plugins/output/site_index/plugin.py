"""What connects to Pelican; the package says what it is for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator

from content_model.addresses import local_address
from content_model.contents import listed_contents
from content_model.model import Content
from facts.model import FACTS
from site_index.reader import entries
from site_index.writer import FOR_A_TRIAL, robots, sitemaps
from site_parts import Settings, SitePart
from whole_build.stages import content_described, pages_written

Change = tuple[str, date]


def register() -> None:
    """Connect to the stages, in the order they run."""
    content_described.connect(note_changes)
    pages_written.connect(write_index)


def note_changes(generators: Sequence[Generator]) -> None:
    """Remember when each page last changed."""
    LAST_CHANGES.put(generators[0].settings, last_changes(generators))


def write_index(pelican: Pelican) -> None:
    """Write the sitemap and robots.txt."""
    settings, output = pelican.settings, Path(pelican.output_path)
    if settings["STAGING"]:
        (output / "robots.txt").write_text(FOR_A_TRIAL, encoding="utf-8", newline="\n")
        return
    site = FACTS.of(settings).practice.site_url.url.rstrip("/")
    cache = Path(settings["CACHE_PATH"]) / "site_index.pickle"
    found = entries(output, site, LAST_CHANGES.of(settings), cache)
    for name, content in sitemaps(found, site).items():
        (output / name).write_bytes(content)
    (output / "robots.txt").write_text(robots(site), encoding="utf-8", newline="\n")


def last_changes(generators: Sequence[Generator]) -> dict[str, date]:
    """Map addresses, without a leading slash, to days."""
    listed = list(listed_contents(generators))
    articles = [page for page in listed if page.kind == "article"]
    pages = {page.url: day for page in listed if (day := changed(page))}
    return pages | dict(of_lists(generators[0].settings, articles))


def changed(content: Content) -> date | None:
    """Take the day of the last change that matters to a reader."""
    day = getattr(content, "modified", None) or getattr(content, "date", None)
    return day.date() if day else None


def of_lists(settings: Settings, articles: Iterable[Content]) -> list[Change]:
    """List every list of articles: each changes with the newest article in it."""
    changes = [
        (url, day)
        for article in articles
        if (day := changed(article))
        for url in lists_with(settings, article)
    ]
    return sorted(changes, key=lambda change: change[1])


def lists_with(settings: Settings, article: Content) -> Iterator[str]:
    """Name the lists that an article stands in, all of its own language."""
    year = settings["YEAR_ARCHIVE_URL"].format(date=article.date)
    for url in (settings["INDEX_URL"], settings["ARCHIVES_URL"], year):
        yield local_address(settings, article.lang, url)
    yield article.category.url
    for tag in article.tags:
        yield tag.url


LAST_CHANGES = SitePart[dict[str, date]]("LAST_CHANGES")
