"""Every kind of page can be read, used and printed by everybody."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import SCHEMES

pytestmark = pytest.mark.browser

KINDS = [
    "/",
    "/404.html",
    "/articles/",
    "/articles/2026/",
    "/articles/archive/",
    "/articles/category/treatment/",
    "/articles/first-six-weeks-of-new-back-pain/",
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
# Words of Spanish are longer, and so are its dates.
LONG_WORDS = ["/es/articulos/archivo/", "/es/contacto/", "/es/equipo/", "/es/senales/"]
TEXT_SPACING = """
* { letter-spacing: 0.12em !important; line-height: 1.5 !important;
    word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
CLIPPED = """() => [...document.querySelectorAll("body *")]
  .filter((each) => each.clientHeight > 1
    && each.scrollHeight > each.clientHeight + 1
    && ["hidden", "clip"].includes(getComputedStyle(each).overflowY)
    && each.checkVisibility()
    && !each.querySelector("svg"))
  .map((each) => each.className)"""


@pytest.fixture(scope="module")
def visitor(browser):
    """Somebody who has been nowhere else."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture(scope="module", params=KINDS)
def opened(request, visitor, sample):
    """A kind of page, opened once for all tests, with all that it asked for."""
    page = visitor.new_page()
    page.asked, page.kind = [], request.param
    page.on("request", lambda asking: page.asked.append(asking.url))
    page.goto(sample + request.param, wait_until="networkidle")
    yield page
    page.close()


@pytest.fixture
def page(opened):
    """The page as it first came, whatever the test before did to it."""
    opened.set_viewport_size({"width": 1280, "height": 800})
    opened.emulate_media(
        media="screen", color_scheme="light", reduced_motion="no-preference"
    )
    return opened


def scrolls_sideways(page):
    """Whether any part of a page lies beside the window."""
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def test_page_asks_only_this_site(page, sample):
    """No page asks another site for anything, and none leaves anything behind."""
    assert [url for url in page.asked if not url.startswith(sample)] == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_nothing_scrolls_sideways(page):
    """Nobody has to scroll in two directions, down to 320 px (WCAG 1.4.10)."""
    wide = []

    for width in (320, 360, 480, 768, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        if scrolls_sideways(page):
            wide.append(width)

    assert wide == []


def test_text_can_be_spaced_out(page):
    """Spacing as in WCAG 1.4.12 neither cuts off nor pushes aside any text."""
    page.set_viewport_size({"width": 320, "height": 800})
    style = page.add_style_tag(content=TEXT_SPACING)

    wide, clipped = scrolls_sideways(page), page.evaluate(CLIPPED)
    style.evaluate("style => style.remove()")

    assert not wide
    assert clipped == []


def test_a_page_zoomed_to_twice_its_size_fits_a_phone(page):
    """Text at 200 %, as who enlarges the page's text gets it, fits as well."""
    page.set_viewport_size({"width": 320, "height": 800})
    style = page.add_style_tag(content="html { font-size: 200% !important; }")

    wide, clipped = scrolls_sideways(page), page.evaluate(CLIPPED)
    style.evaluate("style => style.remove()")

    assert not wide
    assert clipped == []


# The checklist prints as a sheet to take along: tests/browser/signs/ looks at it.
@pytest.mark.parametrize(
    "opened", sorted({*KINDS} - {"/gallery/", "/signs/"}), indirect=True, scope="module"
)
def test_prints_without_what_can_only_be_pressed(page):
    """Paper shows the text and how to reach us, no menus and no buttons."""
    page.emulate_media(media="print")

    assert page.locator("nav:visible, button:visible, .button:visible").count() == 0
    assert page.locator("main:visible").count() == 1
    expect(page.locator("footer address")).to_be_visible()
    inks = "each => getComputedStyle(each).color"
    last_words = page.locator(".site-footer__small")
    assert last_words.evaluate(inks) == page.locator("footer address").evaluate(inks)


def test_axe_finds_nothing(page, axe):
    """No rule of axe is broken, on small and large screens, in light and in dark.

    Every second page is narrow in light and wide in dark, the others are the other way
    round: what pages share is looked at in all four.
    """
    page.emulate_media(reduced_motion="reduce")
    narrow, wide = SCHEMES if KINDS.index(page.kind) % 2 else SCHEMES[::-1]

    assert [*axe(page, 320, narrow), *axe(page, 1280, wide)] == []


@pytest.fixture
def large_text_page(page):
    """The page for a visitor who has set text to twice its usual size."""
    settings = page.context.new_cdp_session(page)
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    yield page
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    settings.detach()


@pytest.mark.parametrize("opened", [*KINDS, *LONG_WORDS], indirect=True, scope="module")
def test_text_can_be_twice_as_large(large_text_page):
    """Text at 200 %, as a visitor sets it in the browser, fits (WCAG 1.4.4)."""
    page = large_text_page

    for width in (320, 640, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert not scrolls_sideways(page), width
        assert page.evaluate(CLIPPED) == []


# Words of up to nine letters that stand on more than one line, by where they stand.
BROKEN_WORDS = r"""(where) => [...document.querySelectorAll(where)].flatMap((place) => {
  const broken = [];
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const { 0: word, index } of texts.currentNode.data.matchAll(/[\w$]{2,9}/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => top));
      if (lines.size > 1) broken.push(word);
    }
  }
  return broken;
})"""
MUST_BE_READ = {
    "/signs/": ".sign-list__label, .call-bar",
    "/insurance-and-costs/": ".price-table td",
    "/contact/": ".opening-hours, .reach-us__telephone, .site-footer__hours",
    "/people/sam-specimen/": "h1, .page-header__lead, .button",
    "/services/": ".card__title",
}


@pytest.mark.parametrize(
    ("opened", "where"), MUST_BE_READ.items(), indirect=["opened"], scope="module"
)
def test_very_large_letters_break_no_short_word(large_text_page, where):
    """A price is not read by halves on a phone, nor a danger sign."""
    large_text_page.set_viewport_size({"width": 360, "height": 640})

    assert large_text_page.evaluate(BROKEN_WORDS, where) == []


@pytest.mark.parametrize("width", [320, 360])
def test_figures_of_a_drawing_fit_a_phone(visit, width):
    """Opened, their table is no wider than the page."""
    page = visit("/conditions/acute-back-pain/", width=width)
    page.locator(".drawing__numbers > summary").first.click()

    assert not scrolls_sideways(page)
