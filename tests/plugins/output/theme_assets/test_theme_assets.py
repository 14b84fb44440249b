"""A page carries what the things on it need, and nothing else."""

import re
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from tests.brands import take
from tests.conftest import themed

from theme_assets.bundles import LONG, PARTS, classes_of, parts_of
from theme_assets.reader import gather

THEME = Path(__file__).parents[4] / "theme"


@pytest.fixture(scope="module")
def assets():
    """The theme's styles and scripts."""
    return gather(THEME)


def styles(assets, page):
    """All that a page carries."""
    return assets.on(page, "").style


def test_a_page_carries_the_styles_of_its_components_only(assets):
    """No visitor waits for styles of what is elsewhere."""
    page = styles(assets, '<div class="wrapper"><div class="steps"><ol><li>')

    assert ".steps>" in page
    assert ".comparison-table" not in page
    assert ".site-header" not in page
    assert ".wrapper" in page


@pytest.mark.parametrize("part", sorted(PARTS["overview"]))
def test_a_page_that_offers_others_carries_the_overview(assets, part):
    """Each composition of css/overview.css brings the whole sheet."""
    assert f".{part}" in styles(assets, f'<div class="wrapper {part}"></div>')
    assert ".hung" not in styles(assets, '<div class="wrapper reading"></div>')


def test_every_composition_of_the_overview_is_known():
    """A class that model.py does not name would get no styles."""
    css = (THEME / "css" / "overview.css").read_text(encoding="utf-8")
    parts = {re.split("__|--", name)[0] for name in re.findall(r"\.([a-z][\w-]*)", css)}

    # What stands in one, with styles of its own.
    others = {"breadcrumbs", "card", "choices", "effect", "prose"}
    others |= {"reading", "steps", "thumb"}
    assert parts - others == PARTS["overview"]


@pytest.mark.parametrize("table", ["<table>", '<table class="price-table">'])
def test_a_table_brings_its_styles(assets, table):
    """Tables have no class of their own in Markdown."""
    assert ".prose>table" in styles(assets, f'<p class="prose"></p>{table}<tr><th><td>')
    assert ".prose>table" not in styles(assets, '<p class="prose"></p>')


def test_a_page_carries_no_rules_for_variants_that_it_has_not(assets):
    """A card for signs of today is no card for an emergency."""
    page = styles(assets, '<div class="care-card care-card--urgent"></div>')

    assert ".care-card--urgent" in page
    assert ".care-card--emergency" not in page


def test_what_runs_from_right_to_left_has_its_own_rules(assets):
    """Arrows of choices turn around there, and no other page carries that."""
    choices = '<body><ul class="choices"><li><a class="choices__link" href="/">'

    assert "[dir=rtl]" in styles(assets, f'<html dir="rtl">{choices}')
    assert "[dir=rtl]" not in styles(assets, f"<html>{choices}")


def test_a_class_that_a_script_gives_keeps_its_rules(assets):
    """What is wrong with an answer is said after the page was made."""
    form = '<form class="checked-form"><p class="form-field"></p></form>'

    assert ".form-field--wrong" in styles(assets, form)


def test_a_script_comes_with_its_component_alone(assets):
    """A part of a shared sheet does not bring another part's script."""
    assert assets.on('<div class="sign-bar"></div>', "").scripts == ()
    (script,) = assets.on('<div class="sign-summary"></div>', "").scripts
    assert script.startswith("/theme/sign-summary.")


def test_the_same_theme_makes_the_same_bytes(assets):
    """A second build changes no page."""
    assert gather(THEME) == assets


def test_each_part_is_found_by_its_class():
    """Modifiers and elements belong to their block."""
    page = '<p class="card card--wide"><b class="sign-list__box"></b></p>'

    assert parts_of(page, classes_of(page)) == {"card", "sign-list"}


def test_scripts_that_come_together_are_one_file(assets):
    """A page that needs both of them asks once; each alone stays alone."""
    both = '<checked-form class="checked-form"></checked-form><p class="open-now"></p>'
    (script,) = assets.on(both, "").scripts

    assert script == f"/{assets.scripts['reaching'].path}"
    assert "CheckedForm" in assets.scripts["reaching"].text
    assert "OpenNow" in assets.scripts["reaching"].text
    assert assets.on('<p class="open-now"></p>', "").scripts == (
        f"/{assets.scripts['open-now'].path}",
    )


def test_print_styles_stand_in_the_page_behind_the_others(site):
    """A print is never bare because a sheet for paper did not arrive."""
    assert site.build().good

    page = (site.output / "articles/index.html").read_text(encoding="utf-8")
    assert "@page{" in page
    assert "stylesheet" not in page


def of_another(path):
    """Change a typeface as its maker would."""
    font = TTFont(path)
    font["head"].fontRevision += 1
    font.save(path)


def test_a_changed_typeface_or_icon_has_another_address(site, tmp_path):
    """Browsers keep what is in theme/ for a year: a new logo is seen at once."""
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    fonts = sorted((theme / "brand" / "fonts").glob("*.woff2"))
    shutil.copy(fonts[1], fonts[0])  # a large one takes long to change
    kept = re.compile(r"/theme/[\w./-]+\.(?:woff2|svg|png|ico|js)")
    seen = []
    for number in range(2):
        if number:
            take(site.root / "content", "blossom")
            for path in fonts:
                of_another(path)
        assert site.build(**themed(theme)).good
        page = (site.output / "articles/index.html").read_text(encoding="utf-8")
        manifest = (site.output / "site.webmanifest").read_text(encoding="utf-8")
        seen.append(set(kept.findall(page + manifest)))
        for address in seen[-1]:
            assert (site.output / address[1:]).is_file()

    old, new = seen
    assert len(old) >= 6
    assert {line for line in old & new if not line.endswith(".js")} == set()


FOOT = '<footer class="site-footer"></footer>'
TOP = '<html><body class="wrapper"><h1></h1><div class="sign-sheet"></div>'
WORDS = "<p>Words.</p>" * (LONG // 10)
FORM = '<form class="checked-form"></form>'


def test_styles_for_paper_and_the_foot_come_later_on_a_long_page(assets):
    """No visitor waits for what is not seen first."""
    page = assets.on(TOP + WORDS + FORM + FOOT, "https://example.org/some")

    assert "print" not in page.style
    assert ".site-footer" not in page.style
    assert ".checked-form" not in page.style
    assert page.below == f"/some/{assets.below.path}"
    screen, paper = assets.below.text.split("@media print{", 1)
    assert ".site-footer{" in screen
    assert ".checked-form{" in screen
    assert ".sign-sheet{" in paper


def test_what_a_long_page_begins_with_looks_right_at_once(assets):
    """A form that usually stands far down may stand first."""
    page = assets.on(TOP + FORM + WORDS + FOOT, "")

    assert ".checked-form" in page.style
    assert ".site-footer" not in page.style


def test_a_long_list_of_pages_asks_for_no_more_files(assets):
    """Its pictures take what a visit may weigh."""
    page = assets.on(f'{TOP}<div class="listing">{WORDS}</div>{FOOT}', "")

    assert ".site-footer" in page.style
    assert page.below == ""


def test_what_comes_later_brings_its_tokens(assets):
    """A page may have left out what it does not ask for itself."""
    text = assets.below.text

    assert set(re.findall(r"var\((--\w+)\)", text)) <= set(
        re.findall(r"[{;](--\w+):", text)
    )


def test_other_pages_carry_all_they_need(assets):
    """It is less than asking for a file would take."""
    page = assets.on(f'<html><body class="wrapper"><form></form>{FOOT}', "")

    assert ".site-footer" in page.style
    assert "@media print{" in page.style
    assert page.below == ""
