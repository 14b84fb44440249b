"""Put files into the output folder without ever changing one in place.

An output file may be the same file as in the last output (a hard link), and a
server may be sending it. So a file that differs is put in place of the old one
in a single step, and one that does not differ is left alone.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

from fast_build.store import replace


def put(path: str, data: bytes) -> bool:
    """Make `data` the content of a file; tell whether it was not before."""
    try:
        _create(path, data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return put(path, data)
    except FileExistsError:
        if os.path.isdir(path):
            shutil.rmtree(path)
        elif Path(path).read_bytes() == data:
            return False
        replace(Path(path), data)
    return True


def _create(path: str, data: bytes) -> None:
    """Write a file that is not there yet."""
    file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o666)
    try:
        written = os.write(file, data)
        while written < len(data):  # the system takes about 2 GiB at once
            written += os.write(file, data[written:])
    finally:
        os.close(file)


_BINARY = getattr(os, "O_BINARY", 0)
"""Windows would change line ends otherwise."""


def link(source: str, path: str) -> None:
    """Let a second name be the same file, or a copy where that cannot be."""
    make_folder(os.path.dirname(path))
    try:
        os.link(source, path)
    except FileExistsError:
        replace(Path(path), Path(source).read_bytes())
    except OSError:
        shutil.copy2(source, path)


def copy(source: str, path: str) -> bool:
    """Make a file a copy of another; tell whether it was not before."""
    return put(path, Path(source).read_bytes())


def keep_only(folder: str, known: Container[str], retained: Container[str]) -> None:
    """Remove all files but known ones and those in retained parts of a folder."""
    for place, below, names in os.walk(folder):
        inside = os.path.relpath(place, folder)
        if inside == os.curdir:
            below[:] = [name for name in below if name not in retained]
            names = [name for name in names if name not in retained]  # noqa: PLW2901
        for name in names:
            if os.path.normpath(os.path.join(inside, name)) not in known:
                os.unlink(os.path.join(place, name))
    for place, _, _ in os.walk(folder, topdown=False):
        if place != folder:
            with suppress(OSError):  # not empty
                os.rmdir(place)


def make_folder(path: str) -> None:
    """Make a folder and those above it, where they are not there."""
    if not os.path.isdir(path):
        with suppress(FileExistsError):
            os.makedirs(path)


def encoded(text: str, encoding: str) -> bytes:
    """Encode as a text file would on this system."""
    return text.replace("\n", os.linesep).encode(encoding)
