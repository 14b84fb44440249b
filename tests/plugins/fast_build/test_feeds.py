"""After an edit, a feed gets the items of edited articles and keeps the others."""

from __future__ import annotations

import pytest
from pelican import signals
from pelican.writers import Writer
from tests.plugins.fast_build.conftest import article
from tests.plugins.fast_build.test_edited import (
    FIRST,
    append,
    built_like_stock,
    listening,
    sources_read,
)

PURE = {"FAST_BUILD_PURE": ("a_plugin",)}


@pytest.fixture
def site(small):
    """The small site with an article that shows tags of feeds, built."""
    small.write(
        "content/articles/x.md",
        article(5, Title="Feeds", Body="`<entry></item>` &lt;item>"),
    )
    small.fast()
    return small


@pytest.fixture
def added(monkeypatch):
    """The titles of items that are put into feeds."""
    titles = []
    original = Writer._add_item_to_the_feed  # noqa: SLF001

    def add(self, feed, item):
        titles.append(item.title)
        original(self, feed, item)

    monkeypatch.setattr(Writer, "_add_item_to_the_feed", add)
    return titles


def test_only_edited_articles_are_put_into_feeds(site, added):
    """In Atom and RSS, wherever they stand."""
    for number in (1, 3):
        append(site, f"content/articles/a{number}.md", "One more sentence.")
    site.fast()
    assert sources_read(site) == 0
    assert len(added) > 4
    assert len(set(added)) == 2
    assert built_like_stock(site)


def test_tags_of_feeds_in_a_text_are_words(site):
    """An article about feeds is one item."""
    append(site, "content/articles/x.md", "```\n<entry>\n</entry></item>\n```")
    assert built_like_stock(site)
    append(site, FIRST, "<item>Raw.</item>")
    assert built_like_stock(site)


def test_a_feed_goes_on_depending_on_items_that_were_kept(site):
    """A title edited later is in the feed."""
    append(site, FIRST, "One more sentence.")
    site.fast()
    site.write("content/articles/a3.md", article(3, Title="Another"))
    assert built_like_stock(site)


def test_a_feed_that_a_plugin_changes_is_made_as_a_whole(site, added):
    """The plugin gets all items."""

    def turn(_context, feed):
        feed.items.reverse()

    with listening(signals.feed_generated, turn, "a_plugin"):
        site.fast(**PURE)
        added.clear()
        append(site, FIRST, "One more sentence.")
        site.fast(**PURE)
        assert len(set(added)) > 1
        assert sources_read(site) == 0
        assert built_like_stock(site, **PURE)
