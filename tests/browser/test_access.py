"""What keyboards, screen readers, large letters and strong colors need of pages."""

import re

import pytest
from lxml import html
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ARTICLE = "/articles/does-physical-therapy-work-for-back-pain/"
PHONE = {"width": 360, "height": 740}
EVERY_KIND = [
    "/",
    ARTICLE,
    "/conditions/sciatica-and-slipped-disc/",
    "/services/",
    "/people/",
    "/contact/",
    "/search/",
    "/es/",
]
# The ring is nine pixels around; an ancestor that hides what overflows cuts it off.
CUT_RINGS = """() => [...document.querySelectorAll("a, button, input, select, summary")]
  .filter(each => each.checkVisibility() && !each.closest(".visually-hidden"))
  .filter(each => {
    const box = each.getBoundingClientRect();
    for (let at = each.parentElement; at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).position === "fixed") return false;
      if (getComputedStyle(at).overflowX === "visible") continue;
      const edge = at.getBoundingClientRect();
      if (box.left - 3 < edge.left || box.right + 3 > edge.right
        || box.top - 3 < edge.top || box.bottom + 3 > edge.bottom) return true;
    }
    return false;
  }).map(each => each.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("address", EVERY_KIND)
def test_nothing_cuts_off_a_ring_of_focus(visit, address):
    """What has the focus shows all of its ring (WCAG 2.4.7)."""
    page = visit(address)

    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(CUT_RINGS) == [], width


def test_contents_are_no_dead_stop_beside_the_text(visit):
    """On a wide screen the open list has no button that says it is closed."""
    page = visit(ARTICLE, width=1280)

    expect(page.locator(".contents a").first).to_be_visible()
    expect(page.locator(".contents summary")).not_to_be_visible()
    expect(page.locator(".contents__title")).to_be_visible()
    expect(visit(ARTICLE, **PHONE).locator(".contents summary")).to_be_visible()


@pytest.mark.parametrize(
    "address", ["/contact/", "/articles/what-to-expect-from-physical-therapy/"]
)
def test_a_mistake_that_was_followed_shows_its_question(visit, address):
    """Question and message stand on the screen, above the answer (WCAG 3.3.1)."""
    page = visit(address, **PHONE)
    plain = page.title()
    for handle in page.locator("#leave-a-comment summary").all():
        handle.click()
    page.locator("form.request-form, form.comment-form").get_by_role("button").click()

    links = page.get_by_role("alert").get_by_role("link").all()
    assert links
    assert page.title() == f"Error: {plain}"
    for link in links:
        link.click()
        page.wait_for_timeout(600)
        question = page.locator(f"label[for='{link.get_attribute('href')[1:]}']")
        assert question.bounding_box()["y"] >= 0


def test_close_stands_where_menu_stood(visit):
    """The finger that opened the menu is on the button that closes it."""
    page = visit(ARTICLE, **PHONE)
    opener = page.locator(".site-header__inner > .site-header__menu")
    before = opener.bounding_box()
    opener.click()
    closer = page.locator(".site-header__nav > .site-header__menu").bounding_box()

    assert closer["y"] == pytest.approx(before["y"], abs=2)
    assert closer["x"] + closer["width"] == pytest.approx(
        before["x"] + before["width"], abs=2
    )


PLACES = """[...document.querySelectorAll(".site-header :is(a, button)")]
  .filter(each => each.checkVisibility())
  .map(each => each.getBoundingClientRect())
  .map(box => [Math.round(box.top + box.height / 2), box.left])"""


def test_focus_goes_through_the_header_as_one_reads(visit):
    """Row by row, and in each from left to right (WCAG 2.4.3)."""
    page = visit("/")
    for width in (500, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        rows = []
        for top, left in page.evaluate(PLACES):
            if not rows or abs(rows[-1][0] - top) > 20:
                rows.append((top, []))
            rows[-1][1].append(left)

        assert [row for row, _lefts in rows] == sorted(row for row, _lefts in rows)
        assert all(lefts == sorted(lefts) for _row, lefts in rows), width


# A link in a sentence is as high as its line.
SMALL = """[...document.querySelectorAll("main :is(a, button, summary)")]
  .filter(each => each.checkVisibility() && !each.closest(".visually-hidden"))
  .map(each => [each, each.getBoundingClientRect()])
  .filter(([each, box]) => each.matches(".citation > a")
    ? Math.min(box.width, box.height) < 22
    : getComputedStyle(each).display !== "inline" && box.height < 24)
  .map(([each]) => each.outerHTML)"""


@pytest.mark.parametrize("address", ["/", ARTICLE, "/services/"])
def test_what_is_pressed_is_large_enough_for_a_finger(visit, address):
    """Rows, buttons, and numbers of sources, small as they are (WCAG 2.5.8)."""
    assert visit(address, **PHONE).evaluate(SMALL) == []


HEARD = """() => {
  document.querySelectorAll("details").forEach(each => each.open = true);
  const shown = [...document.querySelectorAll("main :is(a, table, form)")]
    .filter(each => each.checkVisibility());
  const name = each => each.ariaLabel
    ?? (document.getElementById(each.getAttribute("aria-labelledby"))
      ?? each.caption ?? each).innerText.trim();
  const links = shown.filter(each => each.matches("a"));
  return {
    twice: Object.entries(Object.groupBy(links, name))
      .filter(([, same]) => new Set(same.map(each => each.href)).size > 1)
      .map(([words]) => words),
    nameless: shown.filter(each => !each.matches("a") && !each.caption
      && !each.hasAttribute("aria-label")
      && !document.getElementById(each.getAttribute("aria-labelledby")))
      .map(each => each.outerHTML.slice(0, 80)),
  };
}"""


@pytest.mark.parametrize(
    "address", [ARTICLE, "/contact/", "/insurance-and-costs/", "/my-program/"]
)
def test_what_is_heard_by_itself_makes_sense(visit, address):
    """A list of links, tables or forms tells each from the others (WCAG 2.4.9)."""
    assert visit(address).evaluate(HEARD) == {"twice": [], "nameless": []}


UNDERLINED = """[...document.querySelectorAll(".site-header__link")]
  .filter(each => parseFloat(getComputedStyle(each).borderBlockEndWidth) > 0).length"""


def test_forced_colors_mark_one_entry_of_the_menu(visit):
    """With a visitor's own colors only the page that one is on is underlined."""
    page = visit("/services/", width=1280, forced_colors="active")

    assert page.evaluate(UNDERLINED) == 1


def test_forced_colors_keep_the_edges_of_danger(visit):
    """The bar of the checklist has an edge where it has no color."""
    page = visit("/signs/", forced_colors="active", **PHONE)
    page.locator("[data-level=emergency]").first.check()
    bar = page.locator(".sign-bar__result[data-result=emergency]")

    edge = bar.evaluate("bar => getComputedStyle(bar).borderBlockEndWidth")
    assert edge == "3px"


@pytest.mark.parametrize("address", ["/exercises/", "/signs/"])
def test_forced_colors_keep_the_edge_of_a_call_for_help(visit, address):
    """“Call 911” looks like something to press where it has no ground, too."""
    page = visit(address, forced_colors="active", **PHONE)

    edges = page.locator("a.call-911").evaluate_all(
        """(calls) => calls.map((call) => {
          const { borderTopWidth, borderTopStyle } = getComputedStyle(call);
          return `${borderTopWidth} ${borderTopStyle}`;
        })"""
    )
    assert edges
    assert set(edges) == {"3px solid"}


def test_a_call_for_help_is_as_high_as_a_thumb(visit):
    """44 pixels at least, on a phone."""
    page = visit("/exercises/", **PHONE)

    assert page.locator("a.call-911").first.bounding_box()["height"] >= 44


SOFT = """[".page-header__lead", "html"].map(
  each => getComputedStyle(document.querySelector(each)).color)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_for_contrast_reads_ink(visit, scheme):
    """Soft words are as strong as all others."""
    soft, ink = visit(ARTICLE, color_scheme=scheme).evaluate(SOFT)
    assert soft != ink

    soft, ink = visit(ARTICLE, color_scheme=scheme, contrast="more").evaluate(SOFT)
    assert soft == ink


@pytest.mark.parametrize(
    "address", [*EVERY_KIND, "/conditions/", "/evidence/", "/signs/"]
)
def test_a_visitors_own_letters_never_scroll_sideways(visit, address):
    """Text at twice its size by a style of one's own fits, too (WCAG 1.4.4)."""
    page = visit(address)
    page.add_style_tag(content="html { font-size: 200% !important }")

    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_search_without_scripts_says_so(visit):
    """A visitor without scripts reads why there is no field, and what there is."""
    page = visit("/search/", java_script_enabled=False)

    expect(page.get_by_text("Your browser runs no scripts here")).to_be_visible()
    expect(page.get_by_role("searchbox")).not_to_be_visible()


@pytest.mark.parametrize("kind", ["studies", "guidance"])
def test_evidence_is_chosen_by_kind_without_scripts(visit, kind):
    """Papers or guidance alone: the others go, and so do subjects without any."""
    page = visit("/evidence/", java_script_enabled=False)
    sources = page.locator(".evidence-list__source")
    count = sources.count()
    page.locator(f"[value={kind}]").check()

    assert 20 < page.locator(".evidence-list__source:visible").count() < count
    for section in page.locator(".evidence-list section:visible").all():
        assert section.locator("li:visible").count() > 0


def test_evidence_can_be_walked_by_subject(visit):
    """Headings and jumps divide it, and few of its links are in the way."""
    page = visit("/evidence/")

    jumps = page.locator(".evidence-list__find .jumps a")
    assert jumps.count() == page.locator(".evidence-list h2").count() > 9
    jumps.last.click()
    expect(page.locator(".evidence-list h2").last).to_be_visible()
    assert page.locator("main a:visible").count() < 250


REACHING = [
    "/people/jordan-sample/",
    "/services/strengthening/",
    "/conditions/back-strain/",
    ARTICLE,
]


@pytest.mark.parametrize("address", REACHING)
def test_a_wide_page_leads_to_the_practice_from_its_text(visit, address):
    """Whoever reads it can call, or ask for a visit, right there."""
    main = visit(address, width=1280).locator("main")

    expect(main.locator("a.button[href^='tel:+1']")).to_be_visible()
    expect(main.locator("a.button[href$='/contact/#request']")).to_be_visible()


def test_a_row_of_a_table_opens_on_a_phone(visit):
    """Services are compared one at a time, by keyboard, too."""
    page = visit("/services/", **PHONE)
    row = page.locator(".comparison-table tbody tr").first
    expect(row.locator("td").first).not_to_be_visible()

    row.locator("summary").press("Enter")

    expect(row.locator("td").first).to_be_visible()
    assert (
        not page.locator(".comparison-table tbody tr")
        .nth(1)
        .locator("td")
        .first.is_visible()
    )


def test_services_on_paper_are_a_table(visit):
    """Not a list and then the same again."""
    page = visit("/services/")
    page.emulate_media(media="print")

    expect(page.locator(".comparison-table td").first).to_be_visible()
    expect(page.locator(".listing > .grid")).not_to_be_visible()


@pytest.mark.parametrize("lang", ["", "es/"])
def test_an_urgency_is_announced_in_one_way(sample_site, lang):
    """What is read out before a heading does not change from page to page."""
    said = {"emergency": set(), "urgent": set()}
    for path in (sample_site / lang).rglob("*.html"):
        if "gallery" in path.parts or (
            "es" in path.relative_to(sample_site).parts
        ) != bool(lang):
            continue
        for level, prefixes in said.items():
            page = html.fromstring(path.read_bytes())
            for card in page.find_class(f"care-card--{level}"):
                for words in card.xpath("./*[1]/span[@class='visually-hidden']/text()"):
                    prefixes.add(words.strip())

    assert [len(sentences) for sentences in said.values()] == [1, 1]


def test_whoever_asks_for_a_visit_comes_to_the_form(sample_site):
    """Links that name a request lead to it, not to the top of its page."""
    wrong = [
        (path.relative_to(sample_site).as_posix(), link.get("href"))
        for path in sample_site.rglob("index.html")
        if "gallery" not in path.parts
        for link in html.fromstring(path.read_bytes()).iter("a")
        if re.search(
            r"request a visit|us a request|solicite una visita|una solicitud",
            link.text_content(),
            re.IGNORECASE,
        )
        and re.fullmatch(r"(/es)?/(contact|contacto)/", link.get("href", ""))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    "address",
    ["/articles/", "/exercises/", "/people/", "/people/sam-specimen/", "/evidence/"],
)
def test_letters_twice_as_large_fit_the_narrowest_phone(visit, address):
    """Lists and faces give way: nothing has to be scrolled sideways (WCAG 1.4.10)."""
    page = visit(address, width=320, height=640)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    page.wait_for_timeout(200)

    wide, shown = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide == shown
