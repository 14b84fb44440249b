"""What is kept of earlier builds is whole, or it counts as absent."""

import logging
import marshal
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from fast_build import environment
from fast_build.digests import Digester
from fast_build.environment import local_code
from fast_build.files import FileDigests, digest_of, link, place
from fast_build.records import WatchedSettings
from fast_build.store import Records, keep_newest, load, save
from groups import PLUGIN_PATHS, ROOT

KEY = digest_of(b"dependencies")


@pytest.fixture
def records(tmp_path):
    """A store that holds one result."""
    store = Records(tmp_path)
    store.put(KEY, b"a state that is long enough")
    store.save()
    store.close()
    return store


def damage(records, read, write):
    """Change one letter of what is stored, as a bad disk would."""
    with sqlite3.connect(records.path) as connection:
        (whole,) = connection.execute(read).fetchone()
        connection.execute(write, [whole[:-1] + bytes([whole[-1] ^ 1])])
    connection.close()


def test_a_record_is_found_again(records):
    """What one build read, another one takes."""
    assert records.get([KEY]) == {KEY: b"a state that is long enough"}


def test_a_damaged_record_is_read_anew(records):
    """No page is ever made of a record that is not what was written."""
    damage(records, "select state from records", "update records set state = ?")

    assert records.get([KEY]) == {}


def test_what_a_reader_asked_of_the_settings_is_noted():
    """A page that showed a fact is read again when the facts change."""
    watched = WatchedSettings({"FACTS": 1, "DAY": 2, "THEME": 3}, {"FACTS", "DAY"})

    assert (watched["FACTS"], watched["THEME"]) == (1, 3)
    assert watched.asked == {"FACTS"}
    assert watched.get("DAY") == 2
    assert watched.asked == {"FACTS", "DAY"}
    watched.refresh()
    assert watched.asked == set()


@pytest.mark.parametrize("place", [0, -1])
def test_a_damaged_snapshot_counts_as_absent(tmp_path, place):
    """The site is built from nothing, as in a new checkout."""
    path = tmp_path / "site.pickle"
    save(path, {"pages": 3})
    assert load(path) == {"pages": 3}
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)

    assert load(path) is None


def test_a_file_read_in_the_instant_of_its_change_is_read_again(tmp_path, monkeypatch):
    """Two changes within the same tick of a clock cannot hide behind one stamp."""
    file = tmp_path / "a.md"
    file.write_text("one")
    fresh = FileDigests({})
    assert fresh.of(str(file)) == digest_of(b"one")
    assert fresh.seen == {}

    later = time.time_ns() + 10**10
    monkeypatch.setattr("fast_build.files.time.time_ns", lambda: later)
    settled = FileDigests({})
    settled.of(str(file))
    assert list(settled.seen) == [str(file)]


def test_what_starts_a_build_is_no_part_of_it(small, monkeypatch):
    """A script and a command find each other's records."""
    script = ModuleType("script")
    script.__file__ = str(small.root / "script.py")
    small.write("script.py", "")
    settings = small.settings()
    for name in ("__main__", "__mp_main__"):
        monkeypatch.setitem(sys.modules, name, script)
    assert script.__file__ not in local_code(settings)
    monkeypatch.setitem(sys.modules, "used_by_a_template", script)
    assert script.__file__ in local_code(settings)


def test_a_table_that_a_plugin_reads_is_its_code():
    """Pages are read anew once a kind of page has another field."""
    kinds = str(ROOT / "plugins/content/content_model/kinds.toml")

    assert kinds in local_code({"PLUGIN_PATHS": PLUGIN_PATHS})


def test_a_site_shown_and_published_in_turn_is_known_twice(small):
    """A preview between two publishes makes neither render everything again."""
    published = {
        "LIVE_PATH": str(small.root / "published"),
        "OUTPUT_PATH": str(small.root / "published"),
        "SITEURL": "https://www.example.org",
    }
    small.fast()
    small.fast(in_place=True, **published)

    small.fast()
    shown_again = small.pelican.build.counts
    small.fast(in_place=True, **published)

    assert (shown_again.rendered, shown_again.written) == (0, 0)
    assert small.pelican.build.counts.rendered == 0


def test_what_a_killed_build_was_writing_goes(tmp_path):
    """The next one that writes there removes it, but not what another one writes."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left, others = (
        tmp_path / f".{digest_of(b'x').hex()}.{process}.part"
        for process in (ended.pid, os.getpid())
    )
    for part in (left, others):
        part.write_bytes(b"half of")

    save(tmp_path / "kept.pickle", "whole")

    assert not left.exists()
    assert others.exists()
    assert load(tmp_path / "kept.pickle") == "whole"


def test_only_the_newest_outputs_are_known(tmp_path):
    """What belongs to folders long unused does not stay for ever."""
    for number in range(5):
        (tmp_path / f"checkpoint-{number}.pickle").write_bytes(b"")
        os.utime(tmp_path / f"checkpoint-{number}.pickle", (number, number))
    (tmp_path / "templates.pickle").write_bytes(b"")

    keep_newest(tmp_path, "checkpoint-*.pickle", 2)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("checkpoint-3.pickle", "checkpoint-4.pickle", "templates.pickle")
    ]


def test_files_that_cannot_be_linked_are_copied_and_it_is_logged(
    tmp_path, monkeypatch, caplog
):
    """On two file systems, for example."""

    def refuse(*_):
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "page").write_text("page")

    with caplog.at_level(logging.DEBUG, "fast_build"):
        link(str(tmp_path / "page"), str(tmp_path / "new" / "page"))

    assert (tmp_path / "new" / "page").read_text() == "page"
    assert "is copied" in caplog.text


@pytest.mark.parametrize(
    ("meddle", "said"),
    [
        (lambda page: page.write_text("meddled"), "was changed by others"),
        (lambda page: page.unlink(), "is gone"),
    ],
)
def test_page_that_is_not_as_it_was_left_is_made_again(small, caplog, meddle, said):
    """And the log says which, and why."""
    first = small.fast(in_place=True)
    meddle(small.root / "output" / "index.html")

    with caplog.at_level(logging.INFO, "fast_build"):
        assert small.fast(in_place=True) == first

    assert f"index.html {said}" in caplog.text


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


def test_code_that_was_read_is_the_code_that_was_compiled():
    """The first build compiles the plugins, the second finds them compiled."""
    source = Path(environment.__file__).read_text(encoding="utf-8")
    compiled = compile(source, "module.py", "exec")
    read = marshal.loads(marshal.dumps(compiled))  # noqa: S302 - our own
    (ones, others) = (
        [
            FunctionType(const, {})
            for const in code.co_consts
            if hasattr(const, "co_code")
        ]
        for code in (compiled, read)
    )

    assert [Digester().digest(value) for value in ones] == [
        Digester().digest(entry) for entry in others
    ]
