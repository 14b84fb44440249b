"""Packed siblings hold the same bytes, are smaller, and are the same each time."""

import gzip
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest

from compressed.packing import pack

PAGE = b"<p>Back pain is common.</p>\n" * 200


@pytest.fixture
def output(tmp_path):
    """An output folder with a page, a tiny page and a photograph."""
    output = tmp_path / "output"
    (output / "_hosts").mkdir(parents=True)
    (output / "index.html").write_bytes(PAGE)
    (output / "tiny.html").write_bytes(b"<p>Hi</p>")
    (output / "photo.jpg").write_bytes(PAGE)
    (output / "_hosts" / "rules.json").write_bytes(PAGE)
    return output


def test_text_gets_both_siblings(output, tmp_path):
    """A browser that takes Brotli or gzip gets the same page, smaller."""
    assert pack(output, tmp_path / "cache") == 1

    assert brotli.decompress((output / "index.html.br").read_bytes()) == PAGE
    assert gzip.decompress((output / "index.html.gz").read_bytes()) == PAGE


def test_what_gains_nothing_is_left_alone(output, tmp_path):
    """Photographs, tiny files and host rules get no siblings."""
    pack(output, tmp_path / "cache")

    siblings = {
        path.name for path in output.rglob("*") if path.suffix in {".br", ".gz"}
    }
    assert siblings == {"index.html.br", "index.html.gz"}


def test_a_copy_that_is_larger_is_not_written(output, tmp_path):
    """Text that packing only makes longer goes out as it is."""
    (output / "dense.txt").write_bytes(hashlib.shake_256(b"").digest(900))
    pack(output, tmp_path / "cache")

    assert {each.name for each in output.glob("dense.*")} == {"dense.txt"}


def test_a_packed_file_does_not_say_when_it_was_packed(output, tmp_path):
    """The same commit gives the same bytes on every day."""
    pack(output, tmp_path / "cache")

    time_stamp = (output / "index.html.gz").read_bytes()[4:8]
    assert time_stamp == bytes(4)


def test_a_second_run_gives_the_same_bytes_from_the_cache(output, tmp_path):
    """Packing again gives equal files, on any day."""
    cache = tmp_path / "cache"
    pack(output, cache)
    first = (output / "index.html.gz").read_bytes()
    entries = {entry.name: entry.stat().st_ino for entry in cache.iterdir()}

    pack(output, cache)

    assert (output / "index.html.gz").read_bytes() == first
    assert {each.name: each.stat().st_ino for each in cache.iterdir()} == entries


@pytest.mark.parametrize(
    "damage", [b"", b"\x1f\x8b", b"garbage", gzip.compress(b"x", mtime=0)]
)
def test_a_damaged_cache_does_no_harm(output, tmp_path, damage):
    """Whatever stands in the cache, a visitor gets the page."""
    cache = tmp_path / "cache"
    pack(output, cache)
    for entry in cache.iterdir():
        entry.write_bytes(damage)

    pack(output, cache)

    assert gzip.decompress((output / "index.html.gz").read_bytes()) == PAGE
    assert brotli.decompress((output / "index.html.br").read_bytes()) == PAGE


def test_the_cache_forgets_what_no_build_uses(output, tmp_path):
    """The cache does not grow with every edit; what is used stays."""
    cache = tmp_path / "cache"
    pack(output, cache)
    unused = cache / "unused.br"
    unused.write_bytes(b"packed")
    for entry in cache.iterdir():
        os.utime(entry, (0, 0))

    pack(output, cache)

    assert not unused.exists()
    assert len(list(cache.iterdir())) == 2


def test_builds_at_once_do_not_disturb_each_other(output, tmp_path):
    """A second build of the same project may fill and clear the cache, too."""
    other = tmp_path / "other"
    other.mkdir()
    for number in range(40):
        (output / f"{number}.html").write_bytes(PAGE + bytes(str(number), "ascii"))
        (other / f"{number}.html").write_bytes(PAGE + bytes(str(-number), "ascii"))

    with ThreadPoolExecutor(2) as pool:
        turns = [output, other] * 4
        done = list(pool.map(lambda each: pack(each, tmp_path / "cache"), turns))

    assert done == [41, 40] * 4
