"""Packed siblings hold the same bytes, are smaller, and are the same each time."""

import gzip

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


def test_a_second_run_gives_the_same_bytes_from_the_cache(output, tmp_path):
    """Packing again gives equal files, on any day."""
    cache = tmp_path / "cache"
    pack(output, cache)
    first = (output / "index.html.gz").read_bytes()
    entries = {entry.name: entry.stat().st_mtime_ns for entry in cache.iterdir()}

    pack(output, cache)

    assert (output / "index.html.gz").read_bytes() == first
    assert {e.name: e.stat().st_mtime_ns for e in cache.iterdir()} == entries


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


def test_the_cache_forgets_pages_that_changed(output, tmp_path):
    """The cache does not grow with every edit."""
    cache = tmp_path / "cache"
    pack(output, cache)
    (output / "index.html").write_bytes(PAGE + b"<p>More.</p>")

    pack(output, cache)

    assert len(list(cache.iterdir())) == 2
