"""Pages of a brand that nobody has seen can be read, in light and in dark."""

import shutil

import pytest
from tests.brands import BRANDS, take
from tests.browser.conftest import COLORS, SCHEMES
from tests.conftest import ROOT, Site, take_what_is_made

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = ["/", "/signs/", "/contact/", "/people/sam-specimen/", "/exercises/bridge/"]
# What a site in English alone is built without: pages, and facts that name them.
OF_SPANISH = ["es", "synonyms.toml", "redirects.toml"]
SPANISH = '[[language]]\ncode = "es"\nname = "Español"\n'


@pytest.fixture(scope="module", params=BRANDS)
def address(request, serve, tmp_path_factory):
    """The sample's pages in another practice's looks."""
    root = tmp_path_factory.mktemp(request.param)
    shutil.copytree(
        ROOT / "content",
        root / "content",
        ignore=shutil.ignore_patterns("brand", "comments", *OF_SPANISH),
    )
    facts = root / "content" / "practice" / "practice.toml"
    facts.write_text(facts.read_text(encoding="utf-8").replace(SPANISH, ""), "utf-8")
    take_what_is_made(root / ".cache")
    take(root / "content", request.param)
    made = Site(root)
    outcome = made.build()
    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]
    return serve(made.output)


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
