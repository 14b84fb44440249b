"""Which pages lead to a condition or a service."""

import re
from collections.abc import Iterator, Sequence

from content_model.model import Content

# As Markdown leaves links to files until pages are written.
FILE_LINK = re.compile(r'href="(?:\{|%7B)filename(?:\}|%7D)/([^"#]+)\.md')
LINKED = {"condition": "condition_pages", "service": "service_pages"}


def pages_that_link(
    pages: Sequence[Content],
) -> Iterator[tuple[Content, tuple[Content, ...]]]:
    """Yield each condition and service with the articles that lead to it."""
    targets = {file_of(page): page for page in pages if page.kind in LINKED}
    found: dict[str, list[Content]] = {name: [] for name in targets}
    for article in pages:
        if article.kind == "article":
            for name in {*names_in(article)} & found.keys():
                if targets[name].lang == article.lang:
                    found[name].append(article)
    for name, articles in found.items():
        newest = sorted(articles, key=lambda e: (e.date, e.slug), reverse=True)
        yield targets[name], tuple(newest)


def file_of(page: Content) -> str:
    """Name a page's file below content/, without its ending."""
    return str(page.source.path.removeprefix("content/").removesuffix(".md"))


def names_in(article: Content) -> Iterator[str]:
    """Yield the files that an article names, in front matter and in its text."""
    for attribute in LINKED.values():
        for page in getattr(article, attribute, ()):
            yield file_of(page)
    yield from FILE_LINK.findall(article._content or "")  # noqa: SLF001
