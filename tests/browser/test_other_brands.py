"""Pages of a brand that nobody has seen can be read, in light and in dark."""

import pytest
from tests.brands import take
from tests.browser.conftest import COLORS, NOT_SHOWN, SCHEMES
from tests.conftest import Site, copy_in_english, plugins, take_what_is_made

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = ["/", "/signs/", "/contact/", "/people/sam-specimen/", "/exercises/bridge/"]


@pytest.fixture(scope="module", params=["light", "dark"])
def address(request, serve, made_once):
    """The sample's pages in another practice's looks."""
    if request.param == "dark":
        folder = request.getfixturevalue("other_practice")
        return serve(folder) + "/clinic"
    return serve(made_once("blossom", build_in_light_looks) / "output")


def build_in_light_looks(root):
    """Build the sample's English pages."""
    copy_in_english(root / "content", "brand", "comments")
    take_what_is_made(root / ".cache")
    take(root / "content", "blossom")
    shown = [plugin for plugin in plugins() if plugin.__name__ not in NOT_SHOWN]
    outcome = Site(root).build(PLUGINS=shown)
    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(visit, axe, address, path):
    """No words and no control are too pale, on a phone and on a desk.

    As in the sample (test_every_page.py), where axe's other rules are looked at.
    """
    page = visit(address + path, reduced_motion="reduce")  # no color is on its way
    narrow, wide = SCHEMES if PAGES.index(path) % 2 else SCHEMES[::-1]

    assert axe(page, 360, narrow, runOnly=COLORS) == []
    assert axe(page, 1280, wide, runOnly=COLORS) == []


def test_logo_keeps_the_head_of_a_phone_in_one_row(visit, address):
    """Neither mark nor logo makes a narrow page scroll sideways."""
    page = visit(f"{address}/contact/", width=320, height=640)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    shown = page.locator("header :is(.brand-mark, .brand-logo)").first
    assert shown.bounding_box()["height"] >= 20
