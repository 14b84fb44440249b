"""What staff do in the browser editor beside writing: each with a real browser."""

import re
import tomllib
from http import HTTPStatus
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect
from tests.browser.desk.conftest import publish

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATIENCE = 20_000  # milliseconds


@pytest.fixture
def beside(editor):
    """What stands beside the form."""
    return editor.get_by_role("complementary", name="The page as the site has it")


def opened(editor, entry):
    editor.goto(f"{editor.address}/admin/#/collections/{entry}")
    return editor


def test_text_is_shown_as_it_is_written(editor, beside, file_of):
    """Neither a build nor a saved file is needed to see a sentence on its page."""
    before = file_of("articles/a.md").read_bytes()
    opened(editor, "article_en/entries/a")
    page = editor.frame_locator("iframe[title='The page']")
    expect(page.locator("h1")).to_contain_text("An article")
    editor.locator("[data-slate-editor]").last.click()
    editor.keyboard.press("Control+End")
    editor.keyboard.type(" Some more words.")

    expect(page.locator("main")).to_contain_text("Some more words.", timeout=PATIENCE)
    expect(beside).to_contain_text("Not saved yet; the page as it would be")
    editor.get_by_label("Title", exact=True).fill("It's another one")
    expect(page.locator("h1")).to_have_text("It’s another one", timeout=PATIENCE)
    assert file_of("articles/a.md").read_bytes() == before
    other = editor.context.request.get(f"{editor.address}/articles/a/").text()
    assert "Some more words." not in other


def test_a_mistake_is_told_at_its_field_before_it_is_saved(editor, beside):
    """The sentence stands below the field, and goes when it is right."""
    opened(editor, "article_en/entries/a")
    field = editor.get_by_label("Description")
    before = field.input_value()
    field.fill("Short.")
    told = editor.get_by_label("text field", exact=True).locator(".at-field")
    expect(told.first).to_contain_text("Write 50 to 160", timeout=PATIENCE)
    expect(beside).to_contain_text("Not saved yet, and the site would refuse it")

    field.fill(before)
    expect(editor.locator(".at-field")).to_have_count(0, timeout=PATIENCE)


def test_both_versions_are_offered(editor, file_of):
    """Somebody saved meanwhile: the writer sees both and chooses; both are kept."""
    opened(editor, "article_en/entries/a")
    editor.get_by_label("Title", exact=True).fill("Mine")
    path = file_of("articles/a.md")
    theirs = path.read_text(encoding="utf-8").replace("First words", "Their words")
    path.write_text(theirs, encoding="utf-8")
    editor.get_by_role("button", name="Save", exact=True).first.click()
    editor.get_by_text("Save now").first.click()

    asking = editor.get_by_role("dialog", name="Changed elsewhere")
    expect(asking.locator("mark").filter(has_text="Their words")).to_be_visible()
    expect(asking.locator("mark").filter(has_text="title: Mine")).to_be_visible()
    assert path.read_text(encoding="utf-8") == theirs
    with editor.expect_navigation():
        asking.get_by_role("button", name="Put mine in its place").click()
    assert "title: Mine" in path.read_text(encoding="utf-8")
    kept = [
        file.read_text(encoding="utf-8")
        for file in (path.parents[2] / ".copies").rglob("*.md")
    ]
    assert theirs in kept


def test_a_page_is_renamed_with_all_that_refers_to_it(editor, file_of, article):
    """The old address leads to the new one, and links go along."""
    link = "See [it]({filename}/articles/a.md)."
    file_of("articles/b.md").write_text(article(link, title="Another article"))
    opened(editor, "article_en/entries/a")
    editor.get_by_role("button", name="Rename").click()
    asking = editor.get_by_role("dialog", name="Rename this page")
    asking.get_by_label("New name in addresses").fill("a b")
    asking.get_by_role("button", name="Show what would change").click()
    expect(asking).to_contain_text("makes no good address")
    asking.get_by_label("New name in addresses").fill("better-name")
    asking.get_by_role("button", name="Show what would change").click()
    expect(asking).to_contain_text("content/articles/better-name.md")
    expect(asking).to_contain_text("change  content/articles/b.md")
    asking.get_by_role("button", name="Rename", exact=True).click()

    expect(editor).to_have_url(re.compile("article_en/entries/better-name$"))
    expect(editor.get_by_label("Title", exact=True)).to_have_value("An article")
    renamed = file_of("articles/better-name.md").read_text(encoding="utf-8")
    assert "aliases: [/articles/a/]" in renamed
    linking = file_of("articles/b.md").read_text(encoding="utf-8")
    assert "{filename}/articles/better-name.md" in linking
    address = f"{editor.address}/articles/a/"
    expect(
        editor.frame_locator("iframe[title='The page']").locator("h1")
    ).to_be_visible(timeout=PATIENCE)
    assert editor.context.request.get(address).status == HTTPStatus.OK


def test_a_picture_is_put_in_with_alt_caption_and_focus(editor, beside, file_of):
    """The line is the one that docs/writing.md shows, where the writer was."""
    made = BytesIO()
    Image.new("RGB", (400, 300), "teal").save(made, "JPEG")
    opened(editor, "article_en/entries/a")
    editor.locator("[data-slate-editor]").last.click()
    editor.keyboard.press("Control+End")
    editor.keyboard.press("Enter")
    editor.keyboard.press("Enter")
    editor.get_by_role("button", name="Put in a picture").click()
    asking = editor.get_by_role("dialog", name="A picture")
    photo = {
        "name": "Our room.JPG",
        "mimeType": "image/jpeg",
        "buffer": made.getvalue(),
    }
    asking.get_by_label("or upload one").set_input_files(photo)
    expect(asking.get_by_label("Picture", exact=True)).to_have_value("Our room.JPG")
    put = asking.get_by_role("button", name="Put it into the text")
    put.click()
    expect(asking).to_contain_text("Say what it shows")
    asking.get_by_label("What it shows").fill("A room with a table")
    asking.get_by_label("Caption").fill('Our "quiet" room')
    asking.get_by_label("Shape").select_option("1/1")
    box = asking.locator(".aim img").bounding_box()
    editor.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.5)
    put.click()
    expect(editor.locator("[data-slate-editor]").last).to_contain_text("Our room.JPG")
    expect(beside).to_contain_text("Not saved yet", timeout=PATIENCE)
    publish(editor)

    text = file_of("articles/a.md").read_text(encoding="utf-8")
    line = (
        "![A room with a table](<../images/Our room.JPG>)"
        '{caption="Our \'quiet\' room" ratio="1/1" focus="25% 50%"}'
    )
    assert text.endswith(f"\n\n{line}\n")
    page = editor.frame_locator("iframe[title='The page']")
    expect(page.locator("figcaption")).to_contain_text("quiet", timeout=PATIENCE)


def test_a_holiday_is_added_in_a_form(editor, beside, file_of):
    """Who is at the desk needs neither brackets nor quotes."""
    before = file_of("practice/hours.toml").read_text(encoding="utf-8")
    opened(editor, "facts/entries/hours")
    editor.get_by_role("button", name="Add holiday").click()
    editor.get_by_label("Date", exact=True).last.fill("2027-08-03")
    editor.get_by_label("Name", exact=True).last.fill("Staff day")
    publish(editor)
    expect(beside).to_contain_text("On the preview as saved", timeout=PATIENCE)

    after = file_of("practice/hours.toml").read_text(encoding="utf-8")
    added = '[[holiday]]\ndate = 2027-08-03\nname = "Staff day"\n'
    assert added in after
    kept = [line for line in before.split("\n") if line]
    assert [line for line in after.split("\n") if line in kept][: len(kept)] == kept


def test_a_fact_that_cannot_be_right_is_told_at_its_field(editor, beside, file_of):
    """It is not saved, and nobody is told that it was."""
    before = file_of("practice/practice.toml").read_bytes()
    opened(editor, "facts/entries/practice")
    editor.get_by_label("Telephone", exact=True).fill("12")
    told = editor.locator(".at-field").first
    expect(told).to_contain_text("is not a US telephone number", timeout=PATIENCE)
    editor.get_by_role("button", name="Save", exact=True).first.click()
    editor.get_by_text("Save now").first.click()
    expect(beside.get_by_role("heading")).to_have_text("Not saved", timeout=PATIENCE)
    expect(editor.get_by_text("Entry saved")).to_have_count(0)
    assert file_of("practice/practice.toml").read_bytes() == before

    editor.get_by_label("Telephone", exact=True).click()
    editor.keyboard.press("Control+A")
    editor.keyboard.type("303-555-0199")
    publish(editor)
    text = file_of("practice/practice.toml").read_text(encoding="utf-8")
    assert 'telephone = "303-555-0199"' in text


def test_a_source_is_added_in_a_form(editor, file_of):
    """It can be cited under its key."""
    opened(editor, "sources/new")
    editor.get_by_label("Key", exact=True).fill("walk")
    editor.get_by_label("Title", exact=True).fill("Walking and back pain")
    editor.get_by_label("Doi").fill("10.1000/182")
    editor.get_by_label("Urldate").fill("2026-11-02")
    publish(editor)

    text = file_of("sources.bib").read_text(encoding="utf-8")
    assert "@article{walk,\n  title = {Walking and back pain},\n" in text
    assert "  urldate = {2026-11-02},\n}\n" in text


def test_a_comment_is_corrected_in_a_form(editor, file_of):
    """Its own file changes, and no other line of it."""
    comment = file_of("comments/a/1.md")
    comment.parent.mkdir(parents=True, exist_ok=True)
    text = "---\nname: Pat\ndate: 2026-11-03\n---\n\nCan I bring my dog?\n"
    comment.write_text(text, encoding="utf-8")
    opened(editor, "comments/entries/a_1")
    editor.get_by_label("Name", exact=True).fill("Pat P.")
    publish(editor)

    assert comment.read_text(encoding="utf-8") == text.replace("Pat\n", "Pat P.\n")


def test_deleting_tells_who_links_here(editor, beside, file_of, article):
    """The page stays, and the places are named."""
    link = "See [it]({filename}/articles/a.md)."
    file_of("articles/b.md").write_text(article(link, title="Another article"))
    opened(editor, "article_en/entries/a")
    editor.once("dialog", lambda asked: asked.accept())
    editor.get_by_role("button", name="Delete entry").click()

    expect(beside).to_contain_text("One place refers to a.md: articles/b.md:")
    assert file_of("articles/a.md").exists()


def test_a_file_that_is_gone_is_told(editor, beside, file_of, article):
    """Somebody renamed or deleted it elsewhere: nobody writes on in a dead form."""
    file_of("articles/b.md").write_text(article("Words.", title="Another article"))
    opened(editor, "article_en/entries/b")
    expect(editor.get_by_label("Title", exact=True)).to_have_value("Another article")
    file_of("articles/b.md").unlink()

    told = "This file is gone: somebody renamed or deleted it elsewhere"
    expect(beside.get_by_role("heading")).to_have_text(told, timeout=PATIENCE)


def test_a_pasted_table_is_a_table(editor, file_of):
    """Cells of a spreadsheet become rows; points of a word processor stay points."""
    before = file_of("articles/a.md").read_bytes()
    editor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(editor, "article_en/entries/a")
    text = editor.locator("[data-slate-editor]").last
    text.click()
    editor.keyboard.press("Control+End")
    editor.keyboard.press("Enter")
    editor.keyboard.press("Enter")
    for copied in ("Week\tHow often\r\nFirst\ttwice|thrice\r\n", "1.\tWalk\n2.\tRest"):
        editor.evaluate("text => navigator.clipboard.writeText(text)", copied)
        editor.keyboard.press("Control+V")
        expect(text).to_contain_text(copied.split()[-1].partition("|")[0])
    publish(editor)

    saved = file_of("articles/a.md").read_text(encoding="utf-8")
    file_of("articles/a.md").write_bytes(before)
    assert "| Week | How often |\n|---|---|\n| First | twice\\|thrice |\n" in saved
    assert "1.\tWalk\n" in saved


def test_a_drawing_is_translated_in_a_form(editor, file_of):
    """Whoever translates chooses which drawing it is, and gives the words alone."""
    opened(editor, "drawings_es/new")
    editor.get_by_role("combobox").first.click()
    editor.get_by_role("option", name="What happens on your first visit").click()
    editor.get_by_label("Title", exact=True).fill("Su primera visita")
    editor.get_by_label("Description").fill("Un dibujo: le escuchamos.")
    editor.get_by_label("Caption").fill("Como es.")
    editor.get_by_role("button", name="Add scene").click()
    editor.get_by_label(re.compile("^Name")).last.fill("Le escuchamos")
    publish(editor)

    text = file_of("es/drawings/first-visit.toml").read_text(encoding="utf-8")
    file_of("es/drawings/first-visit.toml").unlink()
    assert tomllib.loads(text) == {
        "title": "Su primera visita",
        "description": "Un dibujo: le escuchamos.",
        "caption": "Como es.",
        "scene": [{"name": "Le escuchamos"}],
    }


def test_a_drawing_is_made_in_a_form(editor, file_of):
    """Its words and its angles need neither brackets nor quotes."""
    opened(editor, "drawings_en/new")
    editor.get_by_label("Title", exact=True).fill("Our day")
    editor.get_by_label("Description").fill("One picture: we listen.")
    editor.get_by_label("Caption").fill("As it is.")
    editor.get_by_role("button", name="Add scene").click()
    editor.get_by_label(re.compile("^Name")).last.fill("We listen")
    editor.get_by_role("combobox").first.click()
    editor.get_by_role("option", name="chair").click()
    publish(editor)

    text = file_of("drawings/our-day.toml").read_text(encoding="utf-8")
    file_of("drawings/our-day.toml").unlink()
    assert 'title = "Our day"' in text
    assert tomllib.loads(text)["scene"] == [
        {"name": "We listen", "pose": {"position": "chair"}}
    ]
