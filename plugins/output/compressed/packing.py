"""Brotli and gzip siblings for files that gain from it."""

import gzip
import hashlib
import os
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import brotli

from host_rules.model import TYPES

ENDINGS = frozenset(f".{ending}" for ending in TYPES)

# Below this size the answer's own headers outweigh what packing saves.
_SMALLEST = 256

LONGEST_UNUSED = 14 * 24 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Packing:
    """One way to make a file smaller, and to get it back."""

    ending: str
    pack: Callable[[bytes], bytes]
    unpack: Callable[[bytes], bytes]


def _brotli(content: bytes) -> bytes:
    return bytes(brotli.compress(content, quality=11, mode=brotli.MODE_TEXT))


def _gzip(content: bytes) -> bytes:
    """Pack without a time stamp: the same bytes on every day."""
    return gzip.compress(content, 9, mtime=0)


PACKINGS = (
    Packing(".br", _brotli, brotli.decompress),
    Packing(".gz", _gzip, gzip.decompress),
)


def pack(output: Path, cache: Path) -> int:
    """Write `.br` and `.gz` beside every file worth it; return how many files.

    Packing at the best level is slow and its result depends on the bytes
    alone, so `cache` keeps it under the bytes' digest, for builds to share.
    """
    files = sorted(_worth_packing(output))
    cache.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda path: _pack_one(path, cache), files))
    _forget_old(cache)
    return len(files)


def _forget_old(cache: Path) -> None:
    """Drop what no build used for long; another one may be doing the same."""
    for entry in cache.iterdir():
        with suppress(FileNotFoundError):
            if time.time() - entry.stat().st_mtime > LONGEST_UNUSED:
                entry.unlink()


def _worth_packing(output: Path) -> Iterator[Path]:
    """Yield text files that are not too small, passing over `_hosts` and such."""
    for path in output.rglob("*"):
        hidden = path.relative_to(output).parts[0].startswith("_")
        if path.suffix not in ENDINGS or hidden or not path.is_file():
            continue
        if path.stat().st_size >= _SMALLEST:
            yield path


def _pack_one(path: Path, cache: Path) -> None:
    """Write both siblings, each only when smaller."""
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    for packing in PACKINGS:
        packed = _kept(cache / f"{digest}{packing.ending}", content, packing)
        if len(packed) < len(content):
            path.with_name(path.name + packing.ending).write_bytes(packed)


def _kept(entry: Path, content: bytes, packing: Packing) -> bytes:
    """Return the packed bytes, from the cache when they unpack to the content."""
    try:
        packed = entry.read_bytes()
        if packing.unpack(packed) == content:
            os.utime(entry)  # it is used
            return packed
    except (OSError, EOFError, ValueError, brotli.error, zlib.error):
        pass  # not there yet, or damaged: pack again
    packed = packing.pack(content)
    fresh = entry.with_name(f"{entry.name}.{os.getpid()}.{threading.get_ident()}")
    fresh.write_bytes(packed)
    fresh.replace(entry)
    return packed
