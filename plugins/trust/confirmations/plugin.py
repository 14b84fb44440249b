"""What connects to Pelican; the package says what it is for."""

from collections.abc import Sequence
from pathlib import Path

from pelican.generators import Generator

from confirmations.reader import read_confirmations
from confirmations.translations import credit_translations
from content_model.contents import all_pages
from diagnostics import report
from whole_build.stages import content_linked, content_read


def register() -> None:
    """Connect to Pelican."""
    content_read.connect(check_confirmations)
    content_linked.connect(say_who_confirmed)


def check_confirmations(generators: Sequence[Generator]) -> None:
    """Report confirmations of other words than those of today, and of nobody."""
    settings = generators[0].settings
    content = Path(settings["PATH"])
    confirmations, diagnostics = read_confirmations(content)
    report.add(*diagnostics, *confirmations.outdated(content))


def say_who_confirmed(generators: Sequence[Generator]) -> None:
    """Let the page of each translation say who stands behind its words."""
    content = Path(generators[0].settings["PATH"])
    confirmations, _ = read_confirmations(content)
    credit_translations(all_pages(generators), confirmations, content)
