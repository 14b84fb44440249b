"""Writing with the preview open, as an author does."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def change(file, before, after):
    """Save a file with other words."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_saved_sentence_appears_by_itself(preview, page, file_of):
    """Nobody has to press anything to see what they wrote."""
    running = preview()
    page.goto(f"{running.address}/articles/a/")
    change(file_of("articles/a.md"), "First words.", "Other words.")

    expect(page.locator("article")).to_contain_text("Other words.")


def test_saved_sentence_leaves_the_page_where_it_is(preview, page, file_of):
    """Only the words that changed are replaced, also when more follow."""
    running = preview()
    page.goto(f"{running.address}/articles/a/")
    page.locator("preview-desk").wait_for(state="attached")
    page.evaluate("window.loaded = 'once'")
    for before, after in (
        ("First", "Second"),
        ("Second", "Third *and*"),
        ("words", "a"),
    ):
        change(file_of("articles/a.md"), before, after)
        expect(page.locator("article")).to_contain_text(after.replace("*", ""))
        running.wait_for("built in")

    assert page.evaluate("window.loaded") == "once"
    sent = page.request.get(page.url).text()
    assert "Third <em>and</em>" in sent
    assert page.locator("article em").text_content() == "and"


def test_new_heading_loads_the_page_again(preview, page, file_of):
    """Scripts know headings: the table of contents has to know the new one."""
    running = preview()
    page.goto(f"{running.address}/articles/a/")
    page.locator("preview-desk").wait_for(state="attached")
    page.evaluate("window.loaded = 'once'")
    change(file_of("articles/a.md"), "First words.", "## A heading\n\nWords.")

    expect(page.locator("article h2", has_text="A heading")).to_be_visible()
    assert page.evaluate("window.loaded") is None


def test_mistake_is_shown_over_the_last_good_page(preview, page, file_of):
    """A mistake names file, line and mend; the page waits underneath."""
    running = preview()
    page.goto(f"{running.address}/articles/a/")
    change(
        file_of("articles/a.md"), "First words.", "/// asied | Oops\n\nWords.\n\n///"
    )
    overlay = page.get_by_role("dialog", name="mistake")

    expect(overlay).to_contain_text("1 mistake to mend")
    expect(overlay).to_contain_text(re.compile(r"content/articles/a\.md:\d+"))
    expect(overlay).to_contain_text("There is no block “asied”.")
    expect(overlay).to_contain_text("Did you mean “aside”?")
    expect(page.locator("article")).to_contain_text("First words.")

    overlay.get_by_role("button", name="Close").click()
    expect(overlay).to_be_hidden()
    page.get_by_role("button", name="Show mistakes").click()
    expect(overlay).to_be_visible()

    change(file_of("articles/a.md"), "asied", "aside")
    expect(overlay).to_be_hidden()
    expect(page.locator("article")).to_contain_text("Oops")


def test_first_build_with_mistakes_shows_them(another_preview, page, project, file_of):
    """There is no last good page yet, but the mistakes are there."""
    change(file_of("articles/a.md"), "category: Treatment", "category: Tretament")
    running = another_preview(project, port=8360)
    page.goto(running.address)

    expect(page.get_by_role("dialog", name="mistake")).to_contain_text(
        "Did you mean “Treatment”?"
    )
    change(file_of("articles/a.md"), "Tretament", "Treatment")
    expect(page.get_by_role("dialog", name="mistake")).to_be_hidden()


def test_drafts_and_future_pages_are_marked(preview, page, project, article):
    """Nobody takes a draft for a published page, and every draft can be found."""
    project.write(
        {
            "articles/rough.md": article("Rough.", title="Rough", status="draft"),
            "articles/later.md": article("Later.", title="Later").replace(
                "date: 2026-03-02", "date: 2199-03-02"
            ),
        }
    )
    running = preview()
    page.goto(f"{running.address}/articles/a/")
    page.get_by_role("button", name="Drafts (2)").click()
    page.get_by_role("dialog", name="Pages").get_by_role("link", name="Rough").click()

    expect(page).to_have_url(f"{running.address}/drafts/articles/rough/")
    expect(page.get_by_role("status")).to_contain_text("visitors can't see this page")
    page.goto(f"{running.address}/drafts/articles/later/")
    expect(page.get_by_role("status")).to_contain_text("Appears on March 2, 2199")


def test_note_stands_next_to_its_sentence(another_preview, page, project, article):
    """An editorial note is where the author has to look, in the preview only."""
    settings = project.root / "judged.py"
    settings.write_text('from pelicanconf import *\nEDITORIAL_KINDS = ["articles"]\n')
    project.write({"articles/a.md": article("First words.", status="draft")})
    body = "See [the danger signs](/signs/).\n\n- It *really* cures it.\n- Another."
    project.write({"articles/b.md": article(body, status="draft")})
    running = another_preview(project, "--settings", settings.name, port=8380)
    page.goto(f"{running.address}/drafts/articles/b/")
    item = page.locator("main li", has_text="cures")

    expect(item.locator("preview-note")).to_contain_text("“cures” promises an outcome.")
    expect(item.locator("preview-note")).to_contain_text("line 15")
    expect(page.locator("preview-note")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text("1 editorial note here.")
    assert page.evaluate("CSS.highlights.get('preview-note').size") == 1
    built = next(project.root.glob(".build/preview-*/output/drafts/articles/b/*.html"))
    assert "promises an outcome" not in built.read_text(encoding="utf-8")


def test_second_preview_takes_the_next_port(preview, another_preview, page, project):
    """A preview left open in another window is no obstacle."""
    first = preview()
    port = int(first.address.rpartition(":")[2])
    second = another_preview(project, port=port)
    page.goto(f"{second.address}/articles/a/")

    assert first.address != second.address
    assert any("is in use" in line for line in second.said)
    expect(page.locator("article")).to_contain_text("First words.")


def test_many_tabs_all_follow(preview, page, file_of):
    """Eight tabs are more than a browser's connections to one host."""
    running = preview()
    tabs = [page, *(page.context.new_page() for _ in range(7))]
    for tab in tabs:
        tab.goto(f"{running.address}/articles/a/")
    change(file_of("articles/a.md"), "First words.", "Other words.")
    tabs[-1].bring_to_front()

    expect(tabs[-1].locator("article")).to_contain_text("Other words.")
