"""An exercise's page says its movement, and moves only when asked."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import COLORS

pytestmark = pytest.mark.browser
HEIGHTS = """return [...document.querySelectorAll("main svg[role=img]")].map(
  (figure) => figure.getBoundingClientRect().height,
)"""
MOVES = """const moving = document.querySelector("main details img");
return moving.naturalWidth > 0 && moving.getBoundingClientRect().height > 50;"""


def test_each_figure_says_what_it_shows(visit):
    """A screen reader hears every pose."""
    page = visit("/exercises/bridge/")
    figures = page.locator("main svg[role=img]")

    assert figures.count() == 2
    for number in range(2):
        assert len(figures.nth(number).get_attribute("aria-label")) > 20


def test_the_movement_waits_to_be_asked_for(visit):
    """It is not even loaded before; it plays once opened, and closes again."""
    page = visit("/exercises/bridge/")
    moving = page.locator("main details img")
    expect(moving).to_be_hidden()
    assert moving.evaluate("each => each.naturalWidth") == 0

    page.get_by_text("Show the movement").click()
    expect(moving).to_be_visible()
    page.wait_for_function(
        "document.querySelector('main details img').naturalWidth > 0"
    )


def test_figures_show_and_move_in_other_browsers(engine, sample):
    """Each pose is drawn, and the movement comes once it is asked for."""
    engine.visit(f"{sample}/exercises/bridge/")

    assert min(engine.run(HEIGHTS)) > 50  # pixels
    engine.click("details:has(img) summary")
    engine.wait(MOVES)


def test_no_motion_for_who_wants_none(visit):
    """The picture that moves asks the visitor's wish itself."""
    page = visit("/exercises/bridge/moving.svg")
    running = "document.getAnimations().length"
    assert page.evaluate(running) > 0

    page.emulate_media(reduced_motion="reduce")

    assert page.evaluate(running) == 0


@pytest.mark.parametrize(
    "address", ["/exercises/", "/my-program/", "/exercises/bridge/"]
)
def test_nothing_is_wider_than_the_window(visit, address):
    """On a phone, too."""
    page = visit(address)

    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "address",
    ["/exercises/", "/my-program/", "/exercises/bridge/", "/programs/stenosis/"],
)
def test_pages_are_open_to_all(visit, axe, address):
    """The checker of WCAG finds nothing, in light and in dark."""
    page = visit(address, reduced_motion="reduce")  # no color is on its way to another

    assert axe(page, 768, "light") == []
    assert axe(page, 768, "dark", runOnly=COLORS) == []


@pytest.mark.parametrize(
    ("address", "above"),
    [
        ("/programs/after-sitting/", ["Home", "Exercises"]),
        ("/es/programas/despues-de-estar-sentado/", ["Inicio", "Ejercicios"]),
    ],
)
def test_a_program_stands_below_the_exercises(visit, address, above):
    """Its trail leads to the page that lists it; the search lists it there."""
    page = visit(address)

    assert page.locator(".breadcrumbs a").all_inner_texts() == above
