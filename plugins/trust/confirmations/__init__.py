"""Know who of the practice has read a text and stands for it.

    ./run confirm -> content/confirmations.toml -> Confirmations (model.py)
    -> a text that changed afterwards is unconfirmed again, and is a note

A confirmation names the file, the person, the day and a digest of the words, so it
covers that wording and no other. Other plugins ask `settings["CONFIRMATIONS"]`.
"""

from collections.abc import Iterable
from pathlib import Path

from pelican.generators import Generator

from confirmations.model import Confirmations
from confirmations.reader import read_confirmations
from mistakes import report
from whole_build.stages import content_read

__all__ = ["Confirmations", "read_confirmations"]


def register() -> None:
    """Connect to Pelican."""
    content_read.connect(check_confirmations)


def check_confirmations(generators: Iterable[Generator]) -> None:
    """Report confirmations of other words than those of today, and of nobody."""
    settings = next(iter(generators)).settings
    content = Path(settings["PATH"])
    confirmations, mistakes = read_confirmations(content)
    report.add(*mistakes, *confirmations.outdated(content))
