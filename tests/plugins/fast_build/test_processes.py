"""Builds in processes of their own: repeated, killed, side by side."""

import gc
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from pelican.contents import Article
from tests.conftest import PYTHONPATH
from tests.plugins.fast_build.conftest import ROOT, article, differing, tree

BUILD = """
import sys
from tests.plugins.fast_build.conftest import Small
from pathlib import Path
site = Small(Path(sys.argv[1]))
site.fast(in_place=sys.argv[2:] == ["in place"])
counts = site.pelican.build.counts
print("rendered", counts.rendered, "read", counts.read)
"""


def started(site, *options):
    """Start a build in a new process."""
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, site.root, *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{PYTHONPATH}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def test_a_new_process_finds_what_another_kept(small):
    """Nothing is read or rendered again because a process is a new one."""
    started(small).communicate(timeout=100)
    small.write("content/pages/new.md", "Title: New\n\nA new page.\n")
    assert "read 1\n" in started(small).communicate(timeout=100)[0]
    assert "rendered 0 read 0\n" in started(small).communicate(timeout=100)[0]
    assert differing(tree(small.root / "output"), small.stock()) == []


@pytest.mark.slow
def test_a_killed_build_does_no_harm(small):
    """Whenever it was killed, nothing of it stays, and the next build is whole."""
    choose = random.Random(3)  # noqa: S311
    for number in range(7, 60):
        small.write(f"content/articles/a{number}.md", article(number))
    for turn in range(8):
        for number in range(7, 30):
            words = article(number, Title=f"Turn {turn}, article {number}")
            small.write(f"content/articles/a{number}.md", words)
        build = started(small)
        time.sleep(choose.uniform(0.3, 0.9))
        build.send_signal(signal.SIGKILL)
        build.communicate(timeout=30)  # ends when its workers, too, have ended
    started(small).communicate(timeout=100)
    assert differing(tree(small.root / "output"), small.stock()) == []
    kept = (small.root / "cache/fast_build").iterdir()
    kinds = sorted(file.name.partition("-")[0] for file in kept)
    assert kinds == ["checkpoint", "records", "templates.pickle"]


@pytest.mark.slow
def test_two_builds_at_once_do_no_harm(small):
    """Both write the same site, and the next build trusts what they kept."""
    for turn in range(3):
        small.write("content/articles/a1.md", article(1, Body=f"Turn {turn}"))
        both = [started(small, "in place"), started(small, "in place")]
        for build in both:
            build.communicate(timeout=100)
        assert [build.returncode for build in both] == [0, 0]
        assert differing(tree(small.root / "output"), small.stock()) == []
    assert differing(small.fast(), small.stock()) == []


def test_a_process_that_stays_up_builds_again_and_again(small):
    """A preview follows each edit, and holds on to no earlier site."""
    small.fast()
    counts = []
    for turn in range(4):
        small.write("content/articles/a1.md", article(1, Title=f"Turn {turn}"))
        small.fast()
        assert small.pelican.build.counts.read == 1
        if turn % 2:
            gc.collect()
            counts.append(sum(type(kept) is Article for kept in gc.get_objects()))
    assert differing(tree(small.root / "output"), small.stock()) == []
    assert counts[0] == counts[1] > 0
