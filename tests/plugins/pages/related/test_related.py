"""At the end of a page readers find where to go on."""

import pytest
from lxml import html

CONDITION = """\
---
title: Slipped disc
description: A disc can press on a nerve. What is known, and what may help with it.
author: ann-author
reviewer: rita-reviewer
date: 2026-03-02
reviewed: 2026-11-02
next_review: 2028-05-01
order: 1
compare: {how_long: a, feels_like: b, first_steps: c, when_to_get_help: d}
---

## What it is

Words.
"""


@pytest.fixture
def built(site, article):
    """Four articles, two of them about a condition, one that links to it."""

    def dated(day, body="Words.", **changes):
        return article(body, **changes).replace("2026-03-02", day)

    link = "[disc]({filename}/conditions/disc.md#what-it-is)"
    site.write(
        {
            "conditions/disc.md": CONDITION,
            "articles/a.md": dated("2026-03-01", title="First", conditions="[disc]"),
            "articles/b.md": dated("2026-04-01", title="Second", series="Basics"),
            "articles/c.md": dated("2026-05-01", title="Third", conditions="[disc]"),
            "articles/d.md": dated("2026-06-01", link, title="Fourth", series="Basics"),
        }
    )
    outcome = site.build()
    assert outcome.good, outcome

    def page(path):
        return html.parse(site.output / path / "index.html")

    return page


def links(page, heading):
    """The addresses in a list of links."""
    return page.xpath(f"//nav[@aria-label='{heading}']//a/@href")


def test_articles_on_one_subject_lead_to_each_other(built):
    """A shared condition makes the related article."""
    assert links(built("articles/a"), "Read next")[0] == "/articles/c/"


def test_condition_shows_what_leads_to_it(built):
    """Articles that name it and those that link to it, newest first."""
    assert links(built("conditions/disc"), "Articles that mention this") == [
        "/articles/d/",
        "/articles/c/",
        "/articles/a/",
    ]


def test_series_lists_its_parts_in_order(built):
    """Each part shows all of them and says which one this is."""
    assert links(built("articles/d"), "Basics") == ["/articles/b/", "/articles/d/"]
    assert not links(built("articles/a"), "Basics")


def test_sample_leads_on_from_every_article(sample_site):
    """No article of the sample is a dead end."""
    pages = list((sample_site / "articles").glob("*-*/index.html"))
    assert len(pages) == 18
    for file in pages:
        related = [
            href
            for href in links(html.parse(file), "Read next")
            if href.startswith("/articles/")
        ]
        assert len(related) == 2
