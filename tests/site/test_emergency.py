"""What every page of the site says and shows about emergencies."""

import re

import pytest
from lxml import html
from tests.conftest import ROOT

EITHER_WAY = (
    "ancestor::*[self::a or self::script or self::style"
    " or contains(@class, 'evidence') or contains(@class, 'references')]"
)  # a link, or the name of a source
SAID = f".//text()[contains(., '911') or contains(., '988')][not({EITHER_WAY})]"


@pytest.fixture(scope="module")
def pages(sample_site):
    """Every page with its tree; the gallery shows components, not the site."""
    return {
        name: html.fromstring(path.read_bytes())
        for path in sorted(sample_site.rglob("*.html"))
        if not (name := path.relative_to(sample_site).as_posix()).startswith("gallery/")
    }


def test_a_number_to_call_is_a_link_that_calls(pages):
    """No page says “call 911” or “call 988” without letting a thumb do it."""
    found = {
        name: [str(text).strip() for text in texts]
        for name, page in pages.items()
        if page.find("body") is not None
        and (
            texts := [
                text
                for text in page.find("body").xpath(SAID)
                if re.search(r"\b(911|988)\b", str(text))
            ]
        )
    }

    assert found == {}


def test_most_pages_call(pages):
    """The test above looks at what it means to look at."""
    calling = [
        name for name, page in pages.items() if page.xpath("//a[@href='tel:911']")
    ]

    assert len(calling) > 100
    assert {"index.html", "404.html", "contact/index.html"} <= set(calling)


def test_danger_looks_the_same_everywhere(pages):
    """Quotes and cards of danger signs are one component, with one way to call."""
    for name, page in pages.items():
        for quote in page.find_class("sign-quote--emergency"):
            assert "care-card--emergency" in quote.classes, name
            assert quote.xpath(".//a[@href='tel:911']"), name
        for card in page.find_class("care-card--emergency"):
            assert card.xpath("./*[contains(@class, 'care-card__heading')]"), name


@pytest.mark.parametrize("lang", ["", "es/"])
def test_self_harm_names_988(lang):
    """Wherever a text touches self-harm, it names the line to call or text."""
    words = r"harming yourself|harm yourself|suicid|hacerse daño a propósito|suicid"
    folder = ROOT / "content" / lang
    found = {
        path.name: "988" in text
        for path in [*folder.rglob("*.md"), *folder.rglob("_wording.toml")]
        if re.search(words, text := path.read_text("utf-8"), re.IGNORECASE)
    }

    assert len(found) > 1
    assert [name for name, named in found.items() if not named] == []
