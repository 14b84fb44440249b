"""Whatever is ticked, one result shows, and the most urgent one wins."""

import re
from itertools import combinations

import pytest
from playwright.sync_api import expect
from tests.conftest import ROOT

from .conftest import ADDRESS, SHOWN, expected, first_of, results, signs_of, tick

pytestmark = pytest.mark.browser
SHOWN_FOR = f"""(ticks) => ticks.map((ticked) => {{
  for (const box of document.querySelectorAll(".sign-list__box"))
    box.checked = ticked.includes(box.closest(".sign-list__sign").id);
  return ({SHOWN})().sort();
}})"""


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def page(request, checklist):
    """The checklist, with scripts on and off."""
    return checklist(java_script_enabled=request.param)


def test_nothing_is_ticked_at_first(page):
    """The page starts without a tick and without a sign to act on."""
    assert page.locator("main input:checked").count() == 0
    assert results(page) == ["none"]


def test_every_box_counts_as_urgent_as_its_file_says(page):
    """Styles and script choose by the level that a clinician confirmed."""
    texts = {
        file.stem: file.read_text("utf-8")
        for file in (ROOT / "content" / "signs").glob("[!_]*.md")
    }
    stated = {
        name: "mild"
        if "\nmild: true\n" in text
        else re.search(r"^level: (\S+)$", text, re.MULTILINE)[1]
        for name, text in texts.items()
    }

    assert signs_of(page) == stated
    for step in page.locator(".sign-step").all():
        boxes = step.locator(".sign-list__box")
        marked = set(boxes.evaluate_all("all => all.map((each) => each.dataset.level)"))
        assert len(marked - {"self-care"}) == 1


def test_the_most_urgent_result_shows_in_every_engine(engine, sample):
    """A routine sign shows one result; a danger sign beside it takes its place."""
    engine.visit(sample + ADDRESS)
    shown = f"({SHOWN})().filter((each) => each !== 'always').join()"
    assert engine.run(f"return {shown}") == "none"

    engine.click("[data-level=therapy]:not([data-mild])")
    engine.wait(f"return {shown} === 'therapy'")
    engine.click("[data-level=emergency]")
    engine.wait(f"return {shown} === 'emergency'")


def test_any_ticks_give_exactly_one_result(checklist_page):
    """Emergency wins over same-day, that over exits, those over therapy.

    New pain that eases wins over mild signs of therapy; no tick gives none. Every sign
    alone, and signs of all levels together in every way.
    """
    known = signs_of(checklist_page)
    one_of = {level: sign for sign, level in known.items()}
    ticks = [(sign,) for sign in known]
    for size in range(len(one_of) + 1):
        ticks += combinations(one_of.values(), size)

    shown = checklist_page.evaluate(SHOWN_FOR, ticks)

    assert len(ticks) > 90
    for ticked, found in zip(ticks, shown, strict=True):
        assert found == ["always", expected({known[sign] for sign in ticked})], ticked


@pytest.fixture
def checklist_page(checklist):
    """One window for many examples; the results come from styles alone."""
    page = checklist()
    page.evaluate("document.querySelector('sign-summary').remove()")
    return page


CLEAR = """() => document.querySelectorAll(".sign-list__box:checked")
  .forEach((box) => box.click())"""
LANDS_ON = {
    ("therapy",): "therapy",
    ("therapy", "same-day"): "same-day",
    ("therapy", "same-day", "emergency"): "emergency",
    ("therapy", "exit"): "exit",
    ("exit", "same-day"): "same-day",
    ("self-care", "mild"): "self-care",
    ("self-care", "mild", "therapy"): "therapy",
    ("mild",): "therapy",
}


def test_danger_takes_away_the_way_to_a_visit(page):
    """A visit is offered only when no sign asks for a doctor first."""
    found, offered = {}, {}
    for levels in LANDS_ON:
        page.evaluate(CLEAR)
        tick(page, *first_of(page, *levels))
        (found[levels],) = results(page)
        offers = page.locator("main a[href*='/contact/']:visible")
        offered[levels] = offers.count() > 0

    assert found == LANDS_ON
    assert offered == {each: LANDS_ON[each] == "therapy" for each in LANDS_ON}
    assert page.locator("header a[href*='/contact/#request']:visible").count() == 0


def test_bar_names_the_result_until_it_is_on_the_screen(checklist):
    """From the first tick on, what to do is in sight and one tap away."""
    page = checklist(width=360)
    bar = page.locator(".sign-bar__link:visible")
    assert bar.count() == 0

    tick(page, *first_of(page, "emergency"))

    box = bar.bounding_box()
    assert box["y"] + box["height"] <= 800 + 1
    assert box["height"] >= 44
    assert page.locator(".sign-bar__call:visible").get_attribute("href") == "tel:911"
    bar.click()
    expect(page.locator("#result_emergency h3")).to_be_in_viewport()


def test_bar_and_result_agree(checklist):
    """The line that follows the visitor names the most urgent result, no other."""
    page = checklist()
    for level in ("therapy", "same-day", "emergency"):
        tick(page, *first_of(page, level))

        bars = page.locator(".sign-bar__result").evaluate_all(
            "bars => bars.filter((each) => getComputedStyle(each).display !== 'none')"
            ".map((each) => each.dataset.result)"
        )

        assert bars == results(page) == [level]


def test_browser_without_has_shows_every_result(old_browser):
    """It can't pick one, so each says when it applies; danger comes first."""
    known = ["emergency", "same-day", "exit", "therapy", "self-care", "none"]
    assert results(old_browser) == known
    assert old_browser.locator(".sign-list__result:visible").count() == 3

    tick(old_browser, *first_of(old_browser, "same-day"))

    assert results(old_browser) == known
    heading = old_browser.locator("#result_emergency h3").inner_text()
    assert heading == "If you ticked a danger sign: Get emergency help now"
    expect(old_browser.locator("#under-18 h3")).to_be_visible()
    assert old_browser.locator(".sign-bar__link:visible").count() == 0


def test_where_has_is_known_headings_are_short(checklist):
    """The right result needs no words about when it applies."""
    page = checklist()

    assert page.locator("#result_none h3").inner_text() == "No sign ticked"


@pytest.mark.parametrize("script", [True, False])
def test_keyboard_alone_reaches_everything(checklist, script):
    """Tab and the space bar tick signs and open what they mean."""
    page = checklist(java_script_enabled=script)
    sign = first_of(page, "emergency")[0]

    page.locator(f"#{sign} .sign-list__box").focus()
    page.keyboard.press("Space")
    assert results(page) == ["emergency"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{sign} .sign-list__body")).to_be_visible()
    assert page.locator(f"#{sign} .sign-list__body").inner_text()


def test_every_sign_has_a_name_and_room_for_a_thumb(checklist):
    """Checkboxes are named by their sign; rows are 44 pixels high or more."""
    page = checklist(width=320)

    for label in page.locator(".sign-list__label").all():
        assert label.bounding_box()["height"] >= 44
    for summary in page.locator(".sign-list__summary").all():
        assert summary.bounding_box()["height"] >= 44
    tree = page.locator("main").aria_snapshot()
    assert '- checkbox "A change in how I pee, or leaking pee or poop"' in tree
    assert 'heading "Get help now: Call 911 or go to the nearest' in tree
    assert '- group "Danger signs"' in tree
    assert "What this means: A change in how I pee, or leaking pee" in tree
    assert not page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("address", ["/signs/", "/es/senales/"])
def test_bar_hides_nothing_that_has_the_focus(visit, address):
    """With letters of twice the size on a small phone, what is focused is in sight."""
    page = visit(address, width=360, height=640)
    page.add_style_tag(content="html { font-size: 32px }")
    page.locator(".sign-list--emergency .sign-list__box").first.check()
    bar = page.locator(".sign-bar")
    assert bar.evaluate("each => getComputedStyle(each).position") == "sticky"

    hidden = page.evaluate("""async () => {
      const bar = document.querySelector(".sign-bar");
      const wrong = [];
      const focusable = "main input, main summary, main a[href], main button";
      for (const each of document.querySelectorAll(focusable)) {
        if (!each.checkVisibility() || bar.contains(each)) continue;
        each.focus();
        await new Promise(requestAnimationFrame);
        const box = each.getBoundingClientRect();
        const edge = bar.getBoundingClientRect().top;
        if (document.activeElement === each && box.top >= edge - 1
          && box.bottom <= bar.getBoundingClientRect().bottom + 1)
          wrong.push(each.outerHTML.slice(0, 80));
      }
      return wrong;
    }""")
    assert hidden == []
