"""Asking for an appointment, up to a real server that receives the request."""

import os
import shutil

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import wait_for_scripts
from tests.conftest import ROOT
from tests.webdriver import ENTER

from facts.reader import read_facts
from security_headers import policy_of
from theme_assets.reader import gather

pytestmark = pytest.mark.browser

ENDPOINT = "https://forms.example.com/example-street"
ORIGIN = ENDPOINT.removesuffix("/example-street")
PHONE = {"width": 360, "height": 740}
ANSWERS = {
    "800-555-0199": True,
    "+1 (303) 555.0199 ": True,
    "3035550199": True,
    "pat@example.com": True,
    "555-0199": False,
    "pat@example": False,
    "my back hurts": False,
}
PERSON = {"name": "Pat Placeholder", "reach": "(303) 555-0199"}


@pytest.fixture(scope="module")
def address(sample_site, session_receiver, serve, tmp_path_factory):
    """The sample's address, its form sent to our receiver."""
    folder = tmp_path_factory.mktemp("practice") / "output"
    shutil.copytree(sample_site, folder, copy_function=os.link)
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if ENDPOINT in text:
            page.unlink()
            text = text.replace(ENDPOINT, session_receiver.address)
            page.write_text(text, encoding="utf-8")
    settings = {
        "FACTS": read_facts(ROOT / "content" / "practice", ROOT),
        "SITEURL": "",
        "assets": gather(ROOT / "theme"),
        "POLICY_SCRIPT_HASHES": (),
    }
    policy = (
        policy_of(settings)
        .content_security_policy()
        .replace(ORIGIN, session_receiver.address)
    )
    started = serve(folder, policy)
    session_receiver.thanks = f"{started}/thank-you/"
    return started


@pytest.fixture
def open_page(browser, address):
    """A function that opens a page of the practice on a phone."""
    contexts = []

    def opened(path="/contact/", **options):
        context = browser.new_context(viewport=PHONE, **options)
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("console", lambda entry: page.problems.append(entry.text))
        if options.get("java_script_enabled", True):
            page.clock.install()
        page.goto(address + path)
        if options.get("java_script_enabled", True):
            wait_for_scripts(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def fill(page, **answers):
    for name, answer in (PERSON | answers).items():
        page.locator(f"#{name}").fill(answer)


def send(page):
    page.get_by_role("button", name="Send request").click()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_request_arrives_with_and_without_scripts(open_page, receiver, scripts):
    """What was filled in arrives, nothing else, and the visitor is thanked."""
    page = open_page(java_script_enabled=scripts)
    fill(page)
    page.get_by_label("Mornings").check()
    page.locator("#service").select_option("Manual therapy")
    if scripts:
        page.clock.fast_forward(20_000)
    send(page)

    page.wait_for_url("**/thank-you/")
    assert "We got your request" in page.locator("main").inner_text()
    (arrived,) = receiver.received
    assert arrived.pop("seconds").isdigit() is scripts
    assert arrived == {
        **PERSON,
        "times": "mornings",
        "service": "Manual therapy",
        "heard": "",
        "website": "",
        "subject": "Appointment request: Example Street Physical Therapy",
        "next": "https://www.example.com/thank-you/",
    }
    assert page.problems == []


def test_a_request_arrives_from_every_engine(engine, address, receiver):
    """Mistakes are told at their field; put right, the request arrives."""
    engine.visit(f"{address}/contact/")
    engine.run("const now = performance.now(); performance.now = () => now + 20_000")
    engine.write("#reach", f"555-0199{ENTER}")
    said = engine.wait("return document.querySelector('[role=alert]')?.innerText")
    assert "Tell us your name" in said
    assert receiver.received == []

    engine.write("#name", PERSON["name"])
    engine.run("document.querySelector('#reach').value = ''")
    engine.write("#reach", f"{PERSON['reach']}{ENTER}")
    engine.wait("return location.pathname === '/thank-you/'")
    (arrived,) = receiver.received
    assert PERSON.items() <= arrived.items()


def test_two_taps_from_an_article_send_a_request(open_page, receiver):
    """On a phone: one tap opens the form, the next sends it."""
    page = open_page("/articles/sleeping-with-back-pain/")
    with page.expect_navigation():
        page.locator(".call-bar a", has_text="Request a visit").click()
    wait_for_scripts(page)
    fill(page)
    page.clock.fast_forward(20_000)
    send(page)

    page.wait_for_url("**/thank-you/")
    assert len(receiver.received) == 1


def test_every_page_places_a_call_in_one_tap(open_page):
    """The telephone stands under the thumb, as a link that calls."""
    page = open_page("/articles/sleeping-with-back-pain/")
    call = page.locator(".call-bar a", has_text="Call")

    assert call.get_attribute("href") == "tel:+1-303-555-0142"
    expect(call).to_be_visible()


def test_mistakes_stand_at_their_field_and_first_in_a_summary(open_page, receiver):
    """Keyboard and screen reader are led to each wrong answer, in our words."""
    page = open_page()
    page.locator("#reach").fill("555-0199")
    page.get_by_role("button", name="Send request").press("Enter")

    summary = page.get_by_role("alert")
    assert summary.evaluate("element => element === document.activeElement")
    words = ["Tell us your name", "Give a telephone number with ten digits"]
    assert [
        link.inner_text().startswith(said)
        for link, said in zip(summary.get_by_role("link").all(), words, strict=True)
    ] == [True, True]
    for name, said in zip(("name", "reach"), words, strict=True):
        box = page.locator(f"#{name}")
        assert box.get_attribute("aria-invalid") == "true"
        told = box.get_attribute("aria-describedby")
        assert page.locator(f"#{told}").inner_text().startswith(said)
    assert receiver.received == []

    summary.get_by_role("link").first.press("Enter")
    assert page.locator("#name").evaluate("box => box === document.activeElement")
    page.keyboard.type("Pat Placeholder")
    assert page.locator("#name").get_attribute("aria-invalid") is None
    assert page.locator("#name-error").count() == 0


def test_only_answers_that_reach_somebody_are_taken(open_page):
    """The browser itself knows a telephone number or an address, without scripts."""
    box = open_page(java_script_enabled=False).locator("#reach")
    taken = {}
    for answer in ANSWERS:
        box.fill(answer)
        taken[answer] = box.evaluate("box => box.validity.valid")

    assert taken == ANSWERS


def test_without_scripts_the_browser_stops_an_empty_form(open_page, receiver):
    """Nothing is sent, and the browser points at the first empty answer."""
    page = open_page(java_script_enabled=False)
    send(page)

    assert page.url.endswith("/contact/")
    assert receiver.received == []


def test_a_form_sent_at_once_is_asked_to_look_again(open_page, receiver):
    """A program that fills in and sends within a second does not get through."""
    page = open_page()
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    fill(page)
    send(page)

    assert "That was quick" in page.get_by_role("alert").inner_text()
    assert receiver.received == []

    page.clock.fast_forward(5_000)
    send(page)
    page.wait_for_url("**/thank-you/")
    assert len(receiver.received) == 1


def test_nobody_meets_the_trap(open_page):
    """The field that only spam fills in is out of sight and out of the tab order."""
    page = open_page()
    trap = page.locator("[name=website]")
    page.locator("#name").focus()
    seen = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.name"))

    assert "website" not in seen
    around = trap.locator("xpath=ancestor::*[@aria-hidden='true']")
    assert around.bounding_box()["width"] <= 1


def test_no_question_asks_about_health(open_page):
    """There is no free text at all, and the page says why."""
    page = open_page()

    assert page.locator(".request-form textarea").count() == 0
    asked = page.locator(".request-form [name]:not([type=hidden])").evaluate_all(
        "fields => fields.map((each) => each.name)"
    )
    assert set(asked) == {"name", "reach", "times", "service", "heard", "website"}
    assert "leave out anything about your health" in page.locator("main").inner_text()
