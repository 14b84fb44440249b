"""Files are known by their stamps, and put in place whole."""

import logging
import os
import time

import pytest

from build_cache.files import FileDigests, digest_of, link, place, replace


def test_a_file_read_in_the_instant_of_its_change_is_read_again(tmp_path, monkeypatch):
    """Two changes within the same tick of a clock cannot hide behind one stamp."""
    file = tmp_path / "a.md"
    file.write_text("one")
    fresh = FileDigests({})
    assert fresh.of(str(file)) == digest_of(b"one")
    assert fresh.seen == {}

    later = time.time_ns() + 10**10
    monkeypatch.setattr("build_cache.files.time.time_ns", lambda: later)
    settled = FileDigests({})
    settled.of(str(file))
    assert list(settled.seen) == [str(file)]


def test_files_that_cannot_be_linked_are_copied_and_it_is_logged(
    tmp_path, monkeypatch, caplog
):
    """On two file systems, for example."""

    def refuse(*_):
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "page").write_text("page")

    with caplog.at_level(logging.DEBUG, "build_cache"):
        link(str(tmp_path / "page"), str(tmp_path / "new" / "page"))

    assert (tmp_path / "new" / "page").read_text() == "page"
    assert "is copied" in caplog.text


def test_a_file_that_stays_is_the_last_builds_own(tmp_path):
    """One more name takes a tenth of the time of a file; the live one stays whole."""
    live, staging = tmp_path / "live", tmp_path / "staging"
    settings = {"OUTPUT_PATH": str(staging), "LIVE_PATH": str(live)}
    (live / "a").mkdir(parents=True)
    (live / "a" / "same").write_text("same")
    (live / "a" / "other").write_text("before")
    for name, text in (("same", "same"), ("other", "after"), ("new", "new")):
        place(staging / "a" / name, text, settings)

    assert (staging / "a" / "same").samefile(live / "a" / "same")
    assert (staging / "a" / "other").read_text() == "after"
    assert (staging / "a" / "new").read_text() == "new"
    place(staging / "a" / "same", "changed", settings)
    assert (live / "a" / "same").read_text() == "same"
    assert (live / "a" / "other").read_text() == "before"


def test_a_file_that_cannot_be_written_is_named_as_people_know_it(tmp_path):
    """Its parts have names that nobody has seen."""
    page = tmp_path / "no-folder" / "index.html"

    with pytest.raises(FileNotFoundError) as refused:
        replace(page, b"page")

    assert refused.value.filename == str(page)
