"""Know a file's content without reading it again.

A stamp has everything that the system says of a file: size, both times, and
which file it is. Changing a file changes its `ctime`, which nobody can set; so
an equal stamp means equal content, whatever the clock. Only a file changed in
the same instant as it was read could deceive: such a stamp is not trusted.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from fast_build.digests import digest_of

AN_INSTANT = 2_000_000_000
"""Two seconds: the coarsest clock of any file system in use."""

CHANGED = 3
MISSING = b"missing"


Stamp = tuple[int, int, int, int]
"""What the system says of a file: its size, its number, when it was modified and
when it was changed (both in nanoseconds). A plain tuple: there is one a file."""


class Stamps:
    """The digests of files, read when their stamps are new.

    Attributes:
        known: Stamps and digests that an earlier build saw.
        seen: Those that this one saw.
        unsettled: Digests of files whose stamps do not tell whether they changed.
        listed: Code below folders, which is asked for twice.
    """

    def __init__(self, known: dict[str, tuple[Stamp, bytes]]) -> None:
        """`known` is what an earlier build's `seen` held."""
        self.known = known
        self.seen: dict[str, tuple[Stamp, bytes]] = {}
        self.unsettled: dict[str, bytes] = {}
        self.listed: dict[str, list[str]] = {}

    def digest(self, path: str) -> bytes:
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
        if is_telling(stamp):
            self.seen[path] = stamp, found
        else:
            self.unsettled[path] = found
        return found

    def digest_once(self, path: str) -> bytes:
        """Return the digest that a file had when this build first asked for it.

        For code, which counts as it was loaded.
        """
        if path in self.seen:
            return self.seen[path][1]
        return self.unsettled.get(path) or self.digest(path)


_TELLING = os.name == "posix"
"""Elsewhere `ctime` says when a file was created, so files are read each time."""


def is_telling(stamp: Stamp, taken: int = 0) -> bool:
    """Tell whether a file whose stamp stays the same cannot have changed.

    `taken` is when the stamp was taken, in nanoseconds; now if it is not given.
    """
    return _TELLING and abs((taken or time.time_ns()) - stamp[CHANGED]) > AN_INSTANT


def stamp_of(path: str | os.DirEntry[str]) -> Stamp:
    """Return a file's stamp."""
    found = path.stat() if isinstance(path, os.DirEntry) else os.stat(path)
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns
