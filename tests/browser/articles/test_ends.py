"""The end of an article: short until one asks, and nothing out of reach."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import POLLING

pytestmark = pytest.mark.browser

ARTICLE = "/articles/sleeping-with-back-pain/"
IN_VIEW = """id => {
  const box = document.getElementById(id).getBoundingClientRect();
  return box.height > 0 && box.top >= 0 && box.top < innerHeight;
}"""


@pytest.mark.parametrize("scripts", [True, False])
def test_a_number_leads_to_its_source_though_sources_are_folded(visit, scripts):
    """One reads on without them, and whoever asks for one sees it."""
    page = visit(ARTICLE, java_script_enabled=scripts)
    sources = page.locator(".references__list")
    expect(sources).not_to_be_visible()

    number = page.locator("[role=doc-noteref]").last
    number.click()

    source = number.get_attribute("href").removeprefix("#")
    expect(sources).to_be_visible()
    expect(page.locator(f"#{source}")).to_be_visible()
    if scripts:
        page.wait_for_function(IN_VIEW, arg=source, polling=POLLING)


def test_a_key_unfolds_sources_and_comments(visit):
    """Their handles are reached and pressed without a mouse."""
    page = visit(ARTICLE)
    for handle, folded in (
        (".references summary", ".references__list"),
        ("#leave-a-comment summary", ".comment-form"),
    ):
        expect(page.locator(folded)).not_to_be_visible()
        page.locator(handle).press("Enter")
        expect(page.locator(folded)).to_be_visible()


def test_a_link_to_the_form_unfolds_it(visit):
    """“Reply to” leads to a form that is there."""
    page = visit(f"{ARTICLE}#leave-a-comment")

    expect(page.locator(".comment-form")).to_be_visible()


def test_paper_has_the_sources(visit):
    """Below their heading, and nothing is folded where nothing can be pressed."""
    page = visit(ARTICLE)
    page.emulate_media(media="print")

    expect(page.locator(".references__heading")).to_be_visible()
    expect(page.locator("#leave-a-comment")).not_to_be_visible()
    expect(page.locator(".references__list")).to_be_visible()


def test_two_next_reads_are_drawn(visit):
    """What is like this article is offered with who it is about."""
    page = visit(ARTICLE)

    assert page.locator(".related-links__item--pictured img").count() == 2


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_face_beside_whom_to_call_keeps_its_size(visit, width):
    """However long the words beside it are."""
    face = visit(ARTICLE, width=width).locator(".next-step img").bounding_box()

    assert (face["width"], face["height"]) == (40, 40)
