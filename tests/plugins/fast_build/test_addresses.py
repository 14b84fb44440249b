"""Addresses are Pelican's, made from those values only that a pattern names."""

import datetime as dt

import pytest
from pelican.contents import Article, Content
from pelican.settings import DEFAULT_CONFIG

from fast_build.contents import recorded


@pytest.mark.parametrize(
    "pattern",
    [
        "plain.html",
        "{slug}.html",
        "{date:%Y}/{date:%b}/{slug}/",
        "{lang}/{category}/{author}/{slug}.html",
        "{path}.html",
        "{{braces}}/{slug:>9}",
        "{date.year}/{slug!r}",
        "{series}/{slug}",
        "{slug:{series}}",
        "{missing}/{slug}",
        "{}/{slug}",
        "{slug",
    ],
)
@pytest.mark.parametrize("status", ["published", "draft"])
def test_an_address_is_the_one_that_pelican_makes(pattern, status):
    """Whatever a pattern names, the address or the error is the same."""
    settings = {**DEFAULT_CONFIG, "ARTICLE_URL": pattern, "DRAFT_URL": f"d/{pattern}"}
    metadata = {
        "title": "Ägypten",
        "slug": "x",
        "series": "12",
        "status": status,
        "date": dt.datetime(2024, 3, 1, tzinfo=dt.UTC),
    }

    def made(kind):
        try:
            return kind("", dict(metadata), settings, "/site/a/ä b.md", {}).url
        except (KeyError, IndexError, ValueError) as error:
            return repr(error)

    assert made(recorded(Article)) == made(Article)
    assert recorded(Article).url_format is Content.url_format
