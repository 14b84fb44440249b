"""The language switch, as a visitor uses it, and what both languages share."""

import pytest
from lxml import html
from playwright.sync_api import expect
from tests.browser.conftest import ALL_BUT_COLORS

pytestmark = pytest.mark.browser

PAIRS = {
    "/": "/es/",
    "/404.html": "/es/404.html",
    "/articles/": "/es/articulos/",
    "/articles/archive/": "/es/articulos/archivo/",
    "/articles/category/daily-life/": "/es/articulos/categoria/vida-diaria/",
    "/articles/sleeping-with-back-pain/": "/es/articulos/dormir-con-dolor-de-espalda/",
    "/articles/tag/danger-signs/": "/es/articulos/tema/senales-de-peligro/",
    "/conditions/spinal-stenosis/": "/es/condiciones/estenosis-espinal/",
    "/contact/": "/es/contacto/",
    "/evidence/": "/es/evidencia/",
    "/people/sam-specimen/": "/es/equipo/sam-specimen/",
    "/search/": "/es/buscar/",
    "/services/dry-needling/": "/es/servicios/puncion-seca/",
    "/signs/": "/es/senales/",
}
SIGN = "pain-down-one-leg"


def switch(page):
    """The link to the other language."""
    return page.locator(".language-switch__link")


@pytest.mark.parametrize(("english", "spanish"), PAIRS.items(), ids=PAIRS)
def test_switch_leads_to_the_same_page_and_back(sample_site, english, spanish):
    """Each page of a pair says its language, and names the other."""
    for lang, here, there in (("en", english, spanish), ("es", spanish, english)):
        file = sample_site / here[1:]
        page = html.parse(file if file.is_file() else file / "index.html").getroot()
        (link,) = page.find_class("language-switch__link")

        assert page.get("lang") == lang
        assert link.get("href") == there
        assert page.find(".//h1").text_content().strip()


def test_switch_works_both_ways(visit):
    """One click leads to the same page in Spanish, the next one back."""
    page = visit("/signs/")

    switch(page).click()
    page.wait_for_url(f"**{PAIRS['/signs/']}")

    switch(page).click()
    page.wait_for_url("**/signs/")


@pytest.mark.parametrize("width", [320, 1280])
def test_switch_is_in_sight_and_large_enough(visit, width):
    """Nobody has to open a menu in a language that they don't read."""
    page = visit("/", width=width)

    box = switch(page).bounding_box()

    assert box["y"] < 200
    assert min(box["width"], box["height"]) >= 44


def test_switch_works_from_the_keyboard(visit):
    """Tab reaches it, Enter follows it."""
    page = visit("/services/dry-needling/")

    switch(page).focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/es/servicios/puncion-seca/")


@pytest.mark.parametrize("address", ["/signs/", "/es/senales/"])
def test_link_with_a_tick_opens_in_either_language(visit, address):
    """Signs have the same names everywhere, so a link to one can be shared."""
    page = visit(f"{address}#{SIGN}")

    sign = page.locator(f"#{SIGN}")
    expect(sign).to_be_visible()
    sign.locator("input").check()
    expect(page.locator("#result_therapy")).to_be_visible()


@pytest.mark.parametrize("address", PAIRS.values())
def test_axe_finds_nothing_in_spanish(visit, axe, address):
    """No rule of axe is broken on a Spanish page, and none scrolls sideways.

    Its colors are those of the page in English.
    """
    page = visit(address, reduced_motion="reduce")

    assert axe(page, 320, "light", rules=ALL_BUT_COLORS) == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), (
            width
        )
