"""Nothing that is ticked leaves the page or stays anywhere."""

import pytest
from playwright.sync_api import expect

from .conftest import ADDRESS

pytestmark = pytest.mark.browser
LEFT_BEHIND = """async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  cookies: document.cookie,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  state: history.state,
})"""


@pytest.mark.parametrize("script", [True, False])
def test_ticking_everything_sends_and_stores_nothing(browser, sample, script):
    """No request, no cookie, no storage, no change of the address."""
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(sample + ADDRESS, wait_until="networkidle")
    if script:
        page.wait_for_function("document.styleSheets.length > 1")
        page.wait_for_load_state("networkidle")
        page.locator(":not(:defined)").first.wait_for(state="detached")
    sent = []
    context.on("request", lambda request: sent.append(request.url))

    for none in page.locator(".sign-list__none").all():
        none.check()
        none.uncheck()  # while it is ticked, its step is folded
    for box in page.locator(".sign-list__box").all():
        box.check()
    page.wait_for_timeout(700)

    assert page.locator(".sign-list__box:not(:checked)").count() == 0
    assert page.locator(".sign-list__box").count() > 24
    # A busy browser asks late for the icon and the typefaces that every page has.
    files = ("theme/icons/", "theme/fonts/", "drawings/foot.svg")  # asked for late
    late = tuple(f"{sample}/{file}" for file in files)
    assert [url for url in sent if not url.startswith(late) or "?" in url] == []
    assert page.url == sample + ADDRESS
    assert context.cookies() == []
    assert context.storage_state()["origins"] == []
    context.close()


def test_nothing_is_left_in_any_store(checklist):
    """Every place where a browser can keep something is empty."""
    page = checklist()
    for box in page.locator(".sign-list__box").all():
        box.check()

    left = page.evaluate(LEFT_BEHIND)

    assert not any(left.values()), left


def test_enter_key_sends_nothing(checklist):
    """A key that submits forms elsewhere does nothing here."""
    page = checklist()
    before = page.url
    page.locator(".sign-list__box").first.focus()

    page.keyboard.press("Enter")

    assert page.url == before


def test_page_says_so(checklist):
    """One plain sentence tells visitors."""
    words = checklist().locator("main").inner_text()

    assert "Nothing you tick is sent or stored" in words


def test_ticks_in_a_link_are_never_sent(browser, sample):
    """The server sees the address without them, and history keeps none."""
    context = browser.new_context()
    page = context.new_page()
    seen = []
    context.on("request", lambda request: seen.append(request.url))

    page.goto(f"{sample}{ADDRESS}#ticked=comes-back")

    expect(page.locator("#comes-back .sign-list__box")).to_be_checked()
    assert not [url for url in seen if "comes-back" in url.partition("#")[0]]
    assert page.url == sample + ADDRESS
    context.close()
