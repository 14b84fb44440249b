"""Where results of earlier builds lie: one folder, deletable at any time.

`records.sqlite` has what reading a file gave, under a digest of all that it
depends on, so branches and CI runs can share it: each finds its own versions.
`site-….pickle` says which pages the last build into an output folder wrote and
what each depended on;
`memory.pickle` has what it made them of.
What is damaged, missing or from another version counts as absent.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from fast_build.digests import SIZE, UTF_8, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LAYOUT = 2
"""Raise this when what is stored changes its form."""

MOST_BYTES = 400 * 2**20
"""When the records grow beyond this, those used longest ago go."""

PART = ".part"

AT_ONCE = 500
"""How many records one query asks for; SQLite allows 999 and more."""

A_DAY = 24 * 60 * 60

_TABLES = """
create table if not exists records
    (key blob primary key, text_key blob, state blob, used int);
create table if not exists texts (key blob primary key, text blob);
"""
"""With row numbers: without them, rows of this size take four times as long."""


class Records:
    """What reading gave: a state, and apart from it the text, which is larger."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"records-{LAYOUT}.sqlite"
        self.new: dict[bytes, tuple[bytes, bytes]] = {}
        self.new_texts: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._open: tuple[int, sqlite3.Connection] | None = None

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return what is stored under digests of causes, where there is something."""
        found = {}
        today = _today()
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"select key, state, used from records where key in ({marks})"  # noqa: S608 (marks only)
            for key, state, used in self._rows(query, some):
                if digest_of(key + state[SIZE:]) == state[:SIZE]:
                    found[key] = state[SIZE:]
                    if used != today:
                        self._used.add(key)
        return found

    def text(self, key: bytes) -> str | None:
        """Return the text whose digest is `key`, if it is there."""
        if key in self.new_texts:
            return self.new_texts[key].decode(*UTF_8)
        for (text,) in self._rows("select text from texts where key = ?", [key]):
            if digest_of(text) == key:
                return str(text, *UTF_8)
        return None

    def put(self, key: bytes, state: bytes, text_key: bytes, text: bytes) -> None:
        """Hold a result until `save`; the text's key is its digest."""
        self.new[key] = text_key, digest_of(key + state) + state
        self.new_texts[text_key] = text

    def save(self) -> None:
        """Write what is new; a store that cannot be written stays as it is."""
        if not self.new and not self._used:
            return
        today = _today()
        with suppress(OSError, sqlite3.Error), self._connected() as store, store:
            rows = ((key, *value, today) for key, value in self.new.items())
            store.executemany("replace into records values (?, ?, ?, ?)", rows)
            store.executemany(
                "insert or ignore into texts values (?, ?)", self.new_texts.items()
            )
            store.executemany(
                "update records set used = ? where key = ?",
                ((today, key) for key in self._used),
            )
        self.new, self.new_texts, self._used = {}, {}, set()
        with suppress(OSError, sqlite3.Error):
            self._prune()

    def close(self) -> None:
        """Let go of the file."""
        if self._open and self._open[0] == os.getpid():
            self._open[1].close()
        self._open = None

    def _prune(self) -> None:
        """Drop the half that was used longest ago when the file is too large."""
        if self.path.stat().st_size <= MOST_BYTES:
            return
        with self._connected() as store:
            with store:
                store.execute(
                    "delete from records where key in (select key from records"
                    " order by used limit (select count(*) / 2 from records))"
                )
                store.execute(
                    "delete from texts where key not in (select text_key from records)"
                )
            store.execute("vacuum")

    def _rows(self, query: str, values: Sequence[bytes]) -> list[Any]:
        try:
            with self._connected() as store:
                return store.execute(query, values).fetchall()
        except (OSError, sqlite3.Error):
            return []

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """Give this process's own connection; begin anew after damage."""
        if self._open is None or self._open[0] != os.getpid():
            self._open = os.getpid(), self._connect()
        try:
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
            store.executescript(_TABLES)
        except sqlite3.OperationalError:
            store.close()
            raise
        except sqlite3.DatabaseError:
            store.close()
            self.path.unlink(missing_ok=True)
            raise
        return store


def _today() -> int:
    return int(time.time()) // A_DAY


def load(path: Path) -> Any:
    """Return what `save` wrote, or None when it is not whole."""
    try:
        data = path.read_bytes()
        if digest_of(data[SIZE:]) == data[:SIZE]:
            return pickle.loads(data[SIZE:])  # noqa: S301 (ours, and whole)
    except Exception:  # noqa: BLE001 (a changed class can raise anything)
        return None
    return None


def save(path: Path, value: Any) -> None:
    """Write a value so that a reader finds the old or the new one, whole."""
    data = pickle.dumps(value, protocol=5)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, digest_of(data) + data)


def replace(path: Path, data: bytes) -> None:
    """Put a file in place in one step."""
    part = part_of(path, owner)
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def part_of(path: Path, process: int) -> Path:
    """Name the file that a build's process writes before it is put in place.

    Its name says whose it is, and is short: the file's own may be as long as can be.
    """
    return path.with_name(f".{digest_of(path.name.encode()).hex()}.{process}{PART}")


owner = os.getpid()
"""The process that builds; its workers, which are forked, write in its name."""
