"""What connects to Pelican; the package says what it is for."""

from collections.abc import Iterable
from pathlib import Path

from pelican.generators import Generator

from confirmations.reader import read_confirmations
from diagnostics import report
from whole_build.stages import content_read


def register() -> None:
    """Connect to Pelican."""
    content_read.connect(check_confirmations)


def check_confirmations(generators: Iterable[Generator]) -> None:
    """Report confirmations of other words than those of today, and of nobody."""
    settings = next(iter(generators)).settings
    content = Path(settings["PATH"])
    confirmations, diagnostics = read_confirmations(content)
    report.add(*diagnostics, *confirmations.outdated(content))
