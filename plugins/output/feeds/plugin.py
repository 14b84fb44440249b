"""What connects to Pelican; the package says what it is for."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.urlwrappers import Category

from content_model.addresses import local_address
from content_model.contents import listed_contents
from content_model.model import Feed
from facts.model import FACTS, FACTS_OF, Facts
from feeds.model import Ids, Subject
from pictures.shown import PICTURE, Shown
from plain_text import Table
from site_parts import Settings
from whole_build.stages import content_described, pages_written


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    content_described.connect(prepare)
    signals.feed_generated.connect(finish_feed)
    pages_written.connect(remove_double)


def prepare(generators: Sequence[Generator]) -> None:
    """Remember which article is at which address, and what feeds are about."""
    settings = generators[0].settings
    if FACTS.find(settings) is None:
        return
    ids = Ids(
        host=urlsplit(FACTS.of(settings).practice.site_url.url).netloc,
        since=settings["FEED_IDS_SINCE"],
        default_lang=settings["DEFAULT_LANG"],
    )
    articles = [
        article for article in listed_contents(generators) if article.kind == "article"
    ]
    shared = {
        "feed_ids": {article.url: ids.of(article) for article in articles},
        "feed_titles": {article.url: article.title for article in articles},
        "feed_pictures": {article.url: PICTURE.find(article) for article in articles},
        "feed_subjects": subjects(settings, ids),
    }
    for generator in generators:
        generator.context.update(shared)


def finish_feed(context: Table, feed: Feed) -> None:
    """Name one feed and its entries before it is written."""
    path = path_of(feed.feed["feed_url"], context["FEED_DOMAIN"])
    subject: Subject | None = context["feed_subjects"].get(path)
    if subject:
        site = context["FEED_DOMAIN"]
        feed.feed |= {
            "title": subject.title,
            "description": subject.description,
            "subtitle": subject.description,
            "link": f"{site}/{subject.url}",
            "language": subject.lang,
            "id": subject.id,
        }
    for entry in feed.items:
        url = path_of(entry["link"], context["FEED_DOMAIN"])
        entry["title"] = context["feed_titles"][url]  # Pelican's lacks “< 25 or >”
        entry["unique_id"] = context["feed_ids"][url]
        entry["unique_id_is_permalink"] = False
        if picture := context["feed_pictures"].get(url):
            put_before(entry, picture, context["FEED_DOMAIN"])


def put_before(entry: Table, picture: Shown, site: str) -> None:
    """Begin an entry's text with the picture at the article's head."""
    text = "content" if entry["content"] else "description"  # Atom's, RSS's
    image = (
        f'<img src="{site}/{picture.path}" alt="{escape(picture.alt)}"'
        f' width="{picture.width}" height="{picture.height}">'
    )
    entry[text] = f"<p>{image}</p>{entry[text]}"


def path_of(address: str, site: str) -> str:
    """Take the site off an address."""
    return address.removeprefix(site).lstrip("/")


def remove_double(pelican: Pelican) -> None:
    """Take away the default language's second feed.

    Pelican writes a feed for every language, also for the one that has the
    feed of all articles.
    """
    if not pelican.settings["ARTICLES"]:
        return
    for name in ("TRANSLATION_FEED_ATOM", "TRANSLATION_FEED_RSS"):
        path = str(pelican.settings[name]).format(lang=pelican.settings["DEFAULT_LANG"])
        double = Path(pelican.output_path) / path
        double.unlink(missing_ok=True)
        if double.parent.is_dir() and not any(double.parent.iterdir()):
            double.parent.rmdir()


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
