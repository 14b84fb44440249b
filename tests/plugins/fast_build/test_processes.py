"""Builds in processes of their own: repeated, killed, side by side."""

import gc
import os
import random
import time
from multiprocessing import get_context

import pytest
from pelican.contents import Article
from tests.plugins.fast_build.conftest import article, differing, tree


def started(site, **how):
    """Start a build in another process; return it, and a pipe that ends with it."""
    reading, writing = os.pipe()
    build = get_context("fork").Process(target=site.fast, kwargs=how)
    build.start()
    os.close(writing)
    return build, reading


def ended(build, pipe):
    """Wait until a build and its workers have ended; return its exit code."""
    with os.fdopen(pipe, "rb") as until_all_have:
        until_all_have.read()
    build.join()
    return build.exitcode


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
        build, pipe = started(small)
        time.sleep(choose.uniform(0.05, 0.65))
        build.kill()
        ended(build, pipe)
    assert ended(*started(small)) == 0
    assert differing(tree(small.root / "output"), small.stock()) == []
    kept = (small.root / "cache/fast_build").iterdir()
    kinds = sorted(file.name.partition("-")[0] for file in kept)
    assert kinds == ["checkpoint", "records", "templates.pickle"]


@pytest.mark.slow
def test_two_builds_at_once_do_no_harm(small):
    """Both write the same site, and the next build trusts what they kept."""
    for turn in range(3):
        small.write("content/articles/a1.md", article(1, Body=f"Turn {turn}"))
        both = [started(small, in_place=True), started(small, in_place=True)]
        assert [ended(*build) for build in both] == [0, 0]
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
            counts.append(articles_of(small))
    assert differing(tree(small.root / "output"), small.stock()) == []
    assert counts[0] == counts[1] > 0


def articles_of(site):
    """Count the articles of a site that are in memory."""
    return sum(
        str(site.root) in kept.source_path
        for kept in gc.get_objects()
        if issubclass(type(kept), Article)
    )
