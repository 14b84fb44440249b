"""What must never be advised together."""

from collections.abc import Iterator

from content_model.model import Content
from diagnostics import Diagnostic


def check_rounding(page: Content) -> Iterator[Diagnostic]:
    """Find an exercise that rounds the back on a page for weak bones."""
    if not page.metadata.get("no_rounding"):
        return
    line = page.source.line("exercises")
    for exercise in page.exercise_pages:
        if exercise.rounds:
            problem = (
                f"“{exercise.slug}” rounds the back, and this page is for weak bones."
            )
            fix = "Take it out of “exercises”; a hip hinge bends without rounding."
            yield Diagnostic(page.source.path, line, problem, fix, "no-rounding")
