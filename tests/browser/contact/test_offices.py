"""A practice with three offices, on a phone and on a desk."""

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.browser.conftest import ALL_BUT_COLORS, COLORS, wait_for_scripts

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ENDPOINT = "https://forms.example.com/example-street"
PAGES = ["/contact/", "/locations/example-street/", "/es/consultorios/harbor/"]


@pytest.fixture(scope="module")
def practice(other_practice, serve):
    """The address of a practice with three offices."""
    return serve(other_practice) + "/clinic"


@pytest.fixture
def open_page(browser, practice):
    """A function that opens a page in a window of some width."""
    contexts = []

    def opened(path, width=360, **options):
        view = {"width": width, "height": 760}
        context = browser.new_context(viewport=view, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(practice + path)
        if options.get("java_script_enabled", True):
            wait_for_scripts(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def test_a_request_says_which_office(open_page):
    """What a visitor chose is sent along, without scripts, too."""
    page = open_page("/contact/", java_script_enabled=False)
    page.locator("#name").fill("Pat Placeholder")
    page.locator("#reach").fill("303-555-0199")
    page.get_by_role("group", name="Which office?").get_by_label("Harbor").check()
    page.route(ENDPOINT, lambda route: route.fulfill(body="Thank you"))
    with page.expect_request(ENDPOINT) as sent:
        page.get_by_role("button", name="Send request").click()

    assert parse_qs(sent.value.post_data)["office"] == ["Harbor"]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_caller_chooses_by_tap_or_key(open_page, width):
    """The list opens without scripts, the keyboard goes into it, Escape closes it."""
    page = open_page("/articles/", width, java_script_enabled=False)
    name = "Call" if width < 960 else "Call us"
    numbers = page.locator(".call-choice__office")
    expect(numbers.first).not_to_be_visible()

    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")
    hrefs = [number.get_attribute("href") for number in numbers.all()]
    page.keyboard.press("Tab")

    assert hrefs[1] == "tel:+1-303-555-0146"
    assert page.locator(":focus").get_attribute("href") == hrefs[0]
    page.keyboard.press("Escape")
    expect(numbers.first).not_to_be_visible()


def test_each_office_says_whether_it_is_open(open_page):
    """Harbor is closed on a Wednesday noon when Example Street is not yet."""
    page = open_page("/thank-you/")
    page.clock.set_fixed_time("2026-12-02T18:00:00Z")  # eleven o'clock in Denver
    page.goto(page.url.replace("thank-you", "contact"))
    wait_for_scripts(page)
    cards = page.locator(".location-card")

    said = [card.locator("open-now").inner_text() for card in cards.all()]
    assert said[0].startswith("Open now, until noon")
    assert said[1].startswith("Closed now, opens tomorrow at 10")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_pushed_aside_or_a_barrier(open_page, axe, path):
    """Down to the narrowest phone, in light and in dark, axe finds nothing."""
    page = open_page(path, 320, bypass_csp=True, reduced_motion="reduce")
    for width, scheme, rules in (
        (320, "light", {}),
        (768, "dark", {"runOnly": COLORS}),
        (1440, "light", {"rules": ALL_BUT_COLORS}),
    ):
        assert axe(page, width, scheme, **rules) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_links_between_the_offices_pages_lead_somewhere(open_page):
    """From a card to its page, on to a person there, and back to the office."""
    page = open_page("/contact/", 1280)
    page.locator(".location-card").get_by_role("link", name="Harbor").click()
    page.wait_for_url("**/locations/harbor/")
    page.get_by_role("main").get_by_role("link", name="Alex Placeholder").click()
    page.wait_for_url("**/people/alex-placeholder/")

    facts = page.locator(".page-header__facts > div", has_text="Sees people in")
    assert facts.inner_text().split() == ["Sees", "people", "in", "Harbor"]


def test_paper_names_every_number(other_practice):
    """The checklist and the wallet card have each office with its number."""
    for name in ("checklist", "emergency-card"):
        pages = PdfReader(other_practice / "clinic" / "signs" / f"{name}.pdf").pages
        text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
        assert "Harbor 303-555-0146" in text
        assert "Example Street 303-555-0142" in text
