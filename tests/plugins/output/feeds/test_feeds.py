"""Feeds are valid, and no reader ever sees an old article as new."""

from pathlib import Path

import feedparser
import pytest
from lxml import etree
from tests.conftest import small_site, written_article

HERE = Path(__file__).parent
FORMS = ("atom", "rss")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A site with an article and its translation."""
    site = small_site(tmp_path_factory.mktemp("feeds"))
    site.write(
        {
            "articles/sore.md": written_article(tags="[disc]"),
            "es/practice/words.toml": '"Treatment" = "Tratamiento"\n',
            "es/articles/dolor.md": written_article(
                title="Dolor",
                translates="sore",
                translates_version="2026-03-02",
                category="Tratamiento",
            ),
        }
    )
    outcome = site.build()
    assert outcome.good, outcome
    return site


def feeds_of(output, form):
    """Yield the site's feeds of a form."""
    files = sorted((output / "feeds").rglob(f"*.{form}.xml"))
    assert len(files) >= 2
    return files


def ids(output, name):
    """List the ids of a feed's entries, as a reader remembers them."""
    return [entry.id for entry in feedparser.parse(output / "feeds" / name).entries]


@pytest.mark.parametrize("form", FORMS)
def test_feeds_have_what_their_standards_demand(built, sample_site, form):
    """Every feed of the site is valid, of the sample too."""
    rules = etree.RelaxNG(etree.parse(HERE / f"{form}.rng"))

    for output in (built.output, sample_site):
        for file in feeds_of(output, form):
            rules.assertValid(etree.parse(file))


@pytest.mark.parametrize("form", FORMS)
def test_ids_of_feeds_and_entries_are_unique(sample_site, form):
    """No two feeds and no two entries of a feed are taken for one another."""
    found = [feedparser.parse(file) for file in feeds_of(sample_site, form)]

    for feed in found:
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    if form == "atom":
        assert len({feed.feed.id for feed in found}) == len(found)


def test_retitled_and_redated_article_keeps_its_id(built, site, article):
    """Who has read it does not get it again."""
    text = article(title="Another title", category="Daily life")
    site.write({"articles/sore.md": text.replace("2026-03-02", "2026-04-04")})
    assert site.build().good

    for form in FORMS:
        before = ids(built.output, f"articles.{form}.xml")
        assert ids(site.output, f"articles.{form}.xml") == before
        assert before == ["tag:www.example.com,2026:articles/sore"]


@pytest.mark.parametrize("form", FORMS)
def test_each_language_has_its_own_feed_and_no_other(built, form):
    """A Spanish reader gets Spanish articles, an English one English ones."""
    feeds = built.output / "feeds"

    assert ids(built.output, f"articles.{form}.xml") == [
        "tag:www.example.com,2026:articles/sore"
    ]
    assert ids(built.output, f"es/articles.{form}.xml") == [
        "tag:www.example.com,2026:es/articles/dolor"
    ]
    assert not (feeds / "en").exists()


def test_category_s_feed_is_named_and_leads_to_its_page(sample_site):
    """In a list of feeds one can tell them apart."""
    feed = feedparser.parse(sample_site / "feeds/category/treatment.atom.xml").feed

    assert feed.title == "Treatment – Example Street Physical Therapy"
    assert feed.link.endswith("/articles/category/treatment/")
    assert feed.subtitle.startswith("What physical therapy does")


def test_titles_keep_every_word(site, article):
    """A sign of mathematics is no markup."""
    titles = {"BMI < 25 or > 30", "Knees & hips < 3", "≥ 6"}
    site.write(
        {
            f"articles/x{number}.md": article(title=f'"{title}"')
            for number, title in enumerate(titles)
        }
    )
    assert site.build().good

    for form in FORMS:
        root = etree.parse(site.output / f"feeds/articles.{form}.xml")
        assert titles <= {title.text for title in root.iter("{*}title")}


def test_a_feed_has_the_newest_articles_and_not_all(site, article):
    """Its size stays what it is, however long a practice has been writing."""
    days = [f"2026-02-{day:02}" for day in range(1, 23)]
    site.write(
        {
            f"articles/day-{day}.md": article(title=day).replace(
                "date: 2026-03-02", f"date: {day}"
            )
            for day in days
        }
    )
    outcome = site.build()
    assert outcome.good, outcome

    found = feedparser.parse(site.output / "feeds" / "articles.atom.xml").entries
    assert [item.title for item in found] == days[:1:-1]
