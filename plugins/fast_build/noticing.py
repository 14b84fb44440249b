"""Tell whether a message was logged, and which mistakes were reported.

An author has to see them on every build: mistakes in a file are kept with what it
gave; a file about which something was logged, and a page about which anything was
said, are read or rendered again.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import field
from typing import TYPE_CHECKING

from diagnostics import report
from plain_data import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostics.model import Diagnostic


@dataclass
class Noticed:
    """What was said: whether anything was logged, and the mistakes."""

    logged: bool = False
    diagnostics: set[Diagnostic] = field(default_factory=set)


@contextmanager
def noticing() -> Iterator[Noticed]:
    """Notice warnings, errors and mistakes; they go where they always go."""
    noticed = Noticed()
    make_record = logging.getLogRecordFactory()

    # Not a handler: Pelican's filter lets only the first of equal messages through.
    def note(name: str, level: int, *rest: object, **more: object) -> logging.LogRecord:
        noticed.logged |= level >= logging.WARNING
        return make_record(name, level, *rest, **more)

    logging.setLogRecordFactory(note)
    try:
        with report.captured() as noticed.diagnostics:
            yield noticed
    finally:
        logging.setLogRecordFactory(make_record)
        report.add(*noticed.diagnostics)
