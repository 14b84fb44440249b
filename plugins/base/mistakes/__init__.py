"""Report every mistake in the content at once, as sentences that say what to do.

    any plugin -> report.add(Mistake) -> printed together, one line each

Other plugins add to `report` while the site is read and checked; `whole_build`
prints it and stops. It is a plugin of its own so that a plugin's model can name
a mistake without knowing Pelican.
"""

from pelican import signals

from mistakes.model import ContentError, Mistake
from mistakes.report import report

__all__ = ["ContentError", "Mistake", "report"]


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(start_afresh)


def start_afresh(_pelican: object) -> None:
    """Forget what an earlier build in this process reported."""
    report.clear()
