"""The home page meets a visitor: what to do first, and people on its ground."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
TODAY = {"/": "#what-you-can-do-today", "/es/": "#que-puede-hacer-hoy"}

PANELS = """[...document.querySelectorAll(".triage > *")].map(card => {
  const link = card.querySelector("a");
  const box = card.getBoundingClientRect();
  return {links: card.querySelectorAll("a").length, href: link.getAttribute("href"),
    height: Math.round(box.height), top: Math.round(box.top),
    share: link.getBoundingClientRect().width / box.width};
})"""
GROUND = """() => {
  const box = name => document.querySelector(name).getBoundingClientRect();
  const figures = box(".hero__people svg"), hero = box(".hero");
  return {feet: hero.bottom - figures.bottom, width: figures.width,
    height: figures.height, scroll: document.documentElement.scrollWidth};
}"""


@pytest.mark.parametrize("address", ["/", "/es/"])
def test_three_panels_each_with_one_action(visit, address):
    """Now, today and everything else are as large as one another."""
    panels = visit(address).evaluate(PANELS)

    assert [panel["links"] for panel in panels] == [1, 1, 1]
    assert panels[0]["href"] == "tel:911"
    assert panels[1]["href"].endswith("#part_same-day")
    assert panels[2]["href"].endswith("#request")
    assert len({(panel["height"], panel["top"]) for panel in panels}) == 1


def test_buttons_of_the_panels_are_wide_on_a_phone(visit):
    """A thumb finds them on either side."""
    panels = visit("/", width=360).evaluate(PANELS)

    assert min(panel["share"] for panel in panels) > 0.8


SPINE = """[...document.querySelectorAll(".steps > ol > li")].map(step => {
  const {borderTopWidth, borderLeftWidth} = getComputedStyle(step, "::after");
  const {top} = step.getBoundingClientRect();
  return {top, across: borderTopWidth, down: borderLeftWidth};
})"""


@pytest.mark.parametrize(("width", "across"), [(360, False), (1280, True)])
def test_the_spine_lies_between_the_numbers_of_steps(visit, width, across):
    """Down a phone and across a desk, and never through their words."""
    *joined, _last = visit("/", width=width).evaluate(SPINE)

    assert len({step["top"] for step in joined}) == (1 if across else 2)
    for step in joined:
        assert (step["across"], step["down"]) == (
            ("3px", "0px") if across else ("0px", "3px")
        )


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1920])
def test_people_stand_on_the_next_sections_edge(visit, width):
    """Their feet touch the line that ends the first screen, on phones, too."""
    ground = visit("/", width=width).evaluate(GROUND)

    assert 0 <= ground["feet"] <= 4
    assert ground["height"] > 90
    assert ground["scroll"] <= width


def test_request_leads_to_the_form(visit):
    """Nobody has to look for it below two screens of other things."""
    links = visit("/").get_by_role("link", name="Request a visit")

    assert {link.get_attribute("href") for link in links.all()} == {"/contact/#request"}


def test_hours_are_said_at_this_moment(visit):
    """Whoever may call reads first whether somebody would answer."""
    page = visit("/")

    assert page.locator(".hero open-now").inner_text().split()[0] in {"Open", "Closed"}
    expect(
        page.locator(".hero").get_by_role("link", name="Opening hours")
    ).to_be_visible()


@pytest.mark.parametrize(("width", "side"), [(360, "Left"), (1440, "Top")])
def test_steps_are_joined_by_one_line_that_crosses_no_word(visit, width, side):
    """Below one another on a phone, side by side across a desk."""
    page = visit("/", width=width)
    drawn = page.locator(".steps li").first.evaluate(
        "step => ['Left', 'Top'].filter(side => parseFloat("
        "getComputedStyle(step, '::after')[`border${side}Width`]) > 0)"
    )
    assert drawn == [side]


@pytest.mark.parametrize("media", ["screen", "print"])
def test_three_therapists_stand_side_by_side(visit, media):
    """On a tablet and on paper no one stands alone below the others."""
    page = visit("/", width=768)
    page.emulate_media(media=media)
    tops = page.locator(".person-card").evaluate_all(
        "(cards) => cards.map((card) => card.getBoundingClientRect().top)"
    )

    assert len(tops) == 3
    assert len(set(tops)) == 1, tops


@pytest.mark.parametrize("address", ["/", "/es/"])
def test_what_to_do_today_is_one_press_away_below_the_signs(visit, address):
    """Who has no danger sign finds it before a second screen has been scrolled."""
    page = visit(address, width=360, height=740)
    danger = page.locator(".care-card--emergency").bounding_box()
    today = page.locator(f"main a[href*='{TODAY[address]}']").first.bounding_box()

    assert danger["y"] < today["y"] < 2.5 * 740


@pytest.mark.parametrize("width", [768, 1024, 1280, 1920])
def test_three_faces_fill_their_row(visit, width):
    """The row of people ends where the other rows of the page end."""
    page = visit("/", width=width)
    tops, last, end = page.locator(".grid--faces").evaluate(
        """(row) => {
          const faces = [...row.children].map((face) => face.getBoundingClientRect());
          const ends = faces.map(({ right }) => right);
          const tops = faces.map(({ top }) => top);
          return [tops, Math.max(...ends), row.getBoundingClientRect().right];
        }"""
    )

    assert len(set(tops)) == 1
    assert last == pytest.approx(end, abs=1)
