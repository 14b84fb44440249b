"""Brotli and gzip siblings for files that gain from it."""

import gzip
import os
import threading
import time
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import brotli

from build_cache.store import load, sealed
from host_rules.model import TYPES

ENDINGS = frozenset(f".{ending}" for ending in TYPES)

# Below this size the answer's own headers outweigh what packing saves.
_SMALLEST = 256

LONGEST_UNUSED = 14 * 24 * 60 * 60  # seconds

# What a server may send before it waits for an answer, and after one, two, three:
# 14,600 bytes, 43,800 and 102,200, up to 220 of them its own headers.
_TRIPS = (14_380, 43_580, 101_980)
_QUICK, _BEST = 5, 11  # levels of Brotli
# What is tried in turn; which way to name distances is the shorter one, nothing tells.
_HARDER = ((10, brotli.MODE_TEXT), (_BEST, brotli.MODE_TEXT), (_BEST, brotli.MODE_FONT))
_MOST_SAVED = 0.13  # of what the quick level leaves, by the best one
_QUICKLY = frozenset({".html", ".xml"})
_SYSTEM = 9  # the byte of a gzip header that names one; 255 is for none in particular


def _brotli(content: bytes, ending: str) -> bytes:
    """Pack harder where that pays: docs/decisions/compression.md.

    The best level takes fifty times as long and saves a tenth. It is for what
    all pages share, and for pages that then arrive a round trip sooner.
    """
    if ending not in _QUICKLY:
        return _brotli_at(_BEST, content)
    quick = _brotli_at(_QUICK, content)
    least = (1 - _MOST_SAVED) * len(quick)
    within = [trip for trip in _TRIPS if least <= trip < len(quick)]
    if ending == ".xml" or not within:  # feeds are read while nobody waits
        return quick
    best = quick
    for level, mode in _HARDER:
        best = min(best, _brotli_at(level, content, mode), key=len)
        if len(best) <= within[0]:
            break
    return best


def _brotli_at(level: int, content: bytes, mode: int = brotli.MODE_TEXT) -> bytes:
    """Begin new codes every 64 KB at the latest: that serves long pages best."""
    return bytes(brotli.compress(content, mode, level, lgblock=16))


def _gzip(content: bytes, _ending: str) -> bytes:
    """Pack without a time stamp or a system: the same bytes on every day and Python."""
    packed = gzip.compress(content, 9, mtime=0)
    return packed[:_SYSTEM] + b"\xff" + packed[_SYSTEM + 1 :]


PACKINGS: dict[str, Callable[[bytes, str], bytes]] = {".br": _brotli, ".gz": _gzip}
_RECIPE = sha256(Path(__file__).read_bytes() + brotli.__version__.encode()).digest()


def pack(output: Path, cache: Path) -> int:
    """Write `.br` and `.gz` beside every file worth it; return how many files.

    The result depends on the bytes alone, so `cache` keeps it under their
    digest, for builds to share.
    """
    files = sorted(_worth_packing(output))
    cache.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        used = set(pool.map(lambda path: _pack_one(path, cache), files))
    _forget_old(cache, used)
    return len(files)


def _forget_old(cache: Path, used: Collection[str]) -> None:
    """Drop what no build used for long; another one may be doing the same."""
    long_ago = time.time() - LONGEST_UNUSED
    with os.scandir(cache) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                if entry.name not in used and entry.stat().st_mtime < long_ago:
                    os.unlink(entry)  # noqa: PTH108 - entries are no paths


def _worth_packing(output: Path) -> Iterator[Path]:
    """Yield text files that are not too small, passing over `_hosts` and such."""
    for place, folders, names in os.walk(output):
        if place == str(output):
            folders[:] = [name for name in folders if not name.startswith("_")]
            names = [name for name in names if not name.startswith("_")]  # noqa: PLW2901
        for name in names:
            path = Path(place, name)
            if path.suffix in ENDINGS and path.stat().st_size >= _SMALLEST:
                yield path


def _pack_one(path: Path, cache: Path) -> str:
    """Write both siblings, each only when smaller; return their entry's name."""
    content = path.read_bytes()
    key = sha256(_RECIPE + path.suffix.encode() + content).hexdigest()
    entry = cache / key
    packed = load(entry)
    if not isinstance(packed, list):
        packed = [pack(content, path.suffix) for pack in PACKINGS.values()]
        # Threads and other builds may write the same.
        fresh = entry.with_name(f"{key}.{os.getpid()}.{threading.get_ident()}")
        fresh.write_bytes(sealed(packed))
        fresh.replace(entry)
    for ending, some in zip(PACKINGS, packed, strict=True):
        if len(some) < len(content):
            path.with_name(path.name + ending).write_bytes(some)
    return key
