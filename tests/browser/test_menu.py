"""The menu has a second level that opens without scripts, and long names fit."""

import pytest
from playwright.sync_api import expect
from tests.conftest import small_site, written_article

pytestmark = pytest.mark.browser

LONG = "Institute for Spine and Movement Therapy"
ONE_WORD = "Beckenbodenrehabilitationsphysiotherapie"
MENU = f"""\
footer = []

[[main]]
title = "Reading"
page = "/articles/"
children = [
  {{ title = "First steps", page = "/articles/first/" }},
  {{ title = "{LONG}", page = "/articles/second/" }},
  {{ title = "Pay a bill", page = "https://pay.example.com/us" }},
]

[[main]]
title = "More of us"
children = [{{ title = "Ann Author", page = "/people/ann-author/" }}]

[[main]]
title = "{LONG}"
page = "/people/rita-reviewer/"

[[main]]
title = "{ONE_WORD}"
page = "https://shop.example.com/"
"""


def built(folder, level="everywhere", **facts):
    """Build a small site with the menu and other facts than the sample's."""
    site = small_site(folder)
    path = site.root / "content/practice/practice.toml"
    text = path.read_text()
    for key, value in facts.items():
        line = next(row for row in text.splitlines() if row.startswith(f"{key} ="))
        text = text.replace(line, f'{key} = "{value}"')
    path.write_text(text)
    (site.root / "content/practice/navigation.toml").write_text(
        f'second_level = "{level}"\n{MENU}'
    )
    site.write({f"articles/{n}.md": written_article() for n in ("first", "second")})
    assert site.build(LANGUAGES=[]).good
    return site.output


@pytest.fixture(scope="module")
def address(tmp_path_factory, serve):
    """A small site whose practice and pages have names of forty letters."""
    assert len(LONG) == len(ONE_WORD) == 40
    return serve(built(tmp_path_factory.mktemp("menu"), name=LONG))


@pytest.fixture
def window(visit, address):
    """A function that opens a page of it without scripts."""

    def opened(path, width):
        return visit(address + path, width=width, java_script_enabled=False)

    return opened


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_a_second_level_opens_by_a_tap_and_leads_on(window, width):
    """On a phone inside the menu, on a desk below its entry; no script runs."""
    page = window("/people/ann-author/", width)
    if width < 960:
        page.get_by_role("button", name="Menu").click()
    child = page.get_by_role("link", name="First steps")
    expect(child).not_to_be_visible()

    page.locator("summary", has_text="More in Reading").click()

    assert page.get_by_role("link", name="Pay a bill").get_attribute("href") == (
        "https://pay.example.com/us"
    )
    child.click()
    page.wait_for_url("**/articles/first/")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_opens_and_closes_it(window, width):
    """Enter opens what has the focus, Tab goes on into it, Space closes it."""
    page = window("/people/ann-author/", width)
    if width < 960:
        page.get_by_role("button", name="Menu").focus()
        page.keyboard.press("Enter")
    page.locator("summary", has_text="More in Reading").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "First steps"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("link", name="First steps")).not_to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_escape_closes_what_is_open_and_no_more(visit, address, width):
    """The focus goes back to what opened it; a phone's menu stays open."""
    page = visit(f"{address}/people/ann-author/", width=width)
    page.wait_for_function("!!customElements.get('sub-menu')")
    if width < 960:
        page.get_by_role("button", name="Menu").click()
    page.locator("summary", has_text="More in Reading").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    expect(page.get_by_role("link", name="First steps")).not_to_be_visible()
    assert "More in Reading" in page.locator(":focus").inner_text()
    if width < 960:
        nav = page.locator("#site-menu")
        expect(nav).to_be_visible()
        page.keyboard.press("Escape")
        expect(nav).not_to_be_visible()


@pytest.mark.parametrize("touch", [False, True], ids=["click", "tap"])
def test_a_tap_beside_it_closes_it(visit, address, touch):
    """A menu that covers the page goes when the page is wanted."""
    page = visit(f"{address}/people/ann-author/", has_touch=touch)
    page.wait_for_function("!!customElements.get('sub-menu')")
    opener = page.locator("summary", has_text="More in Reading")
    opener.tap() if touch else opener.click()
    child = page.get_by_role("link", name="First steps")
    expect(child).to_be_visible()

    heading = page.locator("h1")
    heading.tap() if touch else heading.click()
    expect(child).not_to_be_visible()


def test_a_title_without_a_page_opens_what_is_below_it(window):
    """It is no link that leads nowhere."""
    page = window("/articles/first/", 1280)
    page.locator("summary", has_text="More of us").click()
    page.get_by_role("link", name="Ann Author").first.click()
    page.wait_for_url("**/people/ann-author/")


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_names_of_forty_letters_fit(window, width):
    """The practice's, an entry's and a child's: nothing is cut off or pushed aside."""
    page = window("/articles/first/", width)
    if width < 960:
        page.get_by_role("button", name="Menu").click()
    page.locator("summary", has_text="More in Reading").click()
    for place in (".site-header__name", ".site-header__link:visible"):
        for link in page.locator(place).all():
            box = link.bounding_box()
            assert box["x"] >= 0, link.inner_text()
            assert box["x"] + box["width"] <= width, link.inner_text()
            assert link.evaluate("each => each.scrollWidth <= each.clientWidth")
    name = page.locator(".site-header__name").bounding_box()
    menu = page.locator(".site-header__menu").first.bounding_box()
    if menu:
        assert name["x"] + name["width"] <= menu["x"]


def test_a_light_menu_opens_in_its_own_section_alone(tmp_path):
    """`second_level = "section"` leaves other pages without the lists."""
    output = built(tmp_path, level="section")
    inside = (output / "articles/first/index.html").read_text()
    outside = (output / "people/ann-author/index.html").read_text()

    assert "Pay a bill" in inside
    assert "Pay a bill" not in outside
    assert "More of us" in outside  # nothing else would lead there
