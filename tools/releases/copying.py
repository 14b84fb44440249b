"""Copy a site so that it is on the disk, readable, and cheap to copy again."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

FOLDER_MODE = 0o755
_FILE_MODE = 0o644


def copy_site(site: Path, release: Path, live: Path | None) -> None:
    """Copy every file of `site` to `release`, linking what `live` already has.

    An unchanged file is the same file in both releases: it takes no space, and
    servers that derive an ETag from the time stamp keep browsers' copies good.
    """
    _make(release)
    for source in _walk(site):
        target = release / source.relative_to(site)
        if source.is_dir():
            _make(target)
        else:
            older = live / source.relative_to(site) if live else None
            _bring(source, target, older)
    for folder in [release, *(each for each in _walk(release) if each.is_dir())]:
        settle(folder)


def settle(folder: Path) -> None:
    """Wait until a folder's entries are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _walk(folder: Path) -> Iterator[Path]:
    """Yield folders before what is in them, sorted."""
    for entry in sorted(folder.iterdir()):
        yield entry
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)


def _make(folder: Path) -> None:
    """Make a folder that a web server may enter whatever the umask is."""
    folder.mkdir()
    folder.chmod(FOLDER_MODE)


def _bring(source: Path, target: Path, older: Path | None) -> None:
    """Link the live file if it has these bytes, else copy."""
    if older is None or not older.is_file():
        _copy(source, target)
    elif _same(source, older):
        _link(older, target)
    else:
        _copy(source, target)
        _make_newer(target, older)


def _same(one: Path, other: Path) -> bool:
    """Compare bytes: time stamps prove nothing."""
    if one.stat().st_size != other.stat().st_size:
        return False
    return one.read_bytes() == other.read_bytes()


def _link(older: Path, target: Path) -> None:
    """Share the file; where the disk cannot, copy it with its time stamp."""
    with suppress(OSError):
        os.link(older, target)
        return
    _copy(older, target)
    shutil.copystat(older, target)


def _copy(source: Path, target: Path) -> None:
    """Copy the bytes and wait until they are on the disk."""
    with source.open("rb") as reader, target.open("wb") as writer:
        shutil.copyfileobj(reader, writer)
        writer.flush()
        os.fsync(writer.fileno())
    target.chmod(_FILE_MODE)


def _make_newer(target: Path, older: Path) -> None:
    """Never let changed bytes look unchanged because a clock was set back."""
    then = older.stat().st_mtime
    if int(target.stat().st_mtime) <= int(then):
        os.utime(target, (then + 1, then + 1))
