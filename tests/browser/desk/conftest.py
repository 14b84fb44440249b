"""A project as an author has it, a browser, and the preview between them."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect
from tests.conftest import PYTHONPATH, ROOT, WITHOUT, Site, small_site, written_article

PATIENCE = 120  # seconds
ARTICLE = "articles/a.md"
DESCRIPTION = "A sentence of more than fifty characters about {} sore backs."


class Preview:
    """A running preview, and what it says."""

    def __init__(self, project: Path, *options: str, port: int = 8300) -> None:
        """Start it, and wait for its first build."""
        command = ["-m", "preview", "--no-open", "--port", str(port)]
        self.process = subprocess.Popen(
            [sys.executable, *command, *options],
            cwd=project,
            env={**os.environ, "PYTHONPATH": PYTHONPATH},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said: list[str] = []
        self._read = 0
        self._news = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()
        self.address = self.wait_for("Your site:").split()[2].rstrip("/")
        self.wait_for("first build")

    def _listen(self) -> None:
        """Keep what it says, so that it never waits for a reader."""
        with self.process.stdout as lines:
            for line in lines:
                with self._news:
                    self.said.append(line)
                    self._news.notify_all()

    def wait_for(self, words: str) -> str:
        """Wait for a line that has these words, after the last one waited for."""
        end = monotonic() + PATIENCE
        with self._news:
            while self._news.wait_for(lambda: len(self.said) > self._read, PATIENCE):
                line = self.said[self._read]
                self._read += 1
                if words in line:
                    return line
                assert monotonic() < end, "".join(self.said)
        raise AssertionError("".join(self.said))

    def get(self, address: str) -> str:
        """Get a page; of an address that is none, the answer waits for the build."""
        try:
            with urlopen(f"{self.address}{address}", timeout=PATIENCE) as answer:  # noqa: S310
                return answer.read().decode()
        except HTTPError as error:
            with error:
                return error.read().decode()

    def wait_for_build_of(self, words: str) -> None:
        """Wait until the whole site is built of the files that have these words."""
        end = monotonic() + PATIENCE
        while words not in self.get("/articles/a/"):
            assert monotonic() < end, "".join(self.said)
            sleep(0.02)
        self.get("/nowhere/")
        self._read = len(self.said)


@contextmanager
def previewed(project: Path, *options: str, port: int = 8300) -> Iterator[Preview]:
    """Run a preview of a project."""
    started = Preview(project, *options, port=port)
    try:
        yield started
    finally:
        started.process.kill()
        started.process.wait(timeout=10)


@pytest.fixture
def page(browser):
    """A fresh page."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


class Project(Site):
    """A small project in a folder whose name has spaces and an accent.

    All tests of a process share one, and its preview: starting it takes longer than
    most of them.
    """

    def __init__(self, folder: Path) -> None:
        """Make it."""
        super().__init__(folder / "Ann's café site")
        shutil.move(small_site(folder).root / "content", self.root / "content")
        for name in ("pelicanconf.py", "publishconf.py"):
            shutil.copy(ROOT / name, self.root / name)
        with (self.root / "pelicanconf.py").open("a") as settings:
            settings.writelines(f"\n{key} = {value}" for key, value in WITHOUT.items())
        for name in ("plugins", "theme", "tools"):
            (self.root / name).symlink_to(ROOT / name, target_is_directory=True)
        content = self.root / "content"
        shutil.copytree(ROOT / "content" / "drawings", content / "drawings")
        fetched = ROOT / ".cache" / "admin"  # `python -m tests.machine` put it there
        if fetched.is_dir():
            (self.root / ".cache").mkdir()
            (self.root / ".cache" / "admin").symlink_to(fetched)
        self._told = 0
        self._first = {}
        self.write({ARTICLE: written_article("First words.", title="An article")})
        self._first = self._files()

    def _files(self) -> dict[Path, bytes]:
        content = self.root / "content"
        files = (path for path in content.rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in files}

    def restore(self) -> None:
        """Take back what the test before changed."""
        now = self._files()
        for path in now.keys() - self._first.keys():
            path.unlink()
        for path, body in self._first.items():
            if now.get(path) != body:
                path.write_bytes(body)
        shutil.rmtree(self.root / ".copies", ignore_errors=True)

    def mark(self) -> str:
        """Write a number into the article, and return the words around it."""
        self._told += 1
        words = DESCRIPTION.format(self._told)
        path = self.root / "content" / ARTICLE
        lines = path.read_text(encoding="utf-8").split("\n")
        lines[2] = f"description: {words}"
        path.write_text("\n".join(lines), encoding="utf-8")
        return words


@pytest.fixture(scope="session")
def shared_project(tmp_path_factory):
    """A project, and a function that starts its preview once."""
    project = Project(tmp_path_factory.mktemp("desk"))
    with ExitStack() as stack:
        started = []

        def start():
            if not started:
                preview = previewed(project.root, "--admin")
                started.append(stack.enter_context(preview))
            return started[0]

        yield project, start


@pytest.fixture
def project(shared_project):
    """The project as it was at first."""
    project, _ = shared_project
    project.restore()
    return project


@pytest.fixture
def preview(shared_project, project):
    """A function that gives `invoke serve` of the project, once all is built."""
    _, start = shared_project

    def shown():
        words = project.mark()
        running = start()
        running.wait_for_build_of(words)
        return running

    return shown


@pytest.fixture
def another_preview():
    """A function that starts a preview for one test alone."""
    with ExitStack() as stack:

        def start(project, *options, **port):
            return stack.enter_context(previewed(project.root, *options, **port))

        yield start


@pytest.fixture
def file_of(project):
    """Give a function that names a file of the project."""

    def file_of(name: str) -> Path:
        return project.root / "content" / name

    return file_of


@pytest.fixture(scope="session")
def window(browser):
    """A window of somebody who edits: the program starts quicker where it was once."""
    staff = browser.new_context(viewport={"width": 1280, "height": 800})
    page = staff.new_page()
    page.set_default_timeout(30_000)
    page.hosts = set()
    page.on("request", lambda request: page.hosts.add(request.url.split("/")[2]))
    page.address = ""
    yield page
    staff.close()


@pytest.fixture
def editor(preview, window):
    """The window, for the editor of a running preview, and what it reaches for."""
    running = preview()
    if window.address != running.address:
        window.goto(f"{running.address}/admin/")
        window.get_by_role("button", name="Login").click()
        expect(window.get_by_text("An article")).to_be_visible()
        window.goto("about:blank")
        window.address = running.address
    window.hosts.clear()
    yield window
    window.goto("about:blank")
    # What somebody left without saving, the editor would offer again.
    left = {"origin": running.address, "storageTypes": "indexeddb"}
    window.context.new_cdp_session(window).send("Storage.clearDataForOrigin", left)


def publish(page):
    """Save as the editor's button says."""
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.get_by_text("Save now").first.click()
    expect(page.get_by_text("Entry saved").last).to_be_visible(timeout=15_000)
