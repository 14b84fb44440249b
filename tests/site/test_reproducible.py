"""One commit gives one site, wherever and whenever it is built."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from tests.conftest import PYTHONPATH, ROOT

pytestmark = pytest.mark.slow

PARTS = ("content", "theme", "plugins", "tools", "pelicanconf.py", "publishconf.py")
ELSEWHERE = {
    "LC_ALL": "C",
    "PYTHONHASHSEED": "1",
    "TZ": "Pacific/Kiritimati",  # 14 hours ahead
}
COMMIT_DAY = "1795996800"  # 2026-11-30


def built(folder, environment, umask):
    """Copy the project into a folder, build it there as published, with no cache."""
    for part in PARTS:
        source = ROOT / part
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        folder.mkdir(parents=True, exist_ok=True)
        copy(source, folder / part)
    subprocess.run(
        [
            *(sys.executable, "-m", "whole_build", "--settings", "publishconf.py"),
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
    """Folder, time zone, locale, order of sets, rights and caches change no byte."""
    here = files_of(published_site)
    there = built(tmp_path / "a longer" / "place", ELSEWHERE, 0o077)

    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []
    assert len(here) > 300
