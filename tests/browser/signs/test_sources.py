"""Each claim of the checklist leads to its source, and back."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SIGN = "#numbness-between-legs"


def open_sign(page):
    """Open what a sign means, and return its first number."""
    page.locator(f"{SIGN} summary").click()
    return page.locator(f"{SIGN} .citation > a").first


@pytest.mark.parametrize("address", ["/signs/", "/es/senales/"])
def test_a_number_brings_the_list_of_sources(visit, address):
    """Each number has its source, in their order, with a way back to each place."""
    page = visit(address)
    number = page.locator(".citation > a").first
    page.locator(".sign-list__box").first.check()  # an exit: its text shows
    assert page.locator(".references__list > li").count() == 0

    number.click()

    first = page.locator(".references__list > li").first
    expect(first).to_be_in_viewport()
    numbers = page.locator(".citation > a").all_text_contents()
    assert page.locator(".references__list > li").count() == max(map(int, numbers))
    assert page.url.endswith(f"{address}#{first.get_attribute('id')}")
    backs = page.locator(".references__list [role=doc-backlink]")
    assert backs.count() == len(numbers)
    assert backs.first.get_attribute("aria-label").endswith(" 1")
    backs.first.click()
    expect(number).to_be_in_viewport()


def test_numbers_and_sources_agree(visit):
    """The third source of the list is the one that every 3 in the text means."""
    page = visit("/signs/")
    page.locator(".cited-sources__all").click()
    expect(page.locator(".references__list")).to_be_visible()

    wrong = page.evaluate("""() => [...document.querySelectorAll(".citation > a")]
      .filter((link) => document.querySelector(link.hash)
        !== document.querySelectorAll(".references__list > li")[link.textContent - 1])
      .map((link) => link.outerHTML)""")

    assert wrong == []


def test_nothing_is_asked_for_until_somebody_wants_a_source(visit):
    """Ticking and reading on stay between the visitor and the page."""
    page = visit("/signs/", alone=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.locator(".cited-sources").scroll_into_view_if_needed()
    page.wait_for_timeout(300)

    assert [url for url in asked if "/evidence/" in url] == []


def test_ticks_stay_when_a_source_is_looked_up(visit):
    """Nobody loses what they ticked."""
    page = visit("/signs/")
    page.locator(f"{SIGN} .sign-list__box").check()

    open_sign(page).click()
    expect(page.locator(".references__list")).to_be_visible()

    expect(page.locator(f"{SIGN} .sign-list__box")).to_be_checked()


def test_without_a_script_a_number_leads_to_the_evidence_page(visit):
    """There the source stands as well, with all pages that rest on it."""
    page = visit("/signs/", java_script_enabled=False)

    open_sign(page).click()

    page.wait_for_url("**/evidence/#source-ces")
    expect(page.locator("#source-ces")).to_be_visible()


def test_where_the_list_does_not_arrive_the_number_is_a_link(visit):
    """A visitor whose connection breaks gets the page, or the browser's own words."""
    page = visit("/signs/")
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error()) }")

    open_sign(page).click()

    page.wait_for_url("**/evidence/#source-ces")
