"""What is kept of earlier builds is whole, or it counts as absent."""

import logging
import marshal
import os
import sqlite3
import sys
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from build_cache.files import digest_of
from fast_build import environment
from fast_build.digests import Digester
from fast_build.environment import local_code
from fast_build.records import WatchedSettings
from fast_build.store import Records, keep_newest
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
