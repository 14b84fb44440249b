"""See what else happens while a file is read: files opened, log, mistakes.

A file's record has to know all of that: the files because a change in one of
them makes the record stale, the messages because an author must see them on
every build, also when the file was not read again.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pelican.log import LimitFilter

from fast_build.environment import is_installed

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    from mistakes import report
except ImportError:  # a plugin of this site; others do without
    report = None  # type: ignore[assignment]


@dataclass
class Witnessed:
    """What was said and opened.

    Attributes:
        logged: Name of the logger, level, message, its arguments, and its group.
        mistakes: From the `mistakes` plugin, where there is one.
        opened: Files; those that others opened earlier too, for what was in
            them may have been kept.
    """

    logged: list[tuple[str, int, str, Any, str | None]] = field(default_factory=list)
    mistakes: Any = field(default_factory=list)
    opened: frozenset[str] = frozenset()

    @property
    def said_something(self) -> bool:
        """Tell whether there is something to repeat."""
        return bool(self.logged or self.mistakes)

    def take(self) -> Witnessed:
        """Return what was said since this was last asked."""
        taken = Witnessed(self.logged[:], [*self.mistakes])
        self.logged.clear()
        self.mistakes.clear()
        return taken

    def repeat(self) -> None:
        """Say it again, to the logs and reports of this process."""
        for name, level, message, arguments, group in self.logged:
            extra = {"limit_msg": group} if group else None
            logging.getLogger(name).log(level, message, *arguments, extra=extra)
        if self.mistakes:
            report.add(*self.mistakes)


@contextmanager
def witness(subject: str = "") -> Iterator[Witnessed]:
    """Keep what happens inside from logs and reports; `repeat` brings it there.

    `subject` is the file that is being read; without one, nobody asks which
    files are opened.
    """
    seen = Witnessed()
    _watching.append(subject)
    try:
        with _logs(seen.logged), _mistakes(seen):
            yield seen
    finally:
        _watching.pop()
        seen.opened = frozenset(_opened)


class _Collector(logging.Handler):
    def __init__(self, into: list[Any]) -> None:
        super().__init__()
        self.into = into

    def emit(self, record: logging.LogRecord) -> None:
        words = str(record.msg), record.args
        if not isinstance(record.args, tuple) or not _PLAIN.issuperset(
            map(type, record.args)
        ):
            words = "%s", (record.getMessage(),)
        group = getattr(record, "limit_msg", None)
        self.into.append((record.name, record.levelno, *words, group))


_PLAIN = {str, int}


@contextmanager
def _logs(into: list[Any]) -> Iterator[None]:
    """Collect messages before Pelican drops repeated ones."""
    root = logging.getLogger()
    handlers, root.handlers = root.handlers, [_Collector(into)]
    pelican = logging.getLogger("pelican")
    own, pelican.handlers = pelican.handlers, []
    spread, pelican.propagate = pelican.propagate, True
    limit, LimitFilter.filter = LimitFilter.filter, _pass_all  # type: ignore[method-assign]
    try:
        yield
    finally:
        root.handlers, pelican.handlers, pelican.propagate = handlers, own, spread
        LimitFilter.filter = limit  # type: ignore[method-assign]


def _pass_all(_filter: LimitFilter, _record: logging.LogRecord) -> bool:
    return True


@contextmanager
def _mistakes(seen: Witnessed) -> Iterator[None]:
    if report is None:
        yield
        return
    with report.captured() as seen.mistakes:
        yield


_watching: list[str] = []
_opened: set[str] = set()


def _note_opening(event: str, arguments: tuple[Any, ...]) -> None:
    """Note files that Python opens; called for every event that it audits."""
    if event != "open" or not _watching or not _watching[-1]:
        return
    name = arguments[0]
    if not isinstance(name, str) or name == _watching[-1]:
        return
    path = os.path.abspath(name)
    if path == _watching[-1] or path.endswith((".py", ".pyc")):
        return
    if not is_installed(path) and not path.startswith(("/dev/", "/proc/")):
        _opened.add(path)


sys.addaudithook(_note_opening)
