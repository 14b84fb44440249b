"""Every kind of page can be read, used and printed by everybody."""

import json
from itertools import product
from pathlib import Path

import axe_playwright_python
import pytest

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
KINDS = [
    "/",
    "/404.html",
    "/articles/",
    "/articles/2026/",
    "/articles/archive/",
    "/articles/category/treatment/",
    "/articles/first-six-weeks-of-new-back-pain/",
    "/articles/page/2/",
    "/articles/tag/exercise/",
    "/conditions/",
    "/conditions/sciatica-and-slipped-disc/",
    "/contact/",
    "/es/",
    "/evidence/",
    "/first-visits/",
    "/gallery/",
    "/insurance-and-costs/",
    "/people/",
    "/people/sam-specimen/",
    "/search/",
    "/services/",
    "/services/strengthening/",
    "/signs/",
]
TEXT_SPACING = """
* { letter-spacing: 0.12em !important; line-height: 1.5 !important;
    word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
CLIPPED = """() => [...document.querySelectorAll("body *")]
  .filter((each) => each.checkVisibility() && each.clientHeight > 1
    && ["hidden", "clip"].includes(getComputedStyle(each).overflowY)
    && each.scrollHeight > each.clientHeight + 1
    && !each.querySelector("svg"))
  .map((each) => each.className)"""


def scrolls_sideways(page):
    """Whether any part of a page lies beside the window."""
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing(visit, address):
    """No rule of axe is broken, at any width, in light and in dark."""
    page, found = visit(address, reduced_motion="reduce"), {}
    page.add_script_tag(path=AXE)

    for width, scheme in product((320, 768, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        run = page.evaluate("axe.run({ resultTypes: ['violations'] })")
        found[f"{width} {scheme}"] = [told(each) for each in run["violations"]]

    assert {how: each for how, each in found.items() if each} == {}


def told(violation):
    """A violation in a line, with the first elements that break the rule."""
    where = [node["html"][:120] for node in violation["nodes"][:3]]
    return f"{violation['id']}: {violation['help']}: {json.dumps(where)}"


@pytest.mark.parametrize("address", KINDS)
def test_nothing_scrolls_sideways(visit, address):
    """Nobody has to scroll in two directions, down to 320 px (WCAG 1.4.10)."""
    page, wide = visit(address), []

    for width in (320, 360, 480, 768, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        if scrolls_sideways(page):
            wide.append(width)

    assert wide == []


@pytest.mark.parametrize("address", KINDS)
def test_text_can_be_spaced_out(visit, address):
    """Spacing as in WCAG 1.4.12 neither cuts off nor pushes aside any text."""
    page = visit(address, width=320)
    page.add_style_tag(content=TEXT_SPACING)

    assert not scrolls_sideways(page)
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("address", KINDS)
def test_text_can_be_twice_as_large(large_text_browser, sample, address):
    """Text at 200 %, as a visitor sets it in the browser, fits (WCAG 1.4.4)."""
    page = large_text_browser.new_page()
    page.goto(sample + address)

    for width in (640, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert not scrolls_sideways(page)
        assert page.evaluate(CLIPPED) == []
    page.close()


@pytest.mark.parametrize("address", KINDS)
def test_page_asks_only_this_site(browser, sample, address):
    """No page asks another site for anything, and none leaves anything behind."""
    context = browser.new_context()
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(sample + address, wait_until="networkidle")

    assert [url for url in asked if not url.startswith(sample)] == []
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()


# The checklist prints as a sheet to take along: tests/browser/signs/ looks at it.
@pytest.mark.parametrize("address", sorted({*KINDS} - {"/gallery/", "/signs/"}))
def test_prints_without_what_can_only_be_pressed(visit, address):
    """Paper shows the text and how to reach us, no menus and no buttons."""
    page = visit(address)
    page.emulate_media(media="print")

    assert page.locator("nav:visible, button:visible, .button:visible").count() == 0
    assert page.locator("main:visible").count() == 1
    assert page.locator("footer address").is_visible()
