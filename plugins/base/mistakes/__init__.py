"""Report every mistake in the content at once, as sentences that say what to do.

    any plugin -> report.add(Mistake) -> printed together, one line each

Plugins add to `report` while the site is read and checked; `whole_build` empties it
before a build, prints it and stops. It knows nothing of Pelican, so that a plugin's
model can name a mistake.
"""

from mistakes.model import ContentError, Mistake
from mistakes.report import report

__all__ = ["ContentError", "Mistake", "report"]
