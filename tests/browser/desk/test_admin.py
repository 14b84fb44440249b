"""Staff who never open a file edit pages in the browser."""

from functools import partial
from shutil import copytree
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from tests.conftest import HEALTH, ROOT
from tests.nginx import running

from releases import publish as publish_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def editor(preview, page):
    """Open the editor of a running preview, and listen to what it reaches for."""
    running = preview("--admin")
    hosts = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.set_default_timeout(30_000)
    page.goto(f"{running.address}/admin/")
    page.get_by_role("button", name="Login").click()
    page.hosts = hosts
    page.address = running.address
    return page


def publish(page):
    """Save as the editor's button says."""
    page.get_by_role("button", name="Publish").first.click()
    page.get_by_text("Publish now").first.click()
    expect(page.get_by_text("Entry saved")).to_be_visible(timeout=15_000)


def test_edited_article_is_as_its_author_would_have_written_it(editor, file_of):
    """One line changes on disk, the preview shows it, and no other host is asked."""
    before = file_of("articles/a.md").read_text(encoding="utf-8")
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
    editor.get_by_role("link", name="Pages", exact=True).click()
    editor.get_by_text("＋ page").first.click()
    editor.get_by_label("Title", exact=True).fill("Café hours & “more”")
    sentence = "What we drink while we wait, and when the machine is on for you."
    editor.get_by_label("Description").fill(sentence)
    publish(editor)

    made = file_of("pages/cafe-hours-more.md").read_text(encoding="utf-8")
    assert made.startswith(
        f"---\ntitle: Café hours & “more”\ndescription: {sentence}\n---\n"
    )
    editor.goto(f"{editor.address}/cafe-hours-more/")
    expect(editor.locator("h1")).to_contain_text("Café hours", timeout=15_000)


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
    assert not [each for each in refused if "Content Security Policy" in each]


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
    file.parent.mkdir()
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
