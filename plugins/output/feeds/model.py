"""What feeds are about, and what their entries are called for ever."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pelican.urlwrappers import Category

from content_model.addresses import local_address
from content_model.contents import Content
from facts.model import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids:
    """Makes ids: tag URIs (RFC 4151), which nobody else can have made.

    Attributes:
        host: The site's; a site that moves keeps its old one here.
        since: A year in which the practice had that host.
    """

    host: str
    since: int
    default_lang: str

    def of(self, article: Content) -> str:
        """Name an article by its file."""
        folder = "" if article.lang == self.default_lang else f"{article.lang}/"
        return self.make(f"{folder}articles/{article.slug}")

    def make(self, name: str) -> str:
        """Name anything by a path."""
        return f"tag:{self.host},{self.since}:{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What one feed is about.

    Attributes:
        url: The page that lists the same articles, without a leading slash.
    """

    title: str
    description: str
    url: str
    lang: str
    id: str


def subjects(settings: Mapping[str, Any], ids: Ids) -> dict[str, Subject]:
    """Map the path of every feed to its subject."""
    default = settings["DEFAULT_LANG"]
    found: dict[str, Subject] = {}
    if not settings["ARTICLES"]:
        return found
    for lang, facts in settings["FACTS_OF"].items():
        prefix = "FEED" if lang == default else "TRANSLATION_FEED"
        url = local_address(settings, lang, settings["INDEX_URL"])
        for form in ("ATOM", "RSS"):
            path = str(settings[f"{prefix}_{form}"]).format(lang=lang)
            found[path] = whole(facts, url, lang, ids.make(path))
    facts = settings["FACTS"]
    for each in facts.article_index.category:
        category = Category(each.name, settings)
        for form in ("ATOM", "RSS"):
            path = settings[f"CATEGORY_FEED_{form}"].format(slug=category.slug)
            found[path] = Subject(
                title=f"{each.name} – {facts.practice.name}",
                description=each.description,
                url=category.url,
                lang=default,
                id=ids.make(path),
            )
    return found


def whole(facts: Facts, url: str, lang: str, feed_id: str) -> Subject:
    """Describe the feed of all articles of a language."""
    index = facts.article_index
    return Subject(
        title=f"{index.title} – {facts.practice.name}",
        description=index.description,
        url=url,
        lang=lang,
        id=feed_id,
    )
