# ruff: noqa: S310 - addresses are our own
"""A comment's whole way: written, held, approved, brought in, built, read."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from urllib.parse import urlencode

import pytest
from tests.browser.conftest import wait_for_scripts
from tests.conftest import (
    PYTHONPATH,
    ROOT,
    WITHOUT,
    run_here,
    small_site,
    written_article,
)

from comments.__main__ import main

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ARTICLE = "sleeping-with-back-pain"
PLACE = f"/articles/{ARTICLE}/"
MAIL = "pat.private@example.net"
HOSTILE = (
    "A pillow helps me. <script>document.title = 'broken'</script>"
    " ![x](https://evil.example/pixel.png) \u202eright to left"
)


def run(*arguments):
    """Run the command that `invoke comments` runs."""
    done = run_here(main, ROOT, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def small_site_with_comments(root):
    """Fill a folder with an article, and the page that thanks for a comment."""
    site = small_site(root)
    site.take_what_others_made()
    received = "pages/comment-received.md"
    thanks = (ROOT / "content" / received).read_text(encoding="utf-8")
    site.write({f"articles/{ARTICLE}.md": written_article(), received: thanks})


@pytest.fixture(scope="module")
def practice(practice_with, port):
    """A small site with comments on."""
    receiver = {"https://comments.example.com": f"http://127.0.0.1:{port}"}
    return practice_with(small_site_with_comments, receiver, **WITHOUT)


@pytest.fixture(scope="module")
def isso(practice, port, tmp_path_factory):
    """The receiver as staff start it; the folder of its database."""
    folder = tmp_path_factory.mktemp("isso")
    empty = tmp_path_factory.mktemp("elsewhere")  # imports are this test's own
    options = ["--folder", folder, "--content", empty, "--port", port]
    command = [sys.executable, "-m", "comments", *options, "--site", practice.address]
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        wait_for(f"http://127.0.0.1:{port}/admin/")
        yield folder
        server.terminate()


def wait_for(address):
    for _ in range(150):
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the receiver did not start")


def write(browser, practice, *, scripts=True, **fields):
    """Write a comment as a visitor; return the page that follows."""
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    if scripts:
        page.clock.install()
    page.goto(practice.address + PLACE)
    if scripts:
        wait_for_scripts(page)
    page.locator("#leave-a-comment summary").click()
    for name, text in fields.items():
        page.locator(f"#{name}").fill(text)
    if scripts:
        page.clock.fast_forward(20_000)
    page.get_by_role("button", name="Send comment").click()
    page.wait_for_url("**/comment-received/")
    shown = page.locator("main").inner_text()
    context.close()
    return shown


def approve_all(browser, port, folder):
    """Approve what waits, as a moderator does in Isso's own pages."""
    settings = (folder / "isso.cfg").read_text()
    password = settings.partition("password = ")[2].splitlines()[0]
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{port}/admin/")
    page.locator("input[type=password]").fill(password)
    page.locator("input[type=password]").press("Enter")
    page.get_by_text("Validate").first.wait_for()
    while page.get_by_text("Validate").count():
        with page.expect_response("**/activate/**"):
            page.get_by_text("Validate").first.click()
        page.reload()
    page.close()


def everything_in(*folders):
    """All bytes of all files."""
    return b"".join(
        path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    )


def test_a_comment_is_held_approved_brought_in_and_shown(browser, practice, isso, port):
    """The round trip, with and without scripts; no mail or network address leaks."""
    shown = write(
        browser, practice, name="Pat Placeholder", email=MAIL, comment=HOSTILE
    )
    assert "We read each one before it is shown" in shown
    write(browser, practice, scripts=False, name="Ann Author", comment="It is me.")

    bring = ("--database", isso / "comments.db", "--content", practice.content)
    assert run(*bring) == ""
    practice.build()
    assert b"A pillow helps me" not in everything_in(practice.output)

    approve_all(browser, port, isso)
    assert run(*bring).count("is new.") == 2
    files = {path: path.read_bytes() for path in practice.content.rglob("isso-*.md")}
    assert run(*bring) == ""
    assert {path: path.read_bytes() for path in files} == files
    practice.build()

    page = browser.new_page()
    page.goto(practice.address + PLACE)
    text = page.locator("[aria-labelledby=comments]").inner_text()
    assert "A pillow helps me. <script>" in text
    assert "Ann Author (visitor)" in text
    assert "From the practice" not in text
    assert "broken" not in page.title()
    assert page.locator("[aria-labelledby=comments] :is(img, script)").count() == 0
    page.close()

    everything = everything_in(practice.output, practice.content)
    for private in (MAIL.encode(), b"127.0.0.0", "\u202e".encode()):
        assert private not in everything


def test_what_is_no_longer_approved_is_removed(practice, isso):
    """A comment that a moderator deletes disappears from the site's files."""
    files = sorted(practice.content.rglob("isso-*.md"))
    connection = sqlite3.connect(isso / "comments.db")
    connection.execute("UPDATE comments SET mode = 4")
    connection.commit()
    connection.close()

    told = run("--database", isso / "comments.db", "--content", practice.content)

    assert told.count("no longer approved and was removed") == len(files) == 2
    assert not list(practice.content.rglob("isso-*.md"))


def test_a_program_that_falls_into_the_trap_learns_nothing(isso, port):
    """Spam is thanked like everyone else, and nothing waits for the moderator."""

    def waiting():
        with sqlite3.connect(isso / "comments.db") as connection:
            return connection.execute("SELECT count(*) FROM comments").fetchone()

    before = waiting()
    body = urlencode(
        {"name": "Bot", "comment": "Buy", "page": PLACE, "website": "https://spam"}
    ).encode()
    with urllib.request.urlopen(
        f"http://127.0.0.1:{port}/comment", body, timeout=20
    ) as answered:
        assert answered.url.endswith("/comment-received/")

    assert waiting() == before
