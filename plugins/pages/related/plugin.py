"""What connects to Pelican; the package says what it is for."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from pelican.generators import Generator

from build_cache.kept import kept_or_made
from content_model.contents import all_contents, all_pages
from content_model.model import Content
from related.likeness import most_alike
from related.model import Features, features, in_order, series, signs_by_article
from site_parts import Settings
from whole_build.stages import content_described

# As Markdown leaves links to files until pages are written.
FILE_LINK = re.compile(r'href="(?:\{|%7B)filename(?:\}|%7D)/([^"#]+)\.md')
LINKED = {"condition": "condition_pages", "service": "service_pages"}


def register() -> None:
    """Connect to the stage at which content is final."""
    content_described.connect(lead_on)


def lead_on(generators: Sequence[Generator]) -> None:
    """Give every page the pages that one may want next."""
    contents = list(all_pages(generators))
    pages = [content for content in contents if content.status == "published"]
    signs = signs_by_article(
        sign for sign in all_contents(generators) if sign.kind == "sign"
    )
    settings = generators[0].settings
    for content in contents:
        content.related, content.series_pages, content.linked_from = (), (), ()
        content.newer = content.older = None
    for lang in {page.lang for page in pages}:
        articles = in_order(
            [page for page in pages if page.kind == "article" and page.lang == lang]
        )
        about = [features(article, signs.get(id(article), ())) for article in articles]
        found = alike_by_place(about, settings, lang)
        for article, alike in zip(articles, found, strict=True):
            article.related = tuple(articles[place] for place in alike)
        for older, newer in pairwise(articles):
            older.newer, newer.older = newer, older
        for part, whole in series(articles):
            part.series_pages = whole
    for page, linking in pages_that_link(pages):
        page.linked_from = linking


def alike_by_place(
    about: Sequence[Features], settings: Settings, lang: str
) -> list[tuple[int, ...]]:
    """Find for each article of a language the places of those that are most alike."""
    cache = Path(settings["CACHE_PATH"], f"related-{lang}.pickle")
    count = settings["RELATED_COUNT"]
    made_of = [" ".join(found) for found in about], count  # weights follow from names
    return kept_or_made(
        cache, made_of, partial(most_alike, about, count), Path(__file__).parent
    )


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
