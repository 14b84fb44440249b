"""What an author sees when our own code fails: an apology, never a traceback.

Pelican logs a reader's or plugin's exception and goes on, which would publish a
site with a hole in it. `Watch` listens to its log and remembers such failures.
"""

import logging
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pelican.contents import Content

from diagnostics import ContentError, report
from whole_build.templates import mistake_in_template

PROCESSED = re.compile(r"Could not process (\S+)")
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
        if error and (mistake := mistake_in_template(error)):
            report.add(mistake)
        elif not isinstance(error, ContentError):
            details = "".join(traceback.format_exception(error)) if error else ""
            self.failures.append(f"{record.getMessage()}\n{details}")

    def note(self, error: BaseException) -> None:
        """Keep an exception that reached the top of the build."""
        if mistake := mistake_in_template(error):
            report.add(mistake)
            return
        details = "".join(traceback.format_exception(error))
        self.failures.append(f"{at_work(error)}{details}")


def at_work(error: BaseException) -> str:
    """Name the page that was being worked on, as far as the frames tell."""
    frames = [frame for frame, _line in traceback.walk_tb(error.__traceback__)]
    for frame in reversed(frames):
        for value in frame.f_locals.values():
            if isinstance(value, Content) and hasattr(value, "source"):
                return f"Could not process {value.source.path}\n"
    for frame in reversed(frames):
        if frame.f_code.co_name == "write_file":  # Pelican's: `name` is the output's
            return f"Could not process {frame.f_locals.get('name')}\n"
    return ""


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
    reason = failures[0].strip().splitlines()[-1]
    page = PROCESSED.match(failures[0])
    during = f" It happened with {page[1]}." if page else ""
    return (
        f"Sorry, the website's software failed: this is not your mistake. ({reason})"
        f"{during} The last good site is still in place. {kept(log, failures)}"
    )


def kept(log: Path, failures: list[str]) -> str:
    """Write the details down and say where, even when the disk is full."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("\n".join(failures), encoding="utf-8")
    except OSError as error:
        return f"The details could not be written to {log}: {error.strerror}."
    return (
        f"The details are in {log};"
        " please send that file to whoever looks after the software."
    )
