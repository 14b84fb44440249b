"""Tell whether a message was logged or a mistake reported.

An author has to see them on every build. So what was said while a file is read, or
a page rendered, is not kept with it: that file is read, that page rendered, again.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostics import report

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Noticed:
    """Whether something was said."""

    something: bool = False


@contextmanager
def noticing() -> Iterator[Noticed]:
    """Notice warnings, errors and mistakes; they go where they always go."""
    noticed = Noticed()
    make_record = logging.getLogRecordFactory()

    # Not a handler: Pelican's filter lets only the first of equal messages through.
    def note(name: str, level: int, *rest: object, **more: object) -> logging.LogRecord:
        noticed.something |= level >= logging.WARNING
        return make_record(name, level, *rest, **more)

    logging.setLogRecordFactory(note)
    try:
        with report.captured() as diagnostics:
            yield noticed
    finally:
        logging.setLogRecordFactory(make_record)
        noticed.something |= bool(diagnostics)
        report.add(*diagnostics)
