"""What reading gave, in one file that can be deleted at any time."""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from build_cache.files import SIZE, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LAYOUT = 4  # raise this when what is stored changes its form
MOST_BYTES = 400 * 2**20  # when the records grow beyond this, they begin anew

TABLE = "create table if not exists records (key blob primary key, state blob)"
log = logging.getLogger(__name__)


class Records:
    """What reading gave, under a digest of all that it depends on.

    Branches and CI runs can share the file: each finds its own versions.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"records-{LAYOUT}.sqlite"
        self._new: dict[bytes, bytes] = {}
        self._open: tuple[int, sqlite3.Connection] | None = None

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return what is stored under keys, where there is something whole."""
        marks = ",".join("?" * len(keys))
        query = f"select key, state from records where key in ({marks})"  # noqa: S608 (marks only)
        return {
            key: state[SIZE:]
            for key, state in self._rows(query, keys)
            if digest_of(key + state[SIZE:]) == state[:SIZE]
        }

    def put(self, key: bytes, state: bytes) -> None:
        """Hold a result until `save`."""
        self._new[key] = digest_of(key + state) + state

    def save(self) -> None:
        """Write what is new."""
        if not self._new:
            return
        try:
            with self._connected() as store, store:
                new = self._new.items()
                store.executemany("replace into records values (?, ?)", new)
            if self.path.stat().st_size > MOST_BYTES:
                self.close()
                self.path.unlink()
        except (OSError, sqlite3.Error) as error:
            log.info("Records can't be written: %s", error)
        self._new = {}

    def close(self) -> None:
        """Let go of the file."""
        if self._open and self._open[0] == os.getpid():
            self._open[1].close()
        self._open = None

    def _rows(self, query: str, values: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
        try:
            with self._connected() as store:
                return store.execute(query, values).fetchall()
        except (OSError, sqlite3.Error) as error:
            log.info("Records can't be read: %s", error)
            return []

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """Give this process's own connection; begin anew after damage."""
        try:
            if self._open is None or self._open[0] != os.getpid():
                self._open = os.getpid(), self._connect()
            yield self._open[1]
        except sqlite3.OperationalError:
            raise  # locked by another build, or a full disk: not damage
        except sqlite3.DatabaseError:
            self.close()
            self.path.unlink(missing_ok=True)
            raise

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        store = sqlite3.connect(self.path)
        try:
            store.execute("pragma synchronous = off")
            store.execute(TABLE)
        except sqlite3.Error:
            store.close()
            raise
        return store


def keep_newest(folder: Path, pattern: str, count: int) -> None:
    """Remove files but the last written of a kind: those of outputs that are gone."""
    try:
        files = sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime_ns)
        for path in files[:-count]:
            path.unlink()
    except OSError as error:  # another build may remove them, too
        log.info("%s is not tidied: %s", folder, error)
