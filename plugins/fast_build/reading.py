"""Read each source file once, on all cores, and keep what reading gave.

    generator -> Reading.read_file -> a record of an earlier build, or
    Pelican's own `Readers.read_file`, in a worker when there are many files

A record holds the content object that Pelican made, with all that plugins did to
it while it was read. It stands for the file as long as nothing changes of what went
into it: the file, settings, code.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from contextlib import closing
from typing import TYPE_CHECKING, Any

from pelican.contents import Page
from pelican.plugins import signals
from pelican.readers import HTMLReader, MarkdownReader
from pelican.utils import file_suffix

from build_cache.files import digest_of
from diagnostics import report
from fast_build.contents import noted
from fast_build.noticing import Noticed, noticing
from fast_build.records import (
    GIVEN_ANEW,
    Record,
    WatchedSettings,
    dump,
    has_reached,
    load,
)
from fast_build.signals import at_work
from plain_data import dataclass
from workers import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pelican.readers import Readers

    from fast_build.build import Build

FEW = 24  # up to so many files are read sooner than workers start
AT_ONCE = 8  # files that a worker reads before it hands them over: 0.05 s of work

READ_SIGNALS = (
    signals.content_object_init,
    signals.article_generator_preread,
    signals.article_generator_context,
    signals.page_generator_preread,
    signals.page_generator_context,
)

log = logging.getLogger(__name__)


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
        self._listed: set[str] = set()
        self._ahead: dict[str, Record] = {}

    def __getattr__(self, name: str) -> object:
        """Answer as the readers themselves for everything else."""
        return getattr(self.readers, name)

    def noting(self, get_files: Callable[..., set[str]]) -> Callable[..., set[str]]:
        """Remember the files that a generator found: it will read them next."""

        def listing(*args: object, **kwargs: object) -> set[str]:
            found = get_files(*args, **kwargs)
            self._listed = set(found)
            return found

        return listing

    def read_file(
        self,
        base_path: str,
        path: str,
        content_class: object = Page,
        fmt: str | None = None,
        context: dict[str, object] | None = None,
        **rest: object,
    ) -> object:
        """Return a content object for a file, as `Readers.read_file` does."""
        at_work.send()
        kind = noted(content_class)
        request = ReadRequest(self, base_path, kind, fmt, context, rest)
        if not self._is_keepable(path, fmt):
            self.build.counts.read += fmt != "static"
            content = request.read(path)
        elif record := self._record(path, request):
            content = request.content(path, record)
        else:
            self.build.counts.read += 1
            content = request.read_and_keep(path)
        self.build.contents.append(content)
        return content

    def _record(self, path: str, request: ReadRequest) -> Record | None:
        """Return a file's record; the first time, look for those of all listed."""
        if path in self._listed:
            paths, self._listed = sorted(self._listed), set()
            self._ahead = request.look_up(paths)
        return self._ahead.pop(path, None) or request.look_up([path]).get(path)

    def _is_keepable(self, path: str, fmt: str | None) -> bool:
        """Tell whether all that reading does depends on the file, and is done to it.

        A plugin that counts or collects must be called on every build.
        """
        reader = self.readers.readers.get(fmt or file_suffix(path))
        return (
            self.build.environment is not None
            and depends_on_file_alone(reader)
            and self.build.are_pure(*READ_SIGNALS)
        )


def depends_on_file_alone(reader: object) -> bool:
    """Tell whether a reader opens no file but the one that it reads.

    Readers of plugins say so themselves; an extension of Markdown may open any.
    """
    if type(reader) is MarkdownReader:
        options = reader.settings["MARKDOWN"]
        names = {*options.get("extensions", ()), *options.get("extension_configs", ())}
        return all(str(name).startswith("markdown.extensions.") for name in names)
    return type(reader) is HTMLReader or getattr(reader, "depends_on_file_alone", False)


@dataclass
class ReadRequest:
    """What a generator wants read: everything but the file."""

    reading: Reading
    base_path: str
    content_class: type[Any]
    fmt: str | None
    context: dict[str, object] | None
    rest: dict[str, object]

    def read(self, path: str) -> Any:
        """Let Pelican read the file."""
        self.reading.watched.refresh()
        content = self.reading.readers.read_file(
            base_path=self.base_path,
            path=path,
            content_class=self.content_class,
            fmt=self.fmt,
            context=self.context,
            **self.rest,
        )
        content.noted_key = self.name(path)
        content.settings = self.reading.build.settings
        return content

    def read_and_keep(self, path: str) -> object:
        """Let Pelican read the file, and keep what that gave if it lasts."""
        key = self.key(path)
        with noticing() as said:
            content = self.read(path)
        if state := self.state(content, said):
            self.reading.build.records.put(key, state)
            content.read_request = (self, path, key)
        return content

    def content(self, path: str, record: Record) -> object:
        """Make the content object of a record, and say what reading would have."""
        report.add(*record.mistakes)
        content = object.__new__(self.content_class)
        vars(content).update(
            record.state,
            settings=self.reading.build.settings,
            _context=self.context,
            source_path=self.full(path),
            noted_key=self.name(path),
            read_request=(self, path, record.key),
        )
        return content

    def look_up(self, paths: Sequence[str]) -> dict[str, Record]:
        """Return records for files; where many have none, read these in workers."""
        build = self.reading.build
        keys = {path: self.key(path) for path in paths}
        stored = build.records.get(list(keys.values()))
        found = {}
        for path, key in keys.items():
            record = load(stored[key], key, build.settings) if key in stored else None
            if record and self.is_fresh(record):
                found[path] = record
        build.counts.reused += len(found)
        lacking = [path for path in paths if path not in found]
        if len(lacking) > FEW and build.workers > 1:
            for path, state in self._read_apart(lacking):
                build.counts.read += 1
                build.records.put(keys[path], state)
                found[path] = load(state, keys[path], build.settings)
        return found

    def _read_apart(self, paths: list[str]) -> Iterator[tuple[str, bytes]]:
        """Read files in workers: all but the first.

        Workers then find in memory what reading that one imported and made. A file
        without a record the generator reads again, here, and sees what goes wrong.
        """
        states = self.read_some(paths[:1])
        workers = self.reading.build.workers
        parts = spread(self.read_some, paths[1:], workers=workers, chunk=AT_ONCE)
        with closing(parts):
            for _, some in parts:
                at_work.send()
                states += some
        for path, state in zip(paths, states, strict=True):
            if state:
                yield path, state

    def key(self, path: str) -> bytes:
        """Return the digest of what is known to go into a file's record."""
        build, full = self.reading.build, self.full(path)
        parts = [build.environment or b"", self.name(path).encode()]
        parts.append(build.files.of(full))
        if build.settings.get("DEFAULT_DATE") == "fs":
            parts.append(str(os.stat(full).st_mtime_ns).encode())
        return digest_of(b"\0".join(parts))

    def full(self, path: str) -> str:
        """Return a file's path as all parts of a build name it."""
        return os.path.abspath(os.path.join(self.base_path, path))

    def name(self, path: str) -> str:
        """Name the object that is made of a file."""
        return f"{self.content_class.__module__}.{self.content_class.__name__} {path}"

    def is_fresh(self, record: Record) -> bool:
        """Tell whether the settings that reading asked for are as they were."""
        build = self.reading.build
        same = all(build.setting(name) == was for name, was in record.asked.items())
        return same and all(
            found == has_reached(build.settings, name, value)
            for (name, value), found in record.reached.items()
        )

    def read_some(self, paths: Sequence[str]) -> list[bytes | None]:
        """Return the records of files; None for one that is better read again."""
        return [self._quietly_read(path) for path in paths]

    def _quietly_read(self, path: str) -> bytes | None:
        try:
            with noticing() as said:
                content = self.read(path)
        except Exception:
            log.debug("%s is read again:", path, exc_info=True)
            return None
        return self.state(content, said)

    def state(self, content: Any, said: Noticed) -> bytes | None:
        """Return the record of what was just read; None if it does not last.

        Where a later day makes a draft, an object will be another one on that day.
        """
        build, watched = self.reading.build, self.reading.watched
        date = getattr(content, "date", None)
        to_come = isinstance(date, dt.datetime) and date > dt.datetime.now(date.tzinfo)
        waits = to_come and not build.settings["WITH_FUTURE_DATES"]
        if type(content) is not self.content_class or waits or said.logged:
            return None
        state = {k: v for k, v in vars(content).items() if k not in GIVEN_ANEW}
        asked = {name: build.setting(name) for name in watched.asked}
        record = Record(state, asked, watched.reached, said.diagnostics)
        try:
            return dump(record, build.settings)
        except Exception:
            log.info("%s is not kept:", content.source_path, exc_info=True)
            return None
