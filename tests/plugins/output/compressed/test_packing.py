"""Packed siblings hold the same bytes, are smaller, and are the same each time."""

import gzip
import hashlib
import os
import random
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest

from compressed.packing import pack

PAGE = b"<p>Back pain is common.</p>\n" * 200

TEN_PACKETS = 14_600  # bytes that a server sends before it waits for an answer


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


def test_a_packed_file_names_neither_day_nor_system(output, tmp_path):
    """Each Python and each machine makes the same bytes."""
    pack(output, tmp_path / "cache")

    header = (output / "index.html.gz").read_bytes()[:10]
    assert header == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


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

    assert {path.name for path in output.glob("dense.*")} == {"dense.txt"}


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
    assert {path.name: path.stat().st_ino for path in cache.iterdir()} == entries


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
    unused = cache / "unused"
    unused.write_bytes(b"packed")
    for entry in cache.iterdir():
        os.utime(entry, (0, 0))

    pack(output, cache)

    assert not unused.exists()
    assert len(list(cache.iterdir())) == 1


def test_builds_at_once_do_not_disturb_each_other(output, tmp_path):
    """A second build of the same project may fill and clear the cache, too."""
    other = tmp_path / "other"
    other.mkdir()
    for number in range(40):
        (output / f"{number}.html").write_bytes(PAGE + bytes(str(number), "ascii"))
        (other / f"{number}.html").write_bytes(PAGE + bytes(str(-number), "ascii"))

    with ThreadPoolExecutor(2) as pool:
        turns = [output, other] * 4
        done = list(pool.map(lambda turn: pack(turn, tmp_path / "cache"), turns))

    assert done == [41, 40] * 4


def test_a_page_is_packed_harder_where_that_saves_a_round_trip(tmp_path):
    """A page that the quick level leaves just over ten packets is fitted into them."""
    words = [hashlib.sha256(bytes([number])).hexdigest()[:7] for number in range(200)]
    chance = random.Random(1)  # noqa: S311 - the same page each time
    text = ""
    while packed_size(text, 5) <= TEN_PACKETS:
        text += f"<p>{' '.join(chance.choices(words, k=200))}</p>\n"
    assert packed_size(text, 11) < TEN_PACKETS
    output = tmp_path / "output"
    output.mkdir()
    for name, content in {"over.html": text, "within.html": text[:9000]}.items():
        (output / name).write_text(content)

    pack(output, tmp_path / "cache")

    assert (output / "over.html.br").stat().st_size <= TEN_PACKETS
    within = (output / "within.html.br").stat().st_size
    assert within == packed_size(text[:9000], 5)


def packed_size(text, level):
    """Measure a page packed at a level."""
    return len(brotli.compress(text.encode(), quality=level, mode=brotli.MODE_TEXT))


def test_what_all_pages_share_is_packed_best(tmp_path):
    """A script is asked for once and read by all pages: every byte counts."""
    output = tmp_path / "output"
    output.mkdir()
    script = "".join(f"customElements.define('a-{n}', A{n});\n" for n in range(99))
    (output / "all.js").write_text(script)

    pack(output, tmp_path / "cache")

    best = brotli.compress(script.encode(), quality=11, mode=brotli.MODE_TEXT)
    assert (output / "all.js.br").read_bytes() == best
