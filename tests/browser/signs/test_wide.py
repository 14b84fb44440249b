"""A wide screen shows the steps' names, the signs and what is ticked side by side."""

import pytest

from .conftest import first_of, tick

pytestmark = pytest.mark.browser
NEEDS_TICKS = ("Copy as text", "Copy a link with my ticks")


@pytest.mark.parametrize("width", [1280, 1920])
def test_steps_and_ticks_stand_beside_the_signs(checklist, width):
    """Names on the title's edge, cards in the middle; ticks stay in sight below."""
    page = checklist(width=width)
    title = page.locator("h1").bounding_box()
    name = page.locator("#part_emergency").bounding_box()
    card = page.locator(".sign-step--emergency > .care-card").bounding_box()
    assert name["x"] == pytest.approx(title["x"], abs=1)
    assert name["x"] + name["width"] < card["x"]
    assert name["y"] == pytest.approx(card["y"], abs=40)

    page.locator("#part_therapy").scroll_into_view_if_needed()
    summary = page.locator("sign-summary").bounding_box()
    assert summary["x"] > card["x"] + card["width"]
    assert 0 <= summary["y"] < 200
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_an_older_browser_keeps_one_column(old_browser):
    """Without :has() cards are as wide as the text of every other page."""
    old_browser.set_viewport_size({"width": 1280, "height": 800})
    card = old_browser.locator(".sign-step--emergency > .care-card").bounding_box()

    assert card["width"] > 500


def test_copies_are_offered_once_there_is_something_to_copy(checklist):
    """An empty list needs no three buttons."""
    page = checklist()
    copies = [page.get_by_role("button", name=name) for name in NEEDS_TICKS]
    assert not any(copy.is_visible() for copy in copies)

    tick(page, *first_of(page, "therapy"))

    assert all(copy.is_visible() for copy in copies)


def test_sources_stand_below_the_signs(checklist):
    """All that one reads is on one left edge, below the cards."""
    page = checklist(width=1280)
    card = page.locator(".sign-step--emergency > .care-card").bounding_box()
    sources = page.locator(".reading__after > *").first.bounding_box()

    assert sources["x"] == pytest.approx(card["x"], abs=1)


ROOMS = """() => [...document.querySelectorAll(".sign-list__sign")].map((row) => {
  const list = row.querySelector(".sign-list__symptoms > :last-child");
  const box = row.getBoundingClientRect();
  const title = row.querySelector(".sign-list__label > span").getBoundingClientRect();
  const last = list?.getBoundingClientRect() ?? title;
  const next = row.nextElementSibling?.getBoundingClientRect() ?? { top: box.bottom };
  return [row.id, title.top - box.top, next.top - last.bottom];
})"""


def test_rows_have_as_much_room_below_their_words_as_above(checklist):
    """With symptoms and without, in a card and beside none."""
    page = checklist()
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        rooms = page.evaluate(ROOMS)

        assert len(rooms) > 20
        assert [room for room in rooms if abs(room[1] - room[2]) > 3] == [], width


def test_lines_between_signs_end_where_the_page_does(checklist):
    """No line sticks out into the margin beside its heading."""
    page = checklist()
    heading = page.locator(".sign-step--exit > .sign-step__signs > p")
    row = page.locator(".sign-list--exit .sign-list__sign").nth(1)
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})

        edge = heading.bounding_box()["x"]
        assert row.bounding_box()["x"] == pytest.approx(edge, abs=1), width


def test_symptoms_stand_below_the_words_of_their_sign(checklist):
    """On one edge with them, and as wide as the line: a phone shows more at once."""
    page = checklist(width=360)
    row = page.locator(".sign-list--emergency .sign-list__sign").first
    symptom = row.locator(".sign-list__symptoms > li").first.bounding_box()
    title = row.locator(".sign-list__label > span").bounding_box()
    line = row.bounding_box()

    assert symptom["x"] == pytest.approx(title["x"], abs=1)
    assert symptom["x"] + symptom["width"] == pytest.approx(
        line["x"] + line["width"], abs=1
    )
