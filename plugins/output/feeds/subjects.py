"""What each feed is about: all articles of a language, or one category."""

from pelican.urlwrappers import Category

from content_model.addresses import local_address
from facts.model import FACTS, FACTS_OF, Facts
from feeds.model import Ids, Subject
from site_parts import Settings


def subjects(settings: Settings, ids: Ids) -> dict[str, Subject]:
    """Map the path of every feed to its subject."""
    default = settings["DEFAULT_LANG"]
    found: dict[str, Subject] = {}
    if not settings["ARTICLES"]:
        return found
    for lang, facts in FACTS_OF.of(settings).items():
        prefix = "FEED" if lang == default else "TRANSLATION_FEED"
        url = local_address(settings, lang, settings["INDEX_URL"])
        for form in ("ATOM", "RSS"):
            path = str(settings[f"{prefix}_{form}"]).format(lang=lang)
            found[path] = whole(facts, url, lang, ids.make(path))
    facts = FACTS.of(settings)
    for subject in facts.article_index.category:
        category = Category(subject.name, settings)
        for form in ("ATOM", "RSS"):
            path = settings[f"CATEGORY_FEED_{form}"].format(slug=category.slug)
            found[path] = Subject(
                title=f"{subject.name} – {facts.practice.name}",
                description=subject.description,
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
