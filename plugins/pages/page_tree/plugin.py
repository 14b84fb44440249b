"""What connects to Pelican; the package says what it is for."""

from collections.abc import Mapping, Sequence
from functools import partial

from pelican import signals
from pelican.generators import Generator

from content_model.addresses import local_address
from content_model.contents import all_pages
from content_model.model import Content, Feed
from facts.model import FACTS_OF
from page_tree.model import BREADCRUMBS, Crumb, trail
from site_parts import Settings
from site_path import path_of, whole
from whole_build.stages import content_linked

# No list of them stands above their own addresses.
LISTED_ON = {"location": "contact", "program": "exercises"}


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    signals.generator_init.connect(link_from_the_root)
    content_linked.connect(place_pages)
    signals.feed_generated.connect(link_feed_to_site)


def link_from_the_root(generator: Generator) -> None:
    """Make `{filename}` links start with a slash, not with the site's address.

    Templates put the site's path in front of a whole page's links at once.
    """
    path = path_of(generator.settings["SITEURL"])
    generator.context["localsiteurl"] = ""
    generator.context["site_path"] = path
    generator.env.filters["from_site_path"] = partial(whole, site=path)


def place_pages(generators: Sequence[Generator]) -> None:
    """Give every page its trail."""
    settings = generators[0].settings
    contents = list(all_pages(generators))
    crumbs = {
        content.url: crumb(content)
        for content in contents
        if content.status == "published"
    }
    crumbs |= article_indexes(settings)
    lists = {(content.template, content.lang): content.url for content in contents}
    for content in contents:
        home, url = home_above(settings, content.url), content.url
        if listed := LISTED_ON.get(content.template):
            url = f"{lists.get((listed, content.lang), home)}{content.slug}/"
        above = trail(url, crumbs, home)
        if content.kind == "article":
            above += (Crumb(content.category.name, content.category.url),)
        BREADCRUMBS.put(content, above)
    # Only these have lists below them, which are made again when one is renamed.
    above_lists = {content.url for content in contents if content.kind == "page"}
    above_lists.update(article_indexes(settings))
    trails = {
        url: (*trail(url, crumbs, home_above(settings, url)), last)
        for url, last in crumbs.items()
        if url in above_lists
    }
    for generator in generators:
        generator.context["trails"] = trails


def crumb(content: Content) -> Crumb:
    """Name a page in a trail, shortly where its author gave a short title."""
    title = getattr(content, "nav_title", None) or content.title
    return Crumb(title, content.url)


def article_indexes(settings: Settings) -> dict[str, Crumb]:
    """Name the lists of articles, which are not files of their own."""
    indexes = {}
    for lang, facts in FACTS_OF.of(settings).items():
        url = local_address(settings, lang, settings["INDEX_URL"])
        indexes[url] = Crumb(facts.article_index.nav_title, url)
    return indexes


def home_above(settings: Settings, url: str) -> str:
    """Tell the home page of the language that an address stands in."""
    first = url.partition("/")[0]
    return f"{first}/" if first in settings["LANGUAGES"] else ""


def link_feed_to_site(context: Mapping[str, object], feed: Feed) -> None:
    """Make links that start at the root whole: a feed is read elsewhere."""
    for entry in feed.items:
        for name in ("content", "description"):
            if entry.get(name):
                entry[name] = whole(entry[name], str(context["SITEURL"]))
