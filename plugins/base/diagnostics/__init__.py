"""Report every mistake in the content at once, as sentences that say what to do.

    any plugin -> report.add(Diagnostic) -> printed together, one line each

Plugins add to `report` while the site is read and checked; `whole_build` empties it
before a build, prints it and stops. It knows nothing of Pelican, so that a plugin's
model can name a mistake.
"""

from diagnostics.model import ContentError, Diagnostic
from diagnostics.report import report

__all__ = ["ContentError", "Diagnostic", "report"]
