"""The frame of every page works by keyboard, on a phone, and without scripts."""

import io

import pypdf
import pytest
from playwright.sync_api import expect
from tests.webdriver import ENTER, ESCAPE

pytestmark = pytest.mark.browser

ARTICLE = "/articles/does-physical-therapy-work-for-back-pain/"
PHONE = {"width": 360, "height": 740}
HIDDEN_FOCUS = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return "end";
  const box = focused.getBoundingClientRect();
  const style = getComputedStyle(focused);
  const at = document.elementFromPoint(
    box.left + Math.min(box.width, 40) / 2, box.top + box.height / 2);
  const covered = !(at && (focused.contains(at) || at.contains(focused)
    || focused.labels?.[0]?.contains(at)));
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return covered || !ringed ? focused.outerHTML.slice(0, 120) : "";
}"""

# Printers leave out what is behind words: white ones would be gone.
WHITE_WORDS = """() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (words.nextNode()) {
    const text = words.currentNode.textContent.trim();
    const element = words.currentNode.parentElement;
    const box = element.getBoundingClientRect();
    const color = getComputedStyle(element).color.match(/\\d+/g).slice(0, 3);
    const isSeen = element.checkVisibility() && box.width > 2 && box.height > 2;
    if (text && isSeen && Math.min(...color) > 170) found.push(text);
  }
  return found;
}"""


def test_skip_link_comes_first_and_leads_to_the_text(visit):
    """One Tab and Enter take a keyboard user past the header."""
    page = visit(ARTICLE)

    page.keyboard.press("Tab")
    focused = page.locator(":focus")

    assert focused.get_attribute("href") == "#main"
    assert focused.bounding_box()["height"] > 20
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.querySelector('main').contains(document.activeElement)"
    )


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 800}], ids=str)
@pytest.mark.parametrize("address", ["/", "/questions/", "/contact/"])
def test_focus_is_always_seen(visit, address, size):
    """Whatever has the focus has a ring, and nothing covers it (WCAG 2.4.11)."""
    page = visit(address, reduced_motion="reduce", **size)
    hidden = []
    for _each in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(HIDDEN_FOCUS)
        if found == "end":
            break
        hidden.append(found)

    assert hidden
    assert list(filter(None, hidden)) == []


def test_menu_opens_without_scripts(visit):
    """A phone without scripts gets the whole menu, and Escape closes it."""
    page = visit("/", java_script_enabled=False, **PHONE)
    menu = page.locator(".site-header__nav")
    expect(menu).not_to_be_visible()

    page.get_by_role("button", name="Menu").click()
    expect(menu).to_be_visible()
    expect(menu.get_by_role("link", name="Services", exact=True)).to_be_visible()

    page.keyboard.press("Escape")
    expect(menu).not_to_be_visible()


def test_menu_has_a_way_out(visit):
    """The open menu covers the header; its own button closes it, without scripts."""
    page = visit("/", java_script_enabled=False, **PHONE)
    page.get_by_role("button", name="Menu").click()

    page.get_by_role("button", name="Close").click()

    expect(page.locator(".site-header__nav")).not_to_be_visible()


MENU = """
  const menu = document.querySelector(".site-header__nav");
  const close = menu.querySelector("button");
  const links = menu.querySelector("ul").getBoundingClientRect();
  const style = getComputedStyle(menu);
  return {
    open: menu.matches(":popover-open"),
    below: menu.getBoundingClientRect().bottom - links.bottom
      - parseFloat(style.paddingBottom) - parseFloat(style.borderBottomWidth),
    height: menu.offsetHeight / innerHeight,
    close: [close.offsetWidth, close.offsetHeight],
  };"""

OPEN, CLOSED = (
    f"return (() => {{ {MENU} }})().open === {name}" for name in ("true", "false")
)


def test_menu_is_as_tall_as_its_links_in_every_engine(engine, sample):
    """It opens, ends below its last link, and closes with a button of usual size."""
    engine.visit(sample + "/")
    engine.click(".site-header__inner > .site-header__menu")
    engine.wait(OPEN)
    menu = engine.run(MENU)

    assert abs(menu["below"]) < 2
    assert menu["height"] < 0.8
    assert menu["close"][0] < 160
    assert menu["close"][1] < 60

    engine.click(".site-header__nav > .site-header__menu")
    engine.wait(CLOSED)


def test_menu_closes_with_escape_in_every_engine(engine, sample):
    """A keyboard leaves the menu, and is back at the button that opened it."""
    engine.visit(sample + "/")
    opener = ".site-header__inner > .site-header__menu"
    engine.write(opener, ENTER)
    engine.wait(OPEN)

    engine.write(".site-header__nav > .site-header__menu", ESCAPE)
    engine.wait(CLOSED)
    assert engine.run("return document.activeElement.matches(arguments[0])", opener)


@pytest.mark.parametrize("address", ["/thank-you/", "/404.html"])
def test_a_short_page_is_one_sheet_in_firefox(engines, sample, address):
    """No blank sheet comes after it."""
    firefox = engines("firefox")
    firefox.visit(sample + address)

    sheets = pypdf.PdfReader(io.BytesIO(firefox.printed())).pages
    assert len(sheets) == 1


def test_focus_returns_to_the_menu_that_was_left(visit):
    """Whoever opens the menu by keyboard and leaves it is where they were."""
    page = visit(ARTICLE, **PHONE)
    opener = page.locator(".site-header__inner > .site-header__menu")
    opener.focus()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "/signs/"
    page.keyboard.press("Escape")

    assert opener.evaluate("button => button === document.activeElement")


def test_sample_notice_closes_without_scripts_and_is_not_remembered(visit):
    """The notice goes away for this page and stores nothing."""
    page = visit("/", java_script_enabled=False)

    page.get_by_role("button", name="Hide").click()
    expect(page.locator(".sample-notice")).not_to_be_visible()

    page.reload()
    expect(page.locator(".sample-notice")).to_be_visible()


def test_call_bar_stays_in_reach_and_covers_nothing(visit):
    """On a phone calling is one tap away, and the end of the page can be read."""
    page = visit(ARTICLE, **PHONE)
    bar = page.locator(".call-bar__actions")
    assert bar.bounding_box()["y"] + bar.bounding_box()["height"] <= PHONE["height"] + 1

    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    page.wait_for_timeout(100)
    footer = page.locator(".site-footer").bounding_box()

    assert footer["y"] + footer["height"] <= bar.bounding_box()["y"] + 1


def test_low_windows_are_left_to_the_text(visit):
    """On a phone held sideways the call bar does not take the room of the text."""
    page = visit(ARTICLE, width=740, height=360)

    assert page.locator(".call-bar").bounding_box()["y"] > 360


def test_forced_colors_keep_marks_and_urgency(visit):
    """With the visitor's own colors, cards keep their edge and steps their number."""
    page = visit("/first-visits/", forced_colors="active")

    border = "getComputedStyle(document.querySelector('{}'), '{}').borderTopStyle"
    assert page.evaluate(border.format(".steps li", "::before")) == "solid"


def test_links_on_paper_show_where_they_lead(visit):
    """A printed article gives the addresses of its outside links."""
    page = visit("/articles/first-six-weeks-of-new-back-pain/")

    text = "".join(
        sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf())).pages
    )

    assert "nice.org.uk/guidance/ng59" in "".join(text.split())
    assert "Request a visit" not in text


def test_the_contact_page_on_paper_has_what_paper_can_use(visit):
    """No form and nothing about it; telephone, address and hours are there."""
    page = visit("/contact/")

    text = " ".join(
        " ".join(
            sheet.extract_text()
            for sheet in pypdf.PdfReader(io.BytesIO(page.pdf())).pages
        ).split()
    )

    assert "100 Example Street" in text
    assert "Opening hours Monday" in text
    assert "0142" in text
    for nothing in ("Request a visit", "We only ask", "danger sign, call 911", "now"):
        assert nothing not in text.replace("danger sign Do not", "")


@pytest.mark.parametrize("address", ["/exercises/", "/evidence/"])
def test_words_on_paper_keep_their_size(visit, address):
    """Nothing runs past the edge of a sheet: a browser would print all smaller."""
    sizes = set()
    sheet = pypdf.PdfReader(io.BytesIO(visit(address).pdf(format="Letter"))).pages[0]
    sheet.extract_text(
        visitor_text=lambda text, state, matrix, _font, size: (
            sizes.add(round(abs(size * matrix[3] * state[3]), 1))
            if text.strip()
            else None
        )
    )

    assert max(sizes) > 17  # points: a title has 20, in a stand-in 17 to 23


def test_nothing_on_the_printed_list_of_sources_can_be_pressed(visit):
    """The pages that rest on a source lie open, without a mark or a row for a thumb."""
    page = visit("/evidence/")
    page.emulate_media(media="print")
    row = page.locator(".evidence-list summary").first
    look = row.evaluate(
        "(row) => [getComputedStyle(row).listStyleType, row.offsetHeight]"
    )

    assert look[0] == '""'
    assert look[1] < 30


def test_rows_of_a_table_stay_whole_on_paper(visit):
    """A treatment and its risks are never on two sheets by halves."""
    page = visit("/services/")
    page.emulate_media(media="print")

    breaks = "getComputedStyle(document.querySelector('tbody tr')).breakInside"
    assert page.evaluate(breaks) == "avoid"


def test_lists_without_markers_stand_on_the_edge_on_paper(visit):
    """What a component sets in line with its heading stays there."""
    page = visit("/insurance-and-costs/")
    page.emulate_media(media="print")
    left = "getComputedStyle(document.querySelector('.choices ul')).paddingLeft"

    assert page.evaluate(left) == "0px"


@pytest.mark.parametrize("address", ["/", "/search/", "/contact/", ARTICLE])
def test_no_words_are_white_on_paper(visit, address):
    """Neither on buttons nor on the red of danger signs, whatever the screen shows."""
    page = visit(address)
    for scheme in ("light", "dark"):
        page.emulate_media(media="print", color_scheme=scheme)

        assert page.evaluate(WHITE_WORDS) == [], scheme
