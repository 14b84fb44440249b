"""Which feeds a page leads to."""

from collections.abc import Iterator

from jinja2.runtime import Context

from facts.model import FACTS_OF
from page_head.model import FeedLink
from structured_data import PageView

ATOM = "application/atom+xml"  # every reader knows it; RSS is there for who asks for it


def feed_links(view: PageView, context: Context) -> Iterator[FeedLink]:
    """Yield the feed of all articles in the page's language, then the category's."""
    title = FACTS_OF.of(context)[view.lang].article_index.title
    own = view.lang == context["DEFAULT_LANG"]
    path = context.get("FEED_ATOM" if own else "TRANSLATION_FEED_ATOM")
    has_articles = own or context["local"][view.lang]["articles"]
    if path and has_articles:
        url = f"{context['SITEURL']}/{path.format(lang=view.lang)}"
        yield FeedLink(title, ATOM, url)
    category = context.get("category")
    if category and own and view.template == "list":
        path = context["CATEGORY_FEED_ATOM"].format(slug=category.slug)
        yield FeedLink(category.name, ATOM, f"{context['SITEURL']}/{path}")
