"""All kinds of page share one grid: edges, the title's line, the margin's notes."""

from urllib.parse import urljoin

import pytest
from tests.browser.conftest import wait_for_scripts

pytestmark = pytest.mark.browser

ARTICLE = "/articles/does-physical-therapy-work-for-back-pain/"
KINDS = [
    ARTICLE,
    "/articles/",
    "/conditions/",
    "/conditions/sciatica-and-slipped-disc/",
    "/services/",
    "/services/strengthening/",
    "/people/",
    "/contact/",
    "/evidence/",
    "/search/",
    "/signs/",
    "/exercises/",
]
TITLE = """() => {
  const box = document.querySelector("h1").getBoundingClientRect();
  return [Math.round(box.left), Math.round(box.top)];
}"""


def at_widths(page, *widths):
    """Make a window as wide as each; a page is loaded once for all of them."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        yield width


def test_titles_stand_on_one_line_and_one_edge(visit):
    """From page to page the title stays where it is, on a phone and on a desk."""
    page, places = visit("/"), {}
    for address in KINDS:
        page.goto(urljoin(page.url, address))
        wait_for_scripts(page)
        for width in (360, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            places.setdefault(width, {})[address] = page.evaluate(TITLE)

    for where in places.values():
        lefts, tops = zip(*where.values(), strict=True)
        assert len(set(lefts)) == 1, where
        assert max(tops) - min(tops) <= 4, where  # a trail of one word is a hair lower


def test_a_tablets_column_stands_in_the_middle(visit):
    """Neither side is a void."""
    page = visit(ARTICLE)
    for width in at_widths(page, 768, 900, 1000):
        box = page.locator(".reading__text").bounding_box()

        assert box["x"] == pytest.approx(width - box["x"] - box["width"], abs=2)


def test_short_pages_of_text_stand_where_long_ones_do(visit):
    """Beside headings instead of a list of contents, on the same edge."""
    edge = "document.querySelector('.prose > p').getBoundingClientRect().left"
    pages = "/privacy/", "/good-faith-estimate/", "/exercises/bird-dog/", "/"
    edges = {page: visit(page).evaluate(edge) for page in pages}

    assert len(set(edges.values())) == 1, edges


NOTES = """() => {
  const text = document.querySelector(".reading__text").getBoundingClientRect();
  const numbers = document.querySelectorAll(".margin-notes > p [aria-label*=': ']");
  return [...numbers].map(each => {
    const style = getComputedStyle(each, "::after");
    return {words: style.content, side: style.float,
      over: text.right + parseFloat(style.marginInlineEnd) * -1 - innerWidth};
  });
}"""


def test_claims_name_their_sources_in_the_margin(visit):
    """Beside the text, on the screen, and without a second list in the page."""
    page = visit(ARTICLE)
    for width in at_widths(page, 1200, 1280, 1920):
        notes = page.evaluate(NOTES)

        assert len(notes) > 8
        assert {note["side"] for note in notes} == {"inline-end"}
        assert '"Source 1: Hayden 2021"' in {note["words"] for note in notes}
        assert max(note["over"] for note in notes) <= 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.set_viewport_size({"width": 1000, "height": 800})
    narrow = page.evaluate(NOTES)  # there the list at the foot is enough
    assert {note["words"] for note in narrow} == {"none"}


def test_a_margin_names_a_source_once_a_section(visit):
    """Three claims in a row that rest on one trial have one note beside them."""
    sections = visit(ARTICLE, width=1280).evaluate(
        """() => { const found = [[]];
        for (const each of document.querySelectorAll(".margin-notes :is(h2, sup a)"))
          if (each.nodeName == "H2") found.push([]);
          else if (getComputedStyle(each, "::after").content != "none")
            found.at(-1).push(each.textContent);
        return found.filter(each => each.length); }"""
    )

    assert len(sections) > 6
    assert [section for section in sections if len(section) != len(set(section))] == []


@pytest.mark.parametrize("width", [1200, 1920])
def test_words_of_a_finding_stand_in_the_margin_where_there_is_one(visit, width):
    """Beside its picture, on one line with notes; with very large letters below it."""
    page = visit(ARTICLE, width=width)
    text, words = page.locator(".reading__text"), page.locator(".effect figcaption")

    assert words.bounding_box()["x"] > sum(map(text.bounding_box().get, ("x", "width")))
    page.add_style_tag(content="html { font-size: 200% !important }")
    assert words.bounding_box()["x"] < sum(map(text.bounding_box().get, ("x", "width")))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "address", [ARTICLE, "/conditions/osteoporosis-and-fracture-risk/"]
)
def test_tables_of_authors_have_room_for_words(visit, address):
    """On a phone what a row is about has a line, and the rest lies below it."""
    page = visit(address)
    for width in at_widths(page, 320, 360, 1280):
        rows = page.evaluate(
            """() => [...document.querySelectorAll(".prose > table tr")].map(row => {
              const box = row.getBoundingClientRect();
              return [...row.children].map(cell => {
                const {top, width} = cell.getBoundingClientRect();
                return [Math.round(top - box.top), width / box.width]; }); })"""
        )
        tops = [[top for top, _width in cells] for cells in rows]

        assert len(rows) > 4
        assert all(len(set(entry)) == (2 if width < 432 else 1) for entry in tops)
        assert min(share for cells in rows for _top, share in cells[1:]) > 0.2
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_very_wide_screen_is_used(visit):
    """Text grows with the page, so that lines stay as long."""
    page = visit(ARTICLE)
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    sizes = [page.evaluate(size) for _width in at_widths(page, 1280, 1920)]

    assert sizes[1] > 1.1 * sizes[0]


LINES = """() => [...document.querySelectorAll("main :is(h1, h2)")].map((heading) => {
  const words = document.createRange();
  words.selectNodeContents(heading);
  const widths = {};
  for (const { top, width } of words.getClientRects()) {
    widths[Math.round(top)] = (widths[Math.round(top)] ?? 0) + width;
  }
  return [heading.textContent, ...Object.values(widths).map(Math.round)];
}).filter(([, first, ...rest]) => rest.length)"""


@pytest.mark.parametrize(
    "address", ["/", "/es/", "/contact/", "/signs/", "/es/senales/"]
)
def test_no_heading_leaves_a_word_alone(visit, address):
    """Lines of a title, in the margin as well, are of much the same length."""
    headings = visit(address, width=1280).evaluate(LINES)

    assert headings
    assert [each for each in headings if each[-1] < max(each[1:]) * 0.4] == []


def test_prices_stand_on_the_right_edge(visit):
    """The column ends where the lines below it do."""
    page = visit("/insurance-and-costs/", width=360)
    table = page.locator(".price-table").bounding_box()
    price = page.locator(".price-table td").first
    words = price.evaluate(
        "(cell) => { const words = document.createRange();"
        " words.selectNodeContents(cell); return words.getBoundingClientRect().right; }"
    )

    assert words == pytest.approx(table["x"] + table["width"], abs=1)


def test_ways_to_ask_for_somebody_stand_on_one_line(visit):
    """However long the words about one of them are."""
    page = visit("/people/")
    page.evaluate("document.querySelector('.person-card__says').append(' And so on.')")
    for width in at_widths(page, 1280, 1920):
        tops = page.locator(".person-card__ask").evaluate_all(
            "(asks) => asks.map((ask) => Math.round(ask.getBoundingClientRect().top))"
        )

        assert len(tops) == 3
        assert len(set(tops)) == 1, (width, tops)


@pytest.mark.parametrize(
    "address", ["/thank-you/", "/articles/sleeping-with-back-pain/"]
)
def test_names_of_scenes_in_a_row_stand_on_one_line(visit, address):
    """Pictures stand on one edge, whatever their heights."""
    page = visit(address, width=1280)
    tops = page.locator(".scene-list__name").evaluate_all(
        "(names) => names.map((name) => Math.round(name.getBoundingClientRect().top))"
    )

    assert tops[0] == pytest.approx(tops[1], abs=1)


def test_words_on_the_list_of_sources_stand_on_its_edge(visit):
    """Nothing beside a side column starts somewhere else than the list."""
    page = visit("/evidence/")
    for width in at_widths(page, 360, 768, 1280, 1920):
        words = page.locator(".listing > .prose").bounding_box()
        sources = page.locator(".evidence-list__all").bounding_box()

        assert words["x"] == pytest.approx(sources["x"], abs=1), width


@pytest.mark.parametrize("address", ["/evidence/", "/es/evidencia/"])
def test_the_day_of_a_source_stands_beside_its_words(visit, address):
    """“Last checked” and the day are on one line, however narrow the column."""
    page = visit(address)
    for width in at_widths(page, 360, 768):
        lines = page.evaluate(
            """() => [...document.querySelectorAll(".evidence-list time")].map(
              ({ parentElement: words }) =>
                new Set([...words.getClientRects()].map(({ top }) => top)).size)"""
        )

        assert len(lines) > 100
        assert max(lines) == 1, width


def test_a_health_plan_alone_in_its_row_lies_across(visit):
    """No gap stays beside the last one."""
    page = visit("/insurance-and-costs/", width=1280)
    plans = page.locator(".plan-list").bounding_box()
    last = page.locator(".plan-list__plan").last.bounding_box()

    assert page.locator(".plan-list__plan").count() % 2 == 1
    assert last["width"] == pytest.approx(plans["width"], abs=1)


@pytest.mark.parametrize("width", [768, 1280])
def test_who_wrote_a_page_stands_beside_their_face(visit, width):
    """A name that takes two lines has both there, and all words are on one line."""
    page = visit("/articles/sleeping-with-back-pain/", width=width)
    apart, lower = page.locator(".page-header__facts").first.evaluate(
        """(facts) => {
          const face = facts.querySelector(".face img").getBoundingClientRect();
          const name = facts.querySelector("a").getBoundingClientRect();
          const middle = ({ top, bottom }) => (top + bottom) / 2;
          return [name.left - face.right, middle(name) - middle(face)];
        }"""
    )

    assert apart > 0
    assert lower == pytest.approx(0, abs=3)


def test_a_single_scene_fills_its_panel(visit):
    """No third of it is empty."""
    page = visit("/404.html", width=1280)
    panel = page.locator(".scene-list__scenes").bounding_box()
    picture = page.locator(".scene-list__picture").bounding_box()

    assert picture["width"] == pytest.approx(panel["width"], abs=1)


def test_a_compound_word_stays_whole_in_a_large_title(visit):
    """“One-on-one” stands on one line of a phone."""
    title = visit("/services/", width=360).locator(".card--lead .card__link")
    words = title.evaluate(
        """(link) => {
          const words = document.createRange();
          words.setStart(link.firstChild, 0);
          words.setEnd(link.firstChild, "One-on-one".length);
          return words.getClientRects().length;
        }"""
    )

    assert title.inner_text().startswith("One-on-one")
    assert words == 1
