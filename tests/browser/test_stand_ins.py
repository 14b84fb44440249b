"""Pages hold still when the real typefaces take over from a machine's own."""

import os

import pytest
from tests.browser.conftest import wait_for_scripts
from tests.typefaces import SYSTEMS, UNKNOWN, installed
from tests.windows import launched

pytestmark = pytest.mark.browser

PHONES = (360, 412)  # what most are wide
PAGES = (
    "/articles/does-physical-therapy-work-for-back-pain/",
    "/contact/",
    "/search/",
)
# In DejaVu the article's title just fits two lines of a phone; in ours it takes three.
ONE_LINE = {("DejaVu", PAGES[0]): 0.03}
ARRIVED = """document.fonts.check("1em 'Atkinson Hyperlegible Next'")
  && document.fonts.check("600 1em Literata")"""
PAINTED = "new Promise((frame) => requestAnimationFrame(() => setTimeout(frame, 50)))"
SHIFT = """
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });"""


@pytest.fixture
def visitor(playwright, tmp_path):
    """A function that opens a phone's browser on a machine with some families."""
    started = []

    def on(families):
        environment = {**os.environ, **installed(families, tmp_path)}
        browser = launched(playwright, env=environment)
        started.append(browser)
        return browser.new_page()

    yield on
    for engine in started:
        engine.close()


def shifts(page, sample):
    """How far each page moves, as browsers count it, when fonts come late."""
    page.route(
        "**/*.woff2", lambda route: (page.wait_for_timeout(300), route.continue_())
    )
    page.add_init_script(SHIFT)
    moved = {}
    for address in PAGES:
        moved[address] = 0
        for width in PHONES:
            page.set_viewport_size({"width": width, "height": 740})
            page.goto(sample + address)
            wait_for_scripts(page)
            page.wait_for_function(ARRIVED)
            page.evaluate(PAINTED)
            moved[address] = max(moved[address], page.evaluate("window.shift"))
    return moved


@pytest.mark.parametrize("system", SYSTEMS)
def test_page_holds_still_while_the_fonts_arrive(visitor, sample, system):
    """On every usual system next to nothing moves: its faces are fitted to ours."""
    moved = shifts(visitor(SYSTEMS[system]), sample)

    allowed = {page: ONE_LINE.get((system, page), 0.01) for page in PAGES}
    assert {
        page: shift for page, shift in moved.items() if shift >= allowed[page]
    } == {}


def test_faces_that_are_not_fitted_move_a_page_little(visitor, sample):
    """Who has none of them sees less movement than is called good (0.1)."""
    moved = shifts(visitor(UNKNOWN), sample)

    assert {page: shift for page, shift in moved.items() if shift >= 0.1} == {}
