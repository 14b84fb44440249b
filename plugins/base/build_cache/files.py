"""Know files by their content, and put them in place in one step.

A stamp has everything that the system says of a file: its size, its number and
both times. Changing a file changes its `ctime`, which nobody can set, so an equal
stamp means equal content, whatever the clock. Only a file changed in the same
instant as it was read could deceive: such a stamp is not trusted.

An output file may be the same file as one of the live site (a hard link), and a
server may be sending it. So a file is never changed in place.
"""

from __future__ import annotations

import logging
import os
import shutil
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from site_parts import Settings

SIZE = 16  # bytes of a digest
AN_INSTANT = 2_000_000_000  # two seconds: the coarsest clock of any file system
MISSING = b"missing"
CHANGED = 3
TELLING = os.name == "posix"  # elsewhere `ctime` says when a file was created

log = logging.getLogger(__name__)

Stamp = tuple[int, int, int, int]
"""A file's size, its number, when it was modified and when it was changed, both in
nanoseconds. A plain tuple: there is one for each file."""


def digest_of(content: bytes) -> bytes:
    """Return the digest of bytes."""
    return blake2b(content, digest_size=SIZE).digest()


def stamp_of(path: str) -> Stamp:
    """Return a file's stamp."""
    found = os.stat(path)
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


def is_settled(stamp: Stamp) -> bool:
    """Tell whether a file whose stamp stays the same cannot have changed."""
    return TELLING and abs(time.time_ns() - stamp[CHANGED]) > AN_INSTANT


def files_below(folder: str | Path) -> Iterator[str]:
    """Yield the files of a folder, by their paths from there."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(os.path.join(folder, below)) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{below}{entry.name}/")
                else:
                    yield f"{below}{entry.name}"


class FileDigests:
    """The digests of files, which are read when their stamps are new.

    Attributes:
        known: Stamps and digests that an earlier build saw.
        seen: Those that this one saw.
    """

    def __init__(self, known: dict[str, tuple[Stamp, bytes]]) -> None:
        self.known = known
        self.seen: dict[str, tuple[Stamp, bytes]] = {}

    def of(self, path: str) -> bytes:
        """Return the digest of a file's content; of a missing file, `MISSING`."""
        try:
            stamp = stamp_of(path)
            known = self.seen.get(path) or self.known.get(path)
            if known and known[0] == stamp:
                found = known[1]
            else:
                found = digest_of(Path(path).read_bytes())
        except OSError:
            return MISSING
        if is_settled(stamp):
            self.seen[path] = stamp, found
        return found


def replace(path: Path, content: bytes) -> None:
    """Put a file in place in one step."""
    part = path.with_name(f".{digest_of(path.name.encode()).hex()}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        if error.filename:
            error.filename = str(path)  # what a person knows
        raise


def remove_leftovers(folder: Path) -> None:
    """Remove the parts of files that killed builds were writing."""
    for part in folder.glob(".*.part"):
        process = part.name.split(".")[-2]
        if process.isdecimal() and not _is_alive(int(process)):
            part.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError) as reason:  # somebody else's, or no number of one
        log.debug("Process %s may be alive: %s", process, reason)
    return True


def write_if_different(path: str, content: bytes) -> bool:
    """Make `content` that of a file; tell whether it was not before."""
    file = Path(path)
    try:
        if file.read_bytes() == content:
            return False
    except FileNotFoundError:
        pass
    except IsADirectoryError:
        shutil.rmtree(path)
    try:
        replace(file, content)  # a preview may be waiting for it
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        replace(file, content)
    return True


def place(path: Path | str, content: bytes | str, settings: Settings) -> None:
    """Put a file into the output: the last build's own, where that has the same."""
    path = str(path)
    content = content.encode() if isinstance(content, str) else content
    if last := settings.get("LIVE_PATH"):
        before = f"{last}{path.removeprefix(settings['OUTPUT_PATH'])}"
        with suppress(OSError), open(before, "rb") as file:
            if file.read() == content:
                link(before, path)
                return
    write_if_different(path, content)


def link(source: str, path: str) -> None:
    """Let a second name be the same file, or a copy where that cannot be."""
    folder = os.path.dirname(path)
    if not os.path.isdir(folder):
        os.makedirs(folder, exist_ok=True)
    try:
        os.link(source, path)
    except FileExistsError:
        replace(Path(path), Path(source).read_bytes())
    except OSError as reason:
        log.debug("%s is copied: %s", path, reason)
        shutil.copy2(source, path)
