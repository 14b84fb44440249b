"""What an author sees when our own code fails: an apology, never a traceback.

Pelican logs a reader's or plugin's exception and goes on, which would publish a
site with a hole in it. `Watch` listens to its log and remembers such failures.
"""

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mistakes import ContentError

PELICAN_LOG = logging.getLogger("pelican")


class Watch(logging.Handler):
    """Pelican's errors during one build, as text.

    Attributes:
        failures: What went wrong, with tracebacks where there are any.
    """

    def __init__(self) -> None:
        """Listen to errors only; warnings have mistakes of their own."""
        super().__init__(level=logging.ERROR)
        self.failures: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an error unless it is a mistake that has been reported already."""
        # Pelican drops the exception from the record unless it runs with --debug,
        # but logs it while it is being handled.
        error = sys.exc_info()[1]
        if not isinstance(error, ContentError):
            details = "".join(traceback.format_exception(error)) if error else ""
            self.failures.append(f"{record.getMessage()}\n{details}")

    def note(self, error: BaseException) -> None:
        """Keep an exception that reached the top of the build."""
        self.failures.append("".join(traceback.format_exception(error)))


@contextmanager
def watched() -> Iterator[Watch]:
    """Collect failures of one build."""
    watch = Watch()
    PELICAN_LOG.addHandler(watch)
    try:
        yield watch
    finally:
        PELICAN_LOG.removeHandler(watch)


def apology(log: Path, failures: list[str]) -> str:
    """Write the details to `log` and return what the author is told."""
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("\n".join(failures), encoding="utf-8")
    reason = failures[0].strip().splitlines()[-1]
    return (
        f"Sorry, the website's software failed: this is not your mistake. ({reason})"
        " The last good site is still in place."
        f" The details are in {log}; please send that file"
        " to whoever looks after the software."
    )
