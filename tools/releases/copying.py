"""Copy a site so that it is on the disk, readable, and cheap to copy again."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from build_cache.files import link

FOLDER_MODE = 0o755
_FILE_MODE = 0o644
_AT_ONCE = 32  # files that wait for the disk together


def copy_site(site: Path, release: Path, live: Path | None) -> None:
    """Put every file of `site` into `release`, as the file `live` has if it is equal.

    No file is written where it can be shared: an unchanged one is the same in both
    releases, a new one the same as the built one. So releases take little space,
    and servers that derive an ETag from the time stamp keep browsers' copies good.
    """
    _make(release)
    folders, files = [release], []
    for source in _walk(site):
        target = release / source.relative_to(site)
        if source.is_dir():
            _make(target)
            folders.append(target)
        else:
            older = live / source.relative_to(site) if live else None
            files.append((source, target, older))
    # A disk is asked once for many files where many wait for it at a time.
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(lambda pair: _bring(*pair), files))
        list(pool.map(settle, folders))


def settle(path: Path) -> None:
    """Wait until a file's bytes or a folder's entries are on the disk."""
    if os.name == "nt":  # Windows opens no folders, and no file for that to read
        return
    handle = os.open(path, os.O_RDONLY)
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
    """Take the live file if it has these bytes, else the built one."""
    if older is None or not older.is_file():
        _add(source, target)
    elif _same(source, older):
        link(str(older), str(target))
    else:
        _add(source, target)
        _make_newer(target, older)


def _same(one: Path, other: Path) -> bool:
    """Compare bytes, unless both are one file: time stamps prove nothing."""
    first, second = one.stat(), other.stat()
    if os.path.samestat(first, second):
        return True
    if first.st_size != second.st_size:
        return False
    return one.read_bytes() == other.read_bytes()


def _add(source: Path, target: Path) -> None:
    """Bring a new file, and wait until it is on the disk."""
    link(str(source), str(target))
    target.chmod(_FILE_MODE)
    settle(target)


def _make_newer(target: Path, older: Path) -> None:
    """Never let changed bytes look unchanged because a clock was set back."""
    then = older.stat().st_mtime
    if int(target.stat().st_mtime) <= int(then):
        os.utime(target, (then + 1, then + 1))
