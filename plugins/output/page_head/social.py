"""How a page looks when somebody shares it: Open Graph, which all chats read."""

from collections.abc import Iterator

from jinja2.runtime import Context

from facts.model import FACTS_OF
from structured_data import PageView

Property = tuple[str, str]
WITHOUT_A_WORD = "en_US"  # the language of a page that names none (ogp.me)


def social(view: PageView, context: Context) -> Iterator[Property]:
    """Yield properties and their contents."""
    kind = {"article": "article", "person": "profile"}.get(view.kind, "website")
    yield "og:type", kind
    yield "og:title", view.title
    yield "og:description", view.description
    yield "og:url", view.address(view.url)
    yield "og:site_name", FACTS_OF.of(context)[view.lang].practice.name
    if (locale := context["LOCALES"][view.lang]) != WITHOUT_A_WORD:
        yield "og:locale", locale
    yield from picture(view, context)
    if kind == "article":
        yield from article(view)


def picture(view: PageView, context: Context) -> Iterator[Property]:
    """Yield the picture with its size, so that nobody has to load it to lay it out."""
    if view.image:
        width, height = context["SHARE_IMAGE_SIZE"]
        yield "og:image", view.image
        yield "og:image:width", str(width)
        yield "og:image:height", str(height)
        yield "og:image:alt", view.title
        yield "twitter:card", "summary_large_image"
    else:
        yield "twitter:card", "summary"


def article(view: PageView) -> Iterator[Property]:
    """Yield what only articles have."""
    content = view.content
    assert content is not None
    modified = getattr(content, "modified", None)
    yield "article:published_time", content.date.date().isoformat()
    if modified:
        yield "article:modified_time", modified.date().isoformat()
    if content.author_page:  # a draft may have none yet
        yield "article:author", view.address(content.author_page.url)
    yield "article:section", content.category.name
