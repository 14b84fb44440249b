"""What is searched, and what pages are called."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from content_model.model import Content
from i18n import in_dictionary_order
from page_tree.model import BREADCRUMBS
from pictures.shown import CARD_PICTURE, THUMBNAIL
from plain_data import dataclass
from site_parts import SitePart


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a page is.

    Attributes:
        kind: As menus call the pages above it: "Conditions", "Articles · Treatment".
        also: Other words that mean this page.
        weight: How likely somebody looks for such a page, from 0 to 1.
        picture: Address of the page's small picture, if it has one.
    """

    lang: str
    title: str
    description: str
    kind: str
    also: tuple[str, ...] = ()
    weight: float = 1
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Pages of one kind in one language."""

    title: str
    lang: str
    pages: tuple[Content, ...]


def topics(
    pages: Iterable[Content],
    synonyms: Mapping[str, tuple[str, ...]],
    weights: Mapping[str, float],
) -> dict[str, Topic]:
    """Map addresses to topics."""
    return {
        page.url: Topic(
            lang=page.lang,
            title=plain(page.title),
            description=plain(getattr(page, "description", "")),
            kind=" · ".join(above(page)),
            also=(
                *getattr(page, "also_called", ()),
                *filter(None, [getattr(page, "plain_name", "")]),
                *synonyms.get(f"/{page.url}", ()),
            ),
            weight=weight_of(page, weights),
            picture=picture_of(page),
        )
        for page in pages
    }


def plain(text: str) -> str:
    """Leave out what is markup in a text of a page's front matter."""
    return Markup(text).striptags()  # noqa: S704 - stripped at once


def weight_of(page: Content, weights: Mapping[str, float]) -> float:
    """Weigh a page by its file's name, its template or its kind; usual is 1."""
    names = (getattr(page, "translates", None) or page.slug, page.template, page.kind)
    return next((weights[name] for name in names if name in weights), 1)


def picture_of(page: Content) -> str:
    """Give the address of what stands for a page where others offer it."""
    picture = CARD_PICTURE.find(page) or THUMBNAIL.find(page)
    return picture.path if picture else ""


def above(page: Content) -> list[str]:
    """Name the pages above it but for home, in the page's language."""
    homes = {"", page.lang}
    trail = BREADCRUMBS.of(page)
    return [crumb.title for crumb in trail if crumb.url.strip("/") not in homes]


def groups(pages: Iterable[Content]) -> tuple[Group, ...]:
    """Sort pages by language and kind; pages without a kind come last."""
    found: dict[tuple[str, str], list[Content]] = {}
    for page in pages:
        found.setdefault((page.lang, "".join(above(page)[-1:])), []).append(page)
    return tuple(
        Group(kind, lang, tuple(sorted(some, key=title_order)))
        for (lang, kind), some in sorted(
            found.items(),
            key=lambda item: (
                item[0][0],
                not item[0][1],
                in_dictionary_order(item[0][1]),
            ),
        )
    )


def title_order(page: Content) -> tuple[str, str]:
    """Sort pages as people look them up."""
    return in_dictionary_order(str(page.title))


SEARCH_TOPICS = SitePart[dict[str, Topic]]("SEARCH_TOPICS")
SEARCH_DANGER = SitePart[Mapping[str, Sequence[str]]]("SEARCH_DANGER")
