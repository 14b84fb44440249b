"""Notices that the law asks for."""

from tests.conftest import ROOT

from whole_build.build import read

PRIVACY = """\
---
title: Privacy
description: How we treat what you tell us, in a sentence that is long enough to be one.
---

We keep it to ourselves.
"""
PUBLISHED = {
    "PUBLISHING": True,
    "SAMPLE_ALLOWED": True,
    "REQUIRED_PAGES": ["privacy"],
}


def test_missing_page_stops_publishing_and_warns_in_a_preview(site):
    """A practice may work on its pages, but not publish without them."""
    sentence = (
        "content/pages/privacy.md:1: The law asks for this page, and it is not"
        " published. Write it, or take “status: draft” out of it."
    )

    assert sentence in map(str, site.build(REQUIRED_PAGES=["privacy"]).notes)
    assert sentence in map(str, site.build(**PUBLISHED).diagnostics)


def test_this_site_asks_for_every_notice():
    """What federal and state law want of a practice is on the list."""
    settings = read(str(ROOT / "pelicanconf.py"))

    assert {
        "accessibility",
        "good-faith-estimate",
        "nondiscrimination",
        "privacy",
        "privacy-practices",
    } <= set(settings["REQUIRED_PAGES"])


def test_draft_is_not_enough(site):
    """A page that only authors see is still missing; a published one is there."""
    site.write(
        {"pages/privacy.md": PRIVACY.replace("---\n\n", "status: draft\n---\n\n")}
    )
    assert site.build(**PUBLISHED).diagnostics

    site.write({"pages/privacy.md": PRIVACY})
    assert not site.build(**PUBLISHED).diagnostics


def test_unfilled_fact_warns_in_a_preview_and_stops_publishing(site):
    """“fill in” is named by line in both, and can never reach a visitor."""
    facts = site.root / "content/practice/notices.toml"
    text = facts.read_text().replace('"Robin Sample"', '"fill in"')
    facts.write_text(text)
    line = text.splitlines().index('privacy_officer = "fill in"') + 1
    place = ("content/practice/notices.toml", line)

    assert place in [(note.path, note.line) for note in site.build().notes]
    published = site.build(PUBLISHING=True, SAMPLE_ALLOWED=True)
    assert place in [
        (diagnostic.path, diagnostic.line) for diagnostic in published.diagnostics
    ]
