"""A build makes nothing where nothing changed, and everything where something did."""

import json
import os
import shutil
import time

import pytest
from tests.plugins.base.whole_build.test_command import command

__all__ = ["command"]


@pytest.fixture
def built(site, article, command, capsys):
    """Build a small site once; return how to build it again and what that says."""
    site.write({"articles/x.md": article(), "articles/y.md": article(title="B title")})
    (site.root / "docs").mkdir()
    (site.root / "docs" / "writing.md").write_text("")
    time.sleep(0.06)  # else the next change may be of the same instant
    assert command() == 0
    capsys.readouterr()

    def again():
        assert command() == 0
        return capsys.readouterr().err

    return again


def record(site):
    """Find the record that the last build left."""
    (found,) = (site.root / ".cache" / "whole_build").iterdir()
    return found


def test_nothing_is_built_where_nothing_changed(site, built):
    """The site is the same, file by file, and the author is told."""
    before = {path: path.stat() for path in site.output.rglob("*")}

    assert "Nothing has changed." in built()

    assert {path: path.stat() for path in site.output.rglob("*")} == before


def text_changed(site):
    path = site.root / "content/articles/x.md"
    path.write_text(path.read_text() + "\nMore words.\n")


def letter_changed_and_clock_set_back(site):
    path = site.root / "content/articles/x.md"
    stamp = path.stat()
    path.write_text(path.read_text().replace("Words", "Wards"))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def fact_changed(site):
    path = site.root / "content/practice/practice.toml"
    path.write_text(path.read_text().replace("555-0142", "555-0149"))


def article_removed(site):
    (site.root / "content/articles/y.md").unlink()


def file_added(site):
    (site.root / "content/drawings").mkdir()
    (site.root / "content/drawings/new.toml").write_text("kind = 'wrong'")
    (site.root / "content/drawings/new.toml").unlink()
    site.write({"articles/z.md": (site.root / "content/articles/x.md").read_text()})


def settings_changed(site):
    with (site.root / "conf.py").open("a") as file:
        file.write('\nTITLE_PATTERN = "{title}"\n')


def page_lost(site):
    (site.output / "articles/x/index.html").unlink()


def page_meddled_with(site):
    (site.output / "articles/x/index.html").write_text("meddled")


def day_passed(site):
    kept = json.loads(record(site).read_text())
    record(site).write_text(json.dumps(kept | {"day": "2020-02-02"}))


def record_damaged(site):
    record(site).write_text('{"notes": [], "folders": 3')


def record_of_another_version(site):
    record(site).write_text('{"notes": [["x"]], "read": "", "more": 1}')


def cache_removed(site):
    shutil.rmtree(site.root / ".cache")
    site.take_what_others_made()


def pages_of(site):
    return {
        path.relative_to(site.output): path.read_bytes()
        for path in site.output.rglob("*.html")
    }


def test_whatever_changed_is_built(site, built):
    """No page is ever stale: the site is the one that a first build makes."""
    for change in (
        *(text_changed, letter_changed_and_clock_set_back, fact_changed),
        *(file_added, article_removed, settings_changed),
    ):
        before = pages_of(site)
        change(site)
        assert "The site is built." in built(), change
        assert pages_of(site) != before, change
        time.sleep(0.06)
    ours = pages_of(site)
    for change in (
        *(page_lost, page_meddled_with, day_passed, record_damaged),
        *(record_of_another_version, cache_removed),  # the last: as a first build
    ):
        change(site)
        assert "The site is built." in built(), change
        assert pages_of(site) == ours, change


def test_a_mistake_that_is_taken_back_is_followed_by_a_build(
    site, article, built, command
):
    """After a build that failed, none is left out."""
    good = (site.root / "content/articles/x.md").read_text()
    site.write({"articles/x.md": article(sumary="x")})
    assert command() == 1

    site.write({"articles/x.md": good})

    assert "The site is built." in built()


def test_notes_are_said_again(site, article, built):
    """An author who builds twice does not think that a note is settled."""
    site.write({"articles/sleep.md": article(title="Sleep 睡")})
    first = built()
    assert "note: content/articles/sleep.md:2" in first
    time.sleep(0.06)
    built()

    again = built()

    assert "Nothing has changed." in again
    assert again.partition("\n")[0] == first.partition("\n")[0]
