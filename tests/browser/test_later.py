"""What only adds to a page comes once its words are painted, and nothing is lost."""

import threading

import pytest
from playwright.sync_api import expect

from .conftest import wait_for_scripts

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
WITH_SCRIPTS = ["/", "/contact/", "/search/", "/signs/", "/es/senales/"]
ASKED = """() => performance.getEntriesByType("resource")
  .filter(({ name }) => name.endsWith(".js"))
  .map(({ startTime }) => startTime)"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
TYPEFACES = """document.fonts.check("1em 'Atkinson Hyperlegible Next'")
  && document.fonts.check("600 1em Literata")"""
WATCH_SHIFTS = """
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });"""


@pytest.fixture
def held(browser, sample):
    """A function that opens a page whose scripts wait until they are let go."""
    contexts = []

    def opened(address, window=PHONE):
        contexts.append(browser.new_context(viewport=window))
        page = contexts[-1].new_page()
        waiting, page.free = [], threading.Event()

        def hold(route):
            if page.free.is_set():
                route.continue_()
            else:
                waiting.append(route)

        def let_go():
            page.free.set()
            for route in waiting:
                route.continue_()
            wait_for_scripts(page)

        page.let_go = let_go
        page.add_init_script(WATCH_SHIFTS)
        page.route("**/theme/*.js", hold)
        page.goto(sample + address, wait_until="domcontentloaded")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("address", WITH_SCRIPTS)
def test_a_script_is_asked_for_once_words_are_painted(visit, address):
    """No visitor waits for it: the first frame is out before it is asked for."""
    page = visit(address)

    (asked,) = page.evaluate(ASKED)
    assert asked >= page.evaluate(PAINTED)


@pytest.mark.parametrize(
    ("address", "manifest"),
    [("/", "/site.webmanifest"), ("/es/", "/es/site.webmanifest")],
)
def test_the_manifest_comes_once_words_are_painted(visit, address, manifest):
    """It stands where a browser looks for it when the page goes to a home screen."""
    page = visit(address)
    link = page.locator("head > link[rel=manifest]")

    expect(link).to_have_attribute("href", manifest)
    assert page.request.get(page.url).text().count("<template") == 1


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", WITH_SCRIPTS)
def test_nothing_moves_when_a_script_arrives(held, address, window):
    """A page looks the same before and after, at its top and its end."""
    page = held(address, window)
    page.wait_for_function(TYPEFACES)
    page.wait_for_timeout(100)
    before = page.evaluate("window.shift")

    page.let_go()
    page.wait_for_timeout(300)

    assert page.evaluate("window.shift") == before


def test_words_typed_before_the_script_are_searched_for(held):
    """Neither the words nor Enter are lost: results come when the script does."""
    page = held("/search/")
    field = page.locator("#site-search-words")
    field.fill("sciatica")
    field.press("Enter")
    assert field.input_value() == "sciatica"

    page.let_go()

    expect(page.locator(".site-search__link").first).to_be_visible()
    assert field.input_value() == "sciatica"
    assert page.url.endswith("/search/#q=sciatica")


def test_a_form_sent_before_the_script_is_checked_by_the_browser(held):
    """An empty answer is pointed at, and what was written is still there after."""
    page = held("/contact/")
    page.locator("#reach").fill("555-0199")
    page.get_by_role("button", name="Send request").click()
    assert page.url.endswith("/contact/")
    assert page.locator("#name").evaluate("box => box === document.activeElement")

    page.let_go()
    page.get_by_role("button", name="Send request").click()

    expect(page.get_by_role("alert")).to_contain_text("Tell us your name")
    assert page.locator("#reach").input_value() == "555-0199"


def test_ticks_set_before_the_script_count(held):
    """They choose the result at once and stand in the summary when it comes."""
    page = held("/signs/")
    page.locator("#comes-back .sign-list__box").check()
    page.locator(".sign-list--none.sign-list--therapy input").check()
    expect(page.locator("#result_therapy")).to_be_visible()

    page.let_go()

    expect(page.locator(".sign-summary__signs li")).to_have_count(1)
    expect(page.locator("#comes-back .sign-list__box")).to_be_checked()
    expect(
        page.locator(".sign-list--none.sign-list--therapy input")
    ).not_to_be_checked()


def test_a_browser_that_does_not_tell_when_it_painted_gets_the_script(browser, sample):
    """It comes a few seconds after the page."""
    page = browser.new_page()
    page.add_init_script("PerformanceObserver.prototype.observe = () => {}")

    page.goto(f"{sample}/search/")

    wait_for_scripts(page)
    assert page.evaluate(ASKED)[0] >= 3000
    page.close()
