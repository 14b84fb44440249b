"""A program is put together, sent as a link, opened again and printed."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PAGE = "/my-program/"
CHOSEN = """() => [...document.querySelectorAll("li:has(:checked)")]
  .filter((each) => each.dataset.slug).map((each) => each.dataset.slug)"""
DOSE = '[data-slug="{}"] .exercise-program__amount'
HOSTILE = [
    "#p=",
    "#p=,,,~~~,",
    "#p=%00~%E0%A4%A,__proto__~x,constructor",
    "#p=<img src=x onerror=alert(1)>~<script>alert(1)</script>",
    "#p=bridge]~x,'\"><svg onload=alert(1)>",
    "#p=" + "bridge," * 5000,
]


def box(page, name):
    """The box of an exercise."""
    return page.get_by_role("checkbox", name=name)


def test_a_program_works_as_a_link(visit):
    """What is picked, its order and its dose come back from the address alone."""
    page = visit(PAGE)
    box(page, "Walking").check()
    box(page, "Bridge").check()
    page.get_by_role("button", name="Move up: Bridge").click()
    amount = page.locator(DOSE.format("bridge"))
    amount.fill("8 times, & rest")
    amount.blur()
    address = page.url.partition("/my-program/")[2]

    again = visit(PAGE + address)

    assert page.evaluate(CHOSEN) == ["bridge", "walking"]
    assert again.evaluate(CHOSEN) == ["bridge", "walking"]
    expect(again.locator(DOSE.format("bridge"))).to_have_value("8 times, & rest")


def test_a_program_is_made_by_keyboard(visit):
    """Tick with the space bar, move with a button that keeps the focus."""
    page = visit(PAGE)
    for name in ("Bridge", "Walking"):
        box(page, name).focus()
        page.keyboard.press("Space")
    up = page.get_by_role("button", name="Move up: Walking")
    up.focus()
    page.keyboard.press("Enter")

    expect(up).to_be_focused()
    expect(page.locator("exercise-program output")).to_have_text("Walking is number 1.")
    assert page.evaluate(CHOSEN) == ["walking", "bridge"]


@pytest.mark.parametrize("fragment", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_address_does_nothing(visit, fragment):
    """Nothing runs, nothing new stands in the page, nothing fails."""
    page = visit("/")
    said = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(page.url + "my-program/" + fragment)
    page.locator("exercise-program:defined").wait_for()
    page.get_by_role("button", name="Clear all").wait_for()

    assert said == []
    assert page.locator("exercise-program svg, exercise-program script").count() == 0
    assert set(page.evaluate(CHOSEN)) <= {"bridge"}


def test_a_long_dose_is_cut(visit):
    """A dose from an address is plain text of the length that one may type."""
    page = visit(PAGE + "#p=bridge~" + "a" * 500)

    assert len(page.locator(DOSE.format("bridge")).input_value()) == 60


def test_nothing_is_sent_or_stored(visit):
    """Picking asks the server for nothing, and leaves nothing in the browser."""
    page = visit(PAGE)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    box(page, "Bridge").check()

    ours = (".svg", ".woff2")  # pictures and letters that were still on their way
    assert [each for each in asked if not each.endswith(ours)] == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("document.cookie") == ""


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_shows_what_is_ticked(visit, scripts):
    """With boxes for four weeks; without a script, too."""
    page = visit(PAGE, java_script_enabled=scripts)
    box(page, "Bridge").check()
    page.emulate_media(media="print")

    expect(page.locator('[data-slug="bridge"]')).to_be_visible()
    expect(page.locator('[data-slug="walking"]')).to_be_hidden()
    expect(
        page.locator('[data-slug="bridge"] .exercise-program__weeks')
    ).to_be_visible()
