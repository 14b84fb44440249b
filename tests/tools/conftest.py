"""Two versions of the software, and sites that were started with the older one."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from tests.conftest import ROOT, take_what_is_made

GIT = {
    **{f"GIT_{who}_NAME": "Office" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "office@own.health" for who in ("AUTHOR", "COMMITTER")},
}


class OwnSite:
    """A practice's site, and how its people run tasks in it."""

    def __init__(self, folder, editions):
        """Run the present version in a folder."""
        self.folder, self.editions = folder, editions
        self.software = editions.present

    def run(self, *words, cwd=None, **environment):
        """Run a task."""
        return subprocess.run(
            [sys.executable, "-m", "clinicsite", *map(str, words)],
            cwd=cwd or self.folder,
            env={
                **os.environ,
                "PYTHONPATH": str(self.software),
                "PYTHONIOENCODING": "utf-8",
                **GIT,
                **environment,
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def update(self, *words, **environment):
        """Update it from the newer version's file."""
        return self.run("update", "--wheel", self.editions.wheel, *words, **environment)

    def commit(self):
        """Commit everything."""
        for words in (["add", "--all"], ["commit", "--quiet", "--message", "Words"]):
            subprocess.run(
                ["git", *words], cwd=self.folder, env={**os.environ, **GIT}, check=True
            )

    def read(self, name):
        """Read a file."""
        return (self.folder / name).read_text(encoding="utf-8")

    def edit(self, name, old, new):
        """Change words in a file."""
        text = self.read(name)
        assert old in text
        (self.folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def state(self):
        """What every file says, but for what is made from others."""
        made = {".git", ".build", ".cache", "output"}
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and path.relative_to(self.folder).parts[0] not in made
        }


@pytest.fixture
def own_site(made_once, editions, tmp_path):
    """A copy of a site as it is after its start, for a test to change."""

    def started(folder):
        answers = folder / "answers.toml"
        practice = (ROOT / "tests" / "practices" / "one-room.toml").read_text()
        answers.write_text(re.sub("(?m)^conditions = .*", "", practice))
        site = OwnSite(folder / "site", editions)
        done = site.run("start", "site", "--answers", answers, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
        with (site.folder / "pelicanconf.py").open("a") as settings:
            settings.write("SEARCH_INDEX = False\nEDITORIAL_KINDS = []\n")  # quicker
        take_what_is_made(site.folder / ".cache")

    shutil.copytree(made_once("own-site", started) / "site", tmp_path / "site")
    site = OwnSite(tmp_path / "site", editions)
    site.commit()
    return site
