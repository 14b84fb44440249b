"""One commit gives one site, wherever, whenever and in whatever order it is built."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from tests.conftest import PYTHONPATH, ROOT, take_what_is_made

pytestmark = pytest.mark.slow

PARTS = ("content", "theme", "plugins", "tools", "pelicanconf.py", "publishconf.py")
ELSEWHERE = {
    "LC_ALL": "C",
    "PYTHONHASHSEED": "1",
    "TZ": "Pacific/Kiritimati",  # 14 hours ahead
}
# As stock Pelican makes it, which keeps nothing and forks nowhere.
SETTINGS = "from publishconf import *\n\nPELICAN_CLASS = 'pelican.Pelican'\n"
# Within a stage no plugin depends on another.
BACKWARDS = """\
import sys
import whole_build
from whole_build.__main__ import main

def run(stage, subject):
    for receiver in reversed(list(stage.receivers_for(subject))):
        receiver(subject)

whole_build.run = run
sys.exit(main())
"""
COMMIT_DAY = "1795996800"  # 2026-11-30


def built(folder, environment, umask):
    """Copy the project into a folder, and build it there as published.

    With no cache but for packed files: tests/plugins/output/compressed/ is about them.
    """
    for part in PARTS:
        source = ROOT / part
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        folder.mkdir(parents=True, exist_ok=True)
        copy(source, folder / part)
    take_what_is_made(folder / ".cache", ["compressed"])
    (folder / "elsewhere.py").write_text(SETTINGS)
    subprocess.run(
        [
            *(sys.executable, "-c", BACKWARDS, "--settings", "elsewhere.py"),
            *("--sample", "--output", folder / "site"),
        ],
        cwd=folder,
        env={
            **os.environ,
            **environment,
            "PYTHONPATH": PYTHONPATH.replace(str(ROOT), str(folder)),
            "SOURCE_DATE_EPOCH": COMMIT_DAY,
        },
        umask=umask,
        check=True,
    )
    return files_of(folder / "site")


def files_of(site):
    """Every file of a site; of its record, what a copy without git can know."""
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
    for packed in ("build.json.br", "build.json.gz"):
        files.pop(packed, None)
    known = json.loads(files["build.json"])
    del known["commit"], known["changed_since"]
    return {**files, "build.json": json.dumps(known).encode()}


def test_two_builds_of_one_commit_are_the_same_bytes(tmp_path, published_site):
    """Folder, zone, locale, rights, caches, orders of sets and receivers: no matter."""
    here = files_of(published_site)
    there = built(tmp_path / "a longer" / "place", ELSEWHERE, 0o077)

    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []
    assert len(here) > 300
