"""Citations on a built site."""

SOURCES = """@online{nhs,
  author = {{National Health Service}},
  title = {Back pain},
  url = {https://www.nhs.uk/back-pain/},
  urldate = {2026-11-09},
}
"""
EVIDENCE = """\
---
title: Evidence
description: Every source that our health pages rest on, and where we use each of them.
template: evidence
---

All sources.
"""


def test_page_ends_with_its_sources(site, article):
    """A number in the text leads to the reference, and back."""
    site.write(
        {
            "sources.bib": SOURCES,
            "articles/x.md": article("It eases [@nhs]."),
            "pages/evidence.md": EVIDENCE,
        }
    )

    assert site.build().good
    page = (site.output / "articles/x/index.html").read_text()
    assert 'It eases<sup class="citation"><a' in page
    assert page.index('id="cite-1-1"') < page.index('id="source-nhs"')
    assert 'href="#cite-1-1" role="doc-backlink"' in page


def test_evidence_page_says_where_each_source_is_used(site, article):
    """A reader of the list finds every page that cites, and the day of the check."""
    site.write(
        {
            "sources.bib": SOURCES,
            "articles/x.md": article("It eases [@nhs]."),
            "articles/y.md": article("It eases [@nhs].", title="Why", status="draft"),
            "pages/evidence.md": EVIDENCE,
        }
    )

    assert site.build().good
    page = (site.output / "evidence/index.html").read_text()
    assert '<a href="/articles/x/">' in page
    assert "drafts" not in page
    assert '<time datetime="2026-11-09">November 9, 2026</time>' in page


def test_unknown_key_is_an_error_with_its_line(site, article):
    """The line is the one of the key in the author's file."""
    assert site.diagnostics(
        {
            "sources.bib": SOURCES,
            "articles/x.md": article("One [@nhs].\n\nTwo [@nhss]."),
        }
    ) == ["content/articles/x.md:14: No source has the key “nhss”. Did you mean “nhs”?"]


def test_feed_leads_to_the_page_with_the_sources(site, article):
    """A feed shows the text without the list, so its numbers lead to the page."""
    site.write({"sources.bib": SOURCES, "articles/x.md": article("It eases [@nhs].")})

    assert site.build().good
    for name in ("atom", "rss"):
        feed = (site.output / f"feeds/articles.{name}.xml").read_text()
        assert "/articles/x/#source-nhs" in feed
        assert 'href="#' not in feed
