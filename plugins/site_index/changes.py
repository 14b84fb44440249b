"""When pages last changed, by what their front matter says."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from pelican.generators import ArticlesGenerator, Generator

from content_model.contents import Content, listed_contents

Change = tuple[str, date]


def last_changes(generators: Iterable[Generator]) -> dict[str, date]:
    """Map addresses, without a leading slash, to days."""
    generators = list(generators)
    found = {}
    for content in listed_contents(generators):
        if day := changed(content):
            found[content.url] = day
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            found |= dict(of_lists(generator))
    return found


def changed(content: Content) -> date | None:
    """Take the day of the last change that matters to a reader."""
    day = getattr(content, "modified", None) or getattr(content, "date", None)
    return day.date() if day else None


def of_lists(generator: ArticlesGenerator) -> Iterator[Change]:
    """Yield lists of articles: each changes with the newest article in it."""
    settings = generator.settings
    listed = [
        (settings["INDEX_URL"], generator.articles),
        (settings["ARCHIVES_URL"], generator.articles),
        *((year_url(settings, each), [each]) for each in reversed(generator.articles)),
        *((category.url, articles) for category, articles in generator.categories),
        *((tag.url, articles) for tag, articles in generator.tags.items()),
    ]
    for url, articles in listed:
        if days := [day for each in articles if (day := changed(each))]:
            yield url, max(days)


def year_url(settings: Mapping[str, Any], article: Content) -> str:
    """Name the list of the articles of a year; the newest of them comes last."""
    return str(settings["YEAR_ARCHIVE_URL"].format(date=article.date))
