"""A build without a cache is whole; the author learns why it took longer."""

import os
import shutil
import subprocess

import pytest

from whole_build.cache import refused


def pages(site):
    """Every page of the site, by name."""
    found = site.output.rglob("*.html")
    return {path.relative_to(site.output): path.read_bytes() for path in found}


def test_a_cache_that_cannot_be_made_is_done_without(site, article, monkeypatch):
    """A file stands where the folder should be: one sentence, and the same site."""
    site.write({"articles/x.md": article()})
    assert site.build().good
    whole = pages(site)
    shutil.rmtree(site.root / ".cache")
    (site.root / ".cache").write_text("in the way")
    monkeypatch.setattr(type(site), "take_what_others_made", lambda _site: None)
    site.write({"articles/x.md": article(title="Another title")})

    outcome = site.build()

    assert outcome.good
    (note,) = (
        diagnostic
        for diagnostic in outcome.notes
        if "Nothing can be kept" in str(diagnostic)
    )
    assert str(note).startswith(".cache:1: ")
    assert pages(site).keys() == whole.keys()
    assert pages(site) != whole
    assert (site.root / ".cache").read_text() == "in the way"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a full disk")
def test_a_full_cache_is_done_without(site, article, monkeypatch):
    """With no room left for what is kept, the build says so and goes on."""
    monkeypatch.setattr(type(site), "take_what_others_made", lambda _site: None)
    site.write({"articles/x.md": article()})
    cache = site.root / ".cache"
    cache.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(cache)]
    subprocess.run(mount, check=True)
    try:
        outcome = site.build()
    finally:
        subprocess.run(["umount", str(cache)], check=True)

    assert outcome.good
    assert any("The disk is full." in str(note) for note in outcome.notes)


def test_nothing_of_the_trial_is_left(tmp_path):
    """Looking whether a folder can be written leaves no file in it."""
    assert refused(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
