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
