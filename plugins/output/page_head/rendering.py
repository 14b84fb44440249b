"""Make the head of the page that is being rendered."""

import re
from collections.abc import Iterator, Mapping
from functools import partial

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from content_model.model import Content
from facts.model import FACTS, FACTS_OF
from languages.template import alternates_here
from page_head.model import FeedLink, LanguageLink, PageHead
from page_tree.model import BREADCRUMBS, Crumb
from site_parts import BUILD_DAY
from structured_data import PageView, as_script, graph_of

PAGE_NUMBER = re.compile(r"page/\d+/$")  # a later page of a list stands beside it

ATOM = "application/atom+xml"  # every reader knows it; RSS is there for who asks for it

Property = tuple[str, str]
WITHOUT_A_WORD = "en_US"  # the language of a page that names none (ogp.me)


@pass_context
def page_head(context: Context, title: str, description: str) -> PageHead:
    """Describe the page that a template renders, in its language.

    Args:
        title: As its heading says, without the practice's name.
        description: One or two sentences.
    """
    view = view_of(context, plain(title), plain(description))
    listed = is_listed(view, context) and not context["STAGING"]
    facts = FACTS_OF.of(context)[view.lang]
    default = context["DEFAULT_LANG"]
    return PageHead(
        title=whole_title(view, context),
        description=view.description,
        canonical=view.address(view.url) if listed else "",
        robots="" if listed else "noindex",
        social=tuple(social(view, context)) if listed else (),
        languages=tuple(languages(view, default)) if listed else (),
        feeds=tuple(feed_links(view, context)),
        json_ld=as_script(graph_of(view, facts)) if listed else Markup(),
    )


def plain(text: str) -> str:
    """Take a template's words without markup; blocks come escaped."""
    return " ".join(Markup(text).striptags().split())  # noqa: S704 - stripped at once


def view_of(context: Context, title: str, description: str) -> PageView:
    """Collect what is known about the page."""
    content = content_of(context)
    site = FACTS.of(context).practice.site_url.url.rstrip("/")
    url = context["output_file"].replace("\\", "/").removesuffix("index.html")
    lang = content.lang if content else context.get("lang", context["DEFAULT_LANG"])
    return PageView(
        site=site,
        url=url,
        title=title,
        description=description,
        lang=lang,
        template=content.template if content else "list",
        content=content,
        trail=trail_of(url, content, context),
        image=share_image(context, content, site),
        logo=f"{site}{context['assets'].static('icons/icon-512.png')}",
        today=partial(BUILD_DAY.of, context),
        services=context.get("services", ()),
        alternates=alternates_here(context),
        locations={
            location.facts.slug: location.url
            for location in context["locations"][lang]
            if location.url
        },
    )


def content_of(context: Context) -> Content | None:
    """Find the page's own content; lists have none."""
    found = context.get("article") or context.get("page")
    return found if hasattr(found, "kind") else None


def trail_of(url: str, content: Content | None, context: Context) -> tuple[Crumb, ...]:
    """Find the pages above a page; for a list, those its address begins with."""
    if content:
        return () if content.template == "home" else BREADCRUMBS.of(content)
    # Whoever asks for it is made again when any of these pages has another name.
    trails: Mapping[str, tuple[Crumb, ...]] = context["trails"]
    first = PAGE_NUMBER.sub("", url)
    above = [trail for trail in trails if trail != first and first.startswith(trail)]
    return trails[max(above, key=len)] if above and url else ()


def share_image(context: Context, content: Content | None, site: str) -> str:
    """Find the picture that stands for the page when it is shared."""
    url = getattr(content, "share_image", None) or context.get("SHARE_IMAGE", "")
    return f"{site}/{url}" if url else ""


def is_listed(view: PageView, context: Context) -> bool:
    """Tell whether search engines may list the page."""
    if view.content and view.content.status != "published":
        return False
    folder = view.url == "" or view.url.endswith("/")
    return folder and view.template not in context["HIDDEN_FROM_SEARCH"]


def whole_title(view: PageView, context: Context) -> str:
    """Name the page, then the practice; the home page the other way around."""
    practice = FACTS_OF.of(context)[view.lang].practice
    pattern = context["TITLE_PATTERN"]
    if view.template == "home":
        return str(pattern.format(title=practice.name, site=practice.tagline))
    return str(pattern.format(title=view.title, site=practice.name))


def languages(view: PageView, default: str) -> list[LanguageLink]:
    """Link the page in every language that has it; one language needs no link."""
    found = [
        LanguageLink(alternate.lang, view.address(alternate.url))
        for alternate in view.alternates
        if alternate.url is not None
    ]
    main = [
        LanguageLink("x-default", link.url) for link in found if link.lang == default
    ]
    return [*found, *main] if len(found) > 1 else []


def feed_links(view: PageView, context: Context) -> Iterator[FeedLink]:
    """Yield the feed of all articles in the page's language, then the category's."""
    title = FACTS_OF.of(context)[view.lang].article_index.title
    own = view.lang == context["DEFAULT_LANG"]
    path = context.get("FEED_ATOM" if own else "TRANSLATION_FEED_ATOM")
    if path and (own or context["has_articles"]):
        url = f"{context['SITEURL']}/{path.format(lang=view.lang)}"
        yield FeedLink(title, ATOM, url)
    category = context.get("category")
    if category and own and view.template == "list":
        path = context["CATEGORY_FEED_ATOM"].format(slug=category.slug)
        yield FeedLink(category.name, ATOM, f"{context['SITEURL']}/{path}")


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
