"""Read each source file once, on all cores, and keep what reading gave.

    generator -> Reading.read_file -> a record of an earlier build, or
    Pelican's own `Readers.read_file`, in a worker when there are many files

A record holds the content object that Pelican made, with all that plugins did
to it while it was read. It stands for the file as long as nothing changes of
what went into it: the file, files that reading it opened, settings, code.
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from pelican.contents import Page
from pelican.plugins import signals

from fast_build.contents import BODY, recorded
from fast_build.digests import SIZE, UTF_8, digest_of
from fast_build.pages import links_of
from fast_build.progress import at_work
from fast_build.watched import WatchedSettings
from fast_build.witness import Witnessed, witness
from fast_build.workers import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pelican.readers import Readers

    from fast_build.build import Build

FEW = 24
"""Up to so many files are read sooner than workers start."""

GIVEN_ANEW = {BODY, "settings", "_context", "source_path", "record_key", "made"}
"""Attributes that a content object gets from the build, not from its record."""

READ_SIGNALS = (
    signals.content_object_init,
    signals.article_generator_preread,
    signals.article_generator_context,
    signals.page_generator_preread,
    signals.page_generator_context,
)


@dataclass
class Record:
    """What reading a file gave.

    Attributes:
        state: The content object's attributes.
        text_key: Digest of its text, which is stored by it.
        links: The text's links to other content, as they stand there.
        static_links: Files that its text links to.
        causes: Other files that went into it, with their digests.
        asked: Settings that count only for those who ask, with their digests.
        witnessed: Messages to repeat on each build.
    """

    state: dict[str, Any]
    text_key: bytes
    links: tuple[str, ...]
    static_links: frozenset[str]
    causes: dict[str, bytes]
    asked: dict[str, bytes]
    witnessed: Witnessed


Found = tuple[Any, Witnessed, frozenset[str]]
"""A content object, what was witnessed while it was read, and settings asked for."""

Result = tuple[bytes, bytes, bytes]
"""A record, pickled; the digest of its text; the text."""


class Reading:
    """Stands in for a generator's `Readers`; all but `read_file` is theirs."""

    def __init__(self, readers: Readers, build: Build) -> None:
        self.readers = readers
        self.build = build
        ignored = frozenset(build.settings.get("FAST_BUILD_IGNORED_SETTINGS", ()))
        self.watched = WatchedSettings(build.settings, ignored)
        readers.settings = self.watched
        for reader in readers.readers.values():
            reader.settings = self.watched
        self.listed: set[str] = set()
        self.ahead: dict[str, Record] = {}

    def __getattr__(self, name: str) -> Any:
        """Answer as the readers themselves for everything else."""
        return getattr(self.readers, name)

    def noting(self, get_files: Callable[..., set[str]]) -> Callable[..., set[str]]:
        """Remember the files that a generator found: it will read them next."""

        def listing(*args: Any, **kwargs: Any) -> set[str]:
            found = get_files(*args, **kwargs)
            self.listed = set(found)
            return found

        return listing

    def read_file(
        self,
        base_path: str,
        path: str,
        content_class: Any = Page,
        fmt: str | None = None,
        context: dict[str, Any] | None = None,
        **rest: Any,
    ) -> Any:
        """Return a content object for a file, as `Readers.read_file` does."""
        at_work.send()
        ask = Ask(self, base_path, recorded(content_class), fmt, context, rest)
        if fmt == "static" or self.build.environment is None or not self._keepable():
            content = ask.read(path)
            self.build.contents.append(content)
            return content
        if path in self.listed:
            paths, self.listed = sorted(self.listed), set()
            self.ahead = ask.look_up(paths)
        record = self.ahead.pop(path, None) or ask.look_up([path]).get(path)
        if record is None:
            self.build.counts.read += 1
        content = ask.content(path, record) if record else ask.read(path)
        self.build.contents.append(content)
        return content

    def _keepable(self) -> bool:
        """Tell whether all that plugins do while reading is done to the file.

        A plugin that counts or collects then must be called on every build.
        """
        return self.build.can_be_put_off(*READ_SIGNALS)


@dataclass
class Ask:
    """What a generator wants read: everything but the file."""

    reading: Reading
    base_path: str
    content_class: type[Any]
    fmt: str | None
    context: dict[str, Any] | None
    signals: dict[str, Any]

    def read(self, path: str) -> Any:
        """Let Pelican read the file."""
        content = self.reading.readers.read_file(
            base_path=self.base_path,
            path=path,
            content_class=self.content_class,
            fmt=self.fmt,
            context=self.context,
            **self.signals,
        )
        content.record_key = self.name(path)
        content.settings = self.reading.build.settings
        return content

    def look_up(self, paths: Sequence[str]) -> dict[str, Record]:
        """Return records for the files, read now where there is none yet."""
        build = self.reading.build
        keys = {path: self.key(path) for path in paths}
        stored = build.records.get(list(keys.values()))
        found = {}
        for path, key in keys.items():
            record = build.pickles.load(stored[key]) if key in stored else None
            if record and self.stands(record):
                found[path] = record
        build.counts.reused += len(found)
        lacking = [path for path in paths if path not in found]
        for part, results in self._read_apart(lacking):
            for path, result in zip(part, results, strict=True):
                build.progress.step("reading", len(lacking))
                if result:
                    state, text_key, text = result
                    build.records.put(keys[path], state, text_key, text)
                    found[path] = build.pickles.load(state)
        build.counts.read += sum(path in found for path in lacking)
        return found

    def _read_apart(self, paths: list[str]) -> Iterator[tuple[Any, Any]]:
        """Read files, many of them in workers: all but the first.

        Workers then find in memory what reading the first file imported and made.
        """
        workers = self.reading.build.workers if len(paths) > FEW else 1
        first = paths[:1] if workers > 1 else []
        yield from spread(self.read_all, first, workers=1, chunk=1)
        rest = paths[len(first) :]
        yield from spread(self.read_all, rest, workers=workers, chunk=16, most=128)

    def key(self, path: str, content: bytes = b"") -> bytes:
        """Return the digest of what is known to go into a file's record.

        `content` is the digest of the file's content; without it, it is taken.
        """
        full = self.full(path)
        build = self.reading.build
        parts = [build.environment or b"", self.name(path).encode()]
        parts.append(content or build.stamps.digest(full))
        if build.settings.get("DEFAULT_DATE") == "fs":
            parts.append(str(os.stat(full).st_mtime_ns).encode())
        return blake2b(b"\0".join(parts), digest_size=SIZE).digest()

    def full(self, path: str) -> str:
        """Return a file's path as all parts of a build name it."""
        return os.path.abspath(os.path.join(self.base_path, path))

    def name(self, path: str) -> str:
        """Name the object that is made of a file."""
        return f"{self.content_class.__module__}.{self.content_class.__name__} {path}"

    def stands(self, record: Record) -> bool:
        """Tell whether all else that went into a record is as it was."""
        build = self.reading.build
        return all(
            build.stamps.digest(os.path.join(build.root, path)) == digest
            for path, digest in record.causes.items()
        ) and all(
            digest == build.setting(name) for name, digest in record.asked.items()
        )

    def read_all(self, paths: Iterable[str]) -> list[Result | None]:
        """Read files and make their records; in a worker when there are many."""
        # One kind of work after the other: a processor is quicker at what it just did.
        read = [self._read_one(path) for path in paths]
        return [self._recorded(found) if found else None for found in read]

    def _read_one(self, path: str) -> Found | None:
        """Read one file; None if its content can't be kept or it has errors.

        The generator then reads it again, here, and sees what goes wrong.
        """
        subject = self.full(path)
        try:
            self.reading.watched.refresh()
            with witness(subject) as seen:
                content = self.read(path)
            if type(content) is not self.content_class or _is_yet_to_come(content):
                return None
            return content, seen, frozenset(self.reading.watched.asked)
        except Exception:  # noqa: BLE001
            return None

    def _recorded(self, found: Found) -> Result | None:
        try:
            return self._record(*found)
        except Exception:  # noqa: BLE001
            return None

    def _record(self, content: Any, seen: Witnessed, asked: frozenset[str]) -> Result:
        """Make a record of a content object, before anything but reading saw it."""
        build = self.reading.build
        state = {k: v for k, v in vars(content).items() if k not in GIVEN_ANEW}
        text = vars(content).get(BODY)
        encoded = (text or "").encode(*UTF_8)
        text_key = digest_of(encoded)
        causes = {
            _from(build.root, path): build.stamps.digest(path) for path in seen.opened
        }
        links = links_of(content)
        static = any("static" in link or "attach" in link for link in links)
        record = Record(
            state=state,
            text_key=text_key,
            links=links,
            static_links=frozenset(content.get_static_links() if static else ()),
            causes=causes,
            asked={name: build.setting(name) for name in asked},
            witnessed=seen,
        )
        return build.pickles.dump(record), text_key, encoded

    def content(self, path: str, record: Record) -> Any:
        """Make the content object of a record, as reading would have."""
        build = self.reading.build
        record.witnessed.repeat()
        content = object.__new__(self.content_class)
        full = self.full(path)
        vars(content).update(
            record.state,
            settings=build.settings,
            _context=self.context,
            source_path=full,
            recorded_from=full,
            record_key=self.name(path),
            body_digest=record.text_key,
            links=record.links,
            static_links=record.static_links,
            fetch_body=Fetch(self, path, record),
        )
        return content


@dataclass
class Fetch:
    """Gets an object's text when it is first wanted.

    Attributes:
        record: What reading gave.
    """

    ask: Ask
    path: str
    record: Record

    def __call__(self) -> str:
        """Return the text; read the file again if the store has lost it."""
        text = self.ask.reading.build.records.text(self.record.text_key)
        if text is None:
            with witness():
                text = self.ask.read(self.path)._content  # noqa: SLF001
        return str(text)


@cache
def _from(root: str, path: str) -> str:
    """Return a path from the project's folder; most texts have the same causes."""
    return os.path.relpath(path, root)


def _is_yet_to_come(content: Any) -> bool:
    """Tell whether an object will be another once its date has passed."""
    date = getattr(content, "date", None)
    if not isinstance(date, dt.datetime):
        return False
    return date > dt.datetime.now(date.tzinfo)
