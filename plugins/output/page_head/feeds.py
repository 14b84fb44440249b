"""Which feeds a page leads to."""

from collections.abc import Iterator

from jinja2.runtime import Context

from facts.model import FACTS_OF
from page_head.model import FeedLink
from structured_data import PageView

TYPES = {"ATOM": "application/atom+xml", "RSS": "application/rss+xml"}


def feed_links(view: PageView, context: Context) -> Iterator[FeedLink]:
    """Yield the feeds of all articles in the page's language, then the category's."""
    title = FACTS_OF.of(context)[view.lang].article_index.title
    own = view.lang == context["DEFAULT_LANG"]
    for name, kind in TYPES.items():
        setting = f"FEED_{name}" if own else f"TRANSLATION_FEED_{name}"
        path = context.get(setting)
        has_articles = own or context["local"][view.lang]["articles"]
        if path and has_articles:
            url = f"{context['SITEURL']}/{path.format(lang=view.lang)}"
            yield FeedLink(title, kind, url)
    category = context.get("category")
    if category and own and view.template == "list":
        for name, kind in TYPES.items():
            path = context[f"CATEGORY_FEED_{name}"].format(slug=category.slug)
            yield FeedLink(category.name, kind, f"{context['SITEURL']}/{path}")
