"""Pages of a brand that nobody has seen can be read, in light and in dark."""

import shutil

import pytest
from tests.brands import BRANDS, take
from tests.conftest import ROOT, Site, take_what_is_made

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = ["/", "/signs/", "/contact/", "/people/sam-specimen/", "/exercises/bridge/"]
COLORS = ["color-contrast", "link-in-text-block"]


@pytest.fixture(scope="module", params=BRANDS)
def address(request, serve, tmp_path_factory):
    """The sample's pages in another practice's looks."""
    root = tmp_path_factory.mktemp(request.param)
    shutil.copytree(
        ROOT / "content",
        root / "content",
        ignore=shutil.ignore_patterns("brand", "comments"),
    )
    take_what_is_made(root / ".cache")
    take(root / "content", request.param)
    made = Site(root)
    outcome = made.build()
    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]
    return serve(made.output)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(browser, axe, address, path):
    """No words and no control are too pale, on a phone and on a desk."""
    page = browser.new_page(reduced_motion="reduce")  # no color is on its way
    page.goto(address + path, wait_until="networkidle")

    broken = [*axe(page, 360, "light", runOnly=COLORS), *axe(page, 1280, "light")]
    page.emulate_media(color_scheme="dark")
    for width in (360, 1280):
        broken += axe(page, width, "dark", runOnly=COLORS)
    page.close()
    assert broken == []


def test_logo_keeps_the_head_of_a_phone_in_one_row(browser, address):
    """Neither mark nor logo makes a narrow page scroll sideways."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{address}/contact/")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    shown = page.locator("header :is(.brand-mark, .brand-logo)").first
    assert shown.bounding_box()["height"] >= 20
    page.close()
