"""Pages of our own kinds, as Pelican content, and ways to find them.

Their classes' names choose the settings that give their addresses:
`SERVICE_URL`, `SERVICE_SAVE_AS`, `SERVICE_LANG_URL`, ... (plugin.py sets them).
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from pelican.contents import Article, Page
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from content_model.kinds import KINDS
from content_model.model import Content
from whole_build.stages import still_wanted


class Sign(Page):
    """One line of the checklist; it has no page of its own."""

    default_template = "sign"


# Of the kinds that Pelican does not know and that have pages of their own.
CLASSES: dict[str, type[Page]] = {
    kind.name: type(
        kind.name.title(),
        (Page,),
        {"default_template": kind.name, "__doc__": kind.help, "__module__": __name__},
    )
    for kind in KINDS
    if kind.name not in {"article", "page", "sign"}
}

ARTICLE_LISTS = (
    "articles",
    "translations",
    "hidden_articles",
    "hidden_translations",
    "drafts",
    "drafts_translations",
)
PAGE_LISTS = (
    "pages",
    "translations",
    "hidden_pages",
    "hidden_translations",
    "draft_pages",
    "draft_translations",
)


def all_contents(generators: Iterable[Generator]) -> Iterator[Content]:
    """Yield everything that staff write: pages, and parts of pages such as signs.

    A generator of another kind of content names its parts in `parts`.
    """
    for generator in generators:
        yield from all_pages([generator])
        yield from getattr(generator, "parts", ())


def all_pages(generators: Iterable[Generator]) -> Iterator[Content]:
    """Yield everything that becomes a page, drafts and hidden pages too."""
    for generator in generators:
        names: tuple[str, ...] = ()
        if isinstance(generator, ArticlesGenerator):
            names = ARTICLE_LISTS
        elif isinstance(generator, PagesGenerator):
            names = PAGE_LISTS
        for content in chain.from_iterable(getattr(generator, name) for name in names):
            still_wanted.send()
            yield content


def listed_contents(generators: Iterable[Generator]) -> Iterator[Content]:
    """Yield what visitors may find: published, and not hidden."""
    for content in all_pages(generators):
        if content.status == "published" and isinstance(content, Article | Page):
            yield content
