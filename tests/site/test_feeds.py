"""People who follow the site in a feed reader get whole, working articles."""

import feedparser
import pytest


@pytest.mark.slow
@pytest.mark.parametrize("name", ["articles.atom.xml", "articles.rss.xml"])
def test_feed_is_well_formed_and_whole(published_site, name):
    """A feed parses without complaint and carries every article's full text."""
    feed = feedparser.parse(published_site / "feeds" / name)

    assert not feed.bozo, feed.bozo_exception
    assert len(feed.entries) == 18
    for entry in feed.entries:
        text = entry.get("content", [{"value": entry.summary}])[0]["value"]
        assert len(text.split()) > 300, entry.title
        assert 'href="/' not in text, entry.title
        assert entry.link.startswith("https://www.example.com/articles/")
        assert entry.published_parsed.tm_year == 2026
        assert entry.author in {"Jordan Sample", "Alex Placeholder", "Sam Specimen"}
