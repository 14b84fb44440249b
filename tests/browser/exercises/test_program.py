"""A program is put together, sent as a link, opened again and printed."""

from urllib.parse import urljoin

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
    "#p=" + "~" * 200_000,
    "#p=" + "%F0%9F%A6%B4" * 20_000,
    "#p=bridge~one,bridge~two,bridge",
    "#p=BRIDGE,bridge/,../bridge,bridge%00,walking%3Cscript%3E",
    "#p=javascript:alert(1)~javascript:alert(1)",
    "#p=bridge~\u202egnp.exe\u0000\n<b>",
    "#p=toString,hasOwnProperty~1,__proto__,constructor~x",
    "#p=bridge~{place}{name}$&$1",
    "#q=bridge&p=walking",
    "#%",
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
        expect(page.get_by_role("button", name=f"✓ {name}")).to_be_focused()
    up = page.get_by_role("button", name="Move up: Walking")
    up.focus()
    page.keyboard.press("Enter")

    expect(up).to_be_focused()
    expect(page.locator("exercise-program output")).to_have_text("Walking is number 1.")
    assert page.evaluate(CHOSEN) == ["walking", "bridge"]


@pytest.mark.parametrize("width", [360, 1280])
def test_who_picks_stays_among_the_others(visit, width):
    """The page stands still; where an exercise was, a row leads to it and back."""
    page = visit(PAGE, width=width)
    boxes = "[...document.querySelectorAll('[data-slug]')].map((e) => e.dataset.slug)"
    before = page.evaluate(boxes)
    hinge, wall = box(page, "Hip hinge"), box(page, "Wall sit")
    hinge.scroll_into_view_if_needed()
    place = wall.bounding_box()["y"]
    hinge.check()

    assert abs(wall.bounding_box()["y"] - place) < 260  # its row is lower by a picture
    page.get_by_role("button", name="✓ Hip hinge").click()
    expect(hinge).to_be_focused()
    hinge.uncheck()
    assert page.evaluate(boxes) == before


def test_a_hostile_address_does_nothing(visit, sample):
    """Nothing runs, nothing new stands in the page, nothing fails."""
    page, said = visit("/", alone=True), []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: said.append(str(error)))
    for fragment in HOSTILE:
        page.goto("about:blank")
        page.goto(urljoin(sample, PAGE + fragment))
        page.get_by_role("button", name="Clear all").wait_for()
        drawn = page.locator("exercise-program :is(svg, script)").count()

        assert (fragment[:60], said, drawn) == (fragment[:60], [], 0)
        assert set(page.evaluate(CHOSEN)) <= {"bridge"}


def test_an_exercise_stands_in_a_program_once(visit):
    """Of one that an address names twice, the first is right."""
    page = visit(PAGE + "#p=bridge~one,walking,bridge~two")

    assert page.evaluate(CHOSEN) == ["bridge", "walking"]
    expect(page.locator(DOSE.format("bridge"))).to_have_value("one")


def test_a_program_of_everything_is_a_link_that_works(visit):
    """All exercises with doses of one's own, in an address that a message can hold."""
    page = visit(PAGE)
    slugs = page.evaluate(
        "[...document.querySelectorAll('[data-slug]')].map((e) => e.dataset.slug)"
    )
    wanted = slugs[::-1]
    fragment = "#p=" + ",".join(f"{slug}~{'9 times, slowly. ' * 3}" for slug in wanted)

    again = visit(PAGE + fragment)

    assert again.evaluate(CHOSEN) == wanted
    assert len(again.url) < 2_000 + len(PAGE)


def test_the_program_that_is_sent_is_the_one_that_opens(visit):
    """On a phone that has never been here, in the same order, as much of each."""
    page = visit(PAGE)
    for name in ("Cat-cow", "Sit to stand", "Walking"):
        box(page, name).check()
    page.get_by_role("button", name="Move up: Walking").click()
    fragment = page.evaluate("location.hash")

    phone = visit(PAGE + fragment, width=360)

    for screen in (page, phone):
        assert screen.evaluate(CHOSEN) == ["cat-cow", "walking", "sit-to-stand"]
    doses = "[...document.querySelectorAll('[maxlength]')].map((e) => e.value)"
    assert page.evaluate(doses) == phone.evaluate(doses)


def test_a_ready_made_program_has_boxes_on_paper(visit):
    """Four weeks for each exercise, its steps and when to stop; no script is needed."""
    page = visit("/programs/getting-going/", java_script_enabled=False)
    weeks = page.locator(".exercise-card__week")
    expect(weeks.first).to_be_hidden()
    page.emulate_media(media="print")

    assert weeks.count() == 4 * page.locator(".exercise-card").count()
    expect(weeks.first).to_be_visible()
    expect(page.get_by_text("Roll your pelvis", exact=False).first).to_be_attached()
    expect(page.get_by_role("heading", name="Stop if")).to_be_visible()


def test_a_long_dose_is_cut(visit):
    """A dose from an address is plain text of the length that one may type."""
    page = visit(PAGE + "#p=bridge~" + "a" * 500)

    assert len(page.locator(DOSE.format("bridge")).input_value()) == 90


@pytest.mark.parametrize("address", [PAGE, "/es/mi-programa/"])
def test_every_dose_that_is_offered_can_be_changed_a_little(visit, address):
    """None is longer than what a link may hold, so a link gives back all of it."""
    page = visit(address)
    lengths = "[...document.querySelectorAll('[maxlength]')].map((e) => e.value.length)"

    assert max(page.evaluate(lengths)) <= 90


def test_nothing_is_sent_or_stored(visit):
    """Picking asks the server for nothing, and leaves nothing in the browser."""
    page = visit(PAGE, alone=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    box(page, "Bridge").check()

    ours = (".svg", ".woff2")  # pictures and letters that were still on their way
    assert [line for line in asked if not line.endswith(ours)] == []
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
        page.locator('[data-slug="bridge"] .exercise-program__paper').last
    ).to_be_visible()
