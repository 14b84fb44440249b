"""A project as an author has it, a browser, and the preview between them."""

import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import PYTHONPATH, ROOT, WITHOUT, Site

PATIENCE = 120  # seconds


@dataclass
class Preview:
    """A running preview."""

    address: str
    said: list[str]
    process: subprocess.Popen[str]

    def wait_for(self, words: str) -> str:
        """Read what it says until a line has these words."""
        end = threading.Timer(PATIENCE, self.process.kill)
        end.start()
        try:
            for line in self.process.stdout:
                self.said.append(line)
                if words in line:
                    return line
        finally:
            end.cancel()
        raise AssertionError("".join(self.said))


@pytest.fixture
def page(browser):
    """A fresh page."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def project(site, article, tmp_path):
    """A small project in a folder whose name has spaces and an accent."""
    root = tmp_path / "Ann's café site"
    shutil.copytree(site.root / "content", root / "content")
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, root / name)
    with (root / "pelicanconf.py").open("a") as settings:
        settings.writelines(f"\n{name} = {value}" for name, value in WITHOUT.items())
    for name in ("plugins", "theme", "tools"):
        (root / name).symlink_to(ROOT / name, target_is_directory=True)
    shutil.copytree(ROOT / "content" / "drawings", root / "content" / "drawings")
    made = Site(root)
    made.write({"articles/a.md": article("First words.", title="An article")})
    return made


@pytest.fixture
def preview(project):
    """Start `invoke serve` in the project and wait for its first build."""
    running = []
    fetched = ROOT / ".cache" / "admin"  # `python -m tests.machine` put it there
    if fetched.is_dir():
        (project.root / ".cache").mkdir(exist_ok=True)
        (project.root / ".cache" / "admin").symlink_to(fetched)

    def start(*options, port=8300):
        command = ["-m", "preview", "--no-open", "--port", str(port)]
        process = subprocess.Popen(
            [sys.executable, *command, *options],
            cwd=project.root,
            env={**os.environ, "PYTHONPATH": PYTHONPATH},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append(process)
        made = Preview("", [], process)
        made.address = made.wait_for("Your site:").split()[2].rstrip("/")
        made.wait_for("first build")
        return made

    yield start
    for process in running:
        process.kill()
        process.wait(timeout=10)
        process.stdout.close()


@pytest.fixture
def file_of(project):
    """Give a function that names a file of the project."""

    def file_of(name: str) -> Path:
        return project.root / "content" / name

    return file_of
