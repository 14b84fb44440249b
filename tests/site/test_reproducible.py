"""One commit gives one site, wherever and whenever it is built."""

import os
import shutil
import subprocess
import sys

import pytest
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

PARTS = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")
HERE = {
    "LC_ALL": "C",
    "PYTHONHASHSEED": "1",
    "TZ": "Asia/Kolkata",
}
THERE = {
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "2",
    "TZ": "America/Los_Angeles",
}
COMMIT_DAY = "1795219200"  # 2026-11-21


def built(folder, environment, umask):
    """Copy the project into a folder, build it as published, return every file."""
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
            "PYTHONPATH": "plugins",
            "SOURCE_DATE_EPOCH": COMMIT_DAY,
        },
        umask=umask,
        check=True,
    )
    site = folder / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_two_builds_of_one_commit_are_the_same_bytes(tmp_path):
    """Folder, time zone, locale, order of sets and rights change no byte."""
    one = built(tmp_path / "one", HERE, 0o022)
    other = built(tmp_path / "a longer" / "place", THERE, 0o077)

    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert len(one) > 300
