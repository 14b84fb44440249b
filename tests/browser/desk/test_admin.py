"""Staff who never open a file edit pages in the browser."""

from functools import partial
from shutil import copytree
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from tests.browser.desk.conftest import publish
from tests.conftest import HEALTH, ROOT
from tests.nginx import running

from releases import publish as publish_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_edited_article_is_as_its_author_would_have_written_it(editor, file_of):
    """One line changes on disk, the preview shows it, and no other host is asked."""
    before = file_of("articles/a.md").read_text(encoding="utf-8")
    editor.goto(f"{editor.address}/admin/")
    editor.get_by_text("An article").click()
    title = editor.get_by_label("Title", exact=True)
    title.fill("Another title")
    publish(editor)

    after = file_of("articles/a.md").read_text(encoding="utf-8")
    assert after == before.replace("title: An article", "title: Another title")
    assert editor.hosts == {editor.address.removeprefix("http://")}
    editor.goto(f"{editor.address}/articles/a/")
    expect(editor.locator("h1")).to_contain_text("Another title", timeout=15_000)


def test_new_page_is_one_that_builds(editor, file_of):
    """A page made in the form alone has good front matter and a good name."""
    editor.goto(f"{editor.address}/admin/")
    editor.get_by_role("link", name="Pages", exact=True).click()
    editor.get_by_text("＋ page").first.click()
    editor.get_by_label("Title", exact=True).fill("Café hours & “more”")
    sentence = "What we drink while we wait, and when the machine is on for you."
    editor.get_by_label("Description").fill(sentence)
    publish(editor)

    made = file_of("pages/cafe-hours-more.md").read_text(encoding="utf-8")
    assert made.startswith(
        "---\ntitle: Café hours & “more”\n"
        f"description: {sentence}\nstatus: draft\n---\n"
    )
    editor.goto(f"{editor.address}/drafts/page/cafe-hours-more/")
    expect(editor.locator("h1")).to_contain_text("Café hours", timeout=15_000)


def test_mistakes_and_the_page_stand_beside_the_form(editor):
    """What the site makes of a page is told where it was saved."""
    editor.goto(f"{editor.address}/admin/")
    editor.get_by_text("An article").click()
    beside = editor.get_by_role("complementary", name="The page as the site has it")
    page = editor.frame_locator("iframe[title='The page']")
    expect(beside).to_contain_text("On the preview as saved", timeout=15_000)
    expect(page.locator("h1")).to_contain_text("An article")

    title = editor.get_by_label("Title", exact=True)
    title.fill("Another title")
    publish(editor)
    expect(page.locator("h1")).to_contain_text("Another title", timeout=15_000)

    editor.locator("[data-slate-editor]").last.click()
    editor.keyboard.press("Control+End")
    editor.keyboard.type(" [x](/nope/) ")
    publish(editor)
    expect(beside).to_contain_text("correct this first", timeout=20_000)


def test_facts_are_edited_with_what_the_site_says_of_them(editor, file_of):
    """Hours, sources and the like are texts; a slip is told with its line."""
    editor.goto(f"{editor.address}/admin/facts.html")
    text = editor.get_by_label("Text of the file")
    expect(text).not_to_have_value("")
    before = text.input_value()
    text.fill(before.replace('"', "", 1))
    editor.get_by_role("button", name="Save").click()
    expect(editor.get_by_role("status")).to_contain_text("Not saved. Line")

    text.fill(f"# A remark.\n{before}")
    editor.get_by_role("button", name="Save").click()
    expect(editor.get_by_role("status")).to_contain_text(
        "The site has this", timeout=20_000
    )
    hours = file_of("practice/hours.toml").read_text(encoding="utf-8")
    assert hours.startswith("# A remark.\n")


def test_published_editor_runs_under_its_own_policy(
    site, article, page, tmp_path_factory
):
    """It starts, offers to sign in, and asks for nothing that is not allowed."""
    fetched = ROOT / ".cache" / "admin"
    (site.root / ".cache").mkdir()
    (site.root / ".cache" / "admin").symlink_to(fetched)
    site.write({"articles/a.md": article()})
    settings = {"PREVIEW": False, "HOST_RULES": True, "EDITOR_PUBLISHED": True}
    backend = {"name": "github", "repo": "example/site", "branch": "main"}
    outcome = site.build(**settings, EDITOR_BACKEND=backend)
    assert outcome.good, outcome.diagnostics
    (site.output / "index.html").write_text("<p>Home</p>")  # the small site has none
    folder = tmp_path_factory.mktemp("published")
    folder.chmod(0o755)
    publish_site(folder / "www", partial(copytree, site.output, dirs_exist_ok=True))
    refused = []
    page.on("console", lambda message: refused.append(message.text))

    def answer(route):
        answered = server.get(urlsplit(route.request.url).path)
        headers = dict(answered.headers.items())
        route.fulfill(status=answered.status, headers=headers, body=answered.body)

    with running(folder / "www", tmp_path_factory.mktemp("nginx")) as server:
        page.route("https://www.example.com/**", answer)
        page.goto("https://www.example.com/admin/", wait_until="commit")
        login = page.get_by_role("button", name="Login with GitHub")
        expect(login).to_be_visible(timeout=120_000)
    assert not [refusal for refusal in refused if "Content Security Policy" in refusal]


POSE = (
    "{step: 2, position: on-back, raised: true, legs: {hip: 0, knee: 95}, shows: Up.}"
)
EXERCISE = f"""\
---
# As its therapist wrote it.
title: Bridge
plain_name: Lift your hips
description: Lift your hips to build strength in your buttocks and back.
what_for: This works the buttocks.
{HEALTH}
order: 10
position: lying
level: medium
dose: {{times: 5 times, hold: hold 3 breaths, days: every other day}}
steps: [Lie down., Lift your hips.]
easier: Lift half way.
harder: Lift one foot.
ask_first: [a sore neck]
stop: [your neck hurts]
poses:
  - {{step: 1, position: on-back, shows: Down.}}
  - {POSE}
---

Some like it.
"""


@pytest.fixture
def bridge(file_of):
    """An exercise's file in the project of the editor, there from the start."""
    file = file_of("exercises/bridge.md")
    file.parent.mkdir(exist_ok=True)
    file.write_text(EXERCISE, encoding="utf-8")
    return file


def test_an_angle_is_edited_as_a_number(bridge, editor):
    """One angle changes on disk, within what joints do; nothing else does."""
    editor.goto(f"{editor.address}/admin/#/collections/exercise_en/entries/bridge")
    up = editor.get_by_text("Up.", exact=True)
    up.locator("xpath=ancestor::*[.//button][1]//button").first.click()
    legs = editor.get_by_text("legs (optional)").nth(1).get_attribute("for")
    editor.locator(f"#{legs} button").first.click()
    knee = editor.locator(f"#{legs} input").nth(1)
    limits = [knee.get_attribute(name) for name in ("type", "min", "max")]
    assert limits == ["number", "0", "150"]
    knee.fill("80")
    publish(editor)

    after = bridge.read_text(encoding="utf-8")
    assert after == EXERCISE.replace("knee: 95", "knee: 80")
