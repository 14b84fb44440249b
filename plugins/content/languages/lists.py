"""Which lists of articles show the same in each language.

A list has no file whose front matter could name its original. Categories pair by
their place among the facts, tags by their place in an article and in its
translation, years and the whole index by what they are.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from content_model.addresses import local_address, local_parts
from content_model.labels import Category
from content_model.model import Content
from facts.model import FACTS_OF
from plain_data import dataclass
from site_parts import Settings

Key = tuple[str, Hashable]


@dataclass(frozen=True, slots=True)
class ArticleList:
    """One list in one language.

    Attributes:
        url: Its first page, without a leading slash.
        pages: How many there are.
        more: Below which the others stand.
    """

    url: str
    pages: int = 1
    more: str = "page"

    def page(self, number: int) -> str | None:
        """Tell the address of one of its pages; None beyond its end."""
        if number > self.pages:
            return None
        return self.url if number == 1 else f"{self.url}{self.more}/{number}/"


def lists_of(
    articles: Sequence[Content],
    code: str,
    settings: Settings,
    tags: Mapping[str, str],
) -> Iterator[tuple[Key, ArticleList]]:
    """Yield the lists of one language, each with what names it in every language.

    Args:
        articles: All of that language.
        tags: The default language's word for a tag, by its own word.
    """
    if not articles:
        return
    archive = local_address(settings, code, settings["ARCHIVES_URL"])
    yield ("archives", ""), ArticleList(archive)
    for newest in {article.date.year: article for article in articles}.values():
        year = settings["YEAR_ARCHIVE_URL"].format(date=newest.date)
        url = local_address(settings, code, year)
        yield ("year", newest.date.year), ArticleList(url)
    size = settings["DEFAULT_PAGINATION"]
    more = local_parts(settings, code, "page")
    for key, url, count in _paged_lists(articles, code, settings, tags):
        yield key, ArticleList(url, -(-count // size), more)


def _paged_lists(
    articles: Sequence[Content],
    code: str,
    settings: Settings,
    tags: Mapping[str, str],
) -> Iterator[tuple[Key, str, int]]:
    """Yield the lists of several pages, with how many articles each has."""
    index = local_address(settings, code, settings["INDEX_URL"])
    yield ("index", ""), index, len(articles)
    categories = Counter(article.category.slug for article in articles)
    facts = FACTS_OF.of(settings).get(code)
    for place, named in enumerate(facts.article_index.category if facts else ()):
        category = Category(named.name, settings, code)
        if count := categories[category.slug]:
            yield ("category", place), category.url, count
    found = {tag.slug: tag for article in articles for tag in article.tags}
    counts = Counter(tag.slug for article in articles for tag in article.tags)
    for slug, tag in found.items():
        yield ("tag", tags.get(tag.name, tag.name)), tag.url, counts[slug]


def tag_names(articles: Sequence[Content]) -> dict[str, str]:
    """Map each translation's tag to its original's: they stand in the same order."""
    return {
        own.name: original.name
        for article in articles
        for translation in article.translations
        if len(translation.tags) == len(article.tags)
        for own, original in zip(translation.tags, article.tags, strict=True)
    }


def paired(
    lists: Mapping[str, Mapping[Key, ArticleList]],
) -> Iterator[dict[str, str | None]]:
    """Yield every page of every list: its address in each language, or None."""
    keys = {key for listing in lists.values() for key in listing}
    for key in sorted(keys, key=repr):
        found = {code: listing.get(key) for code, listing in lists.items()}
        last = max(listing.pages for listing in found.values() if listing)
        for number in range(1, last + 1):
            yield {
                code: listing.page(number) if listing else None
                for code, listing in found.items()
            }
