"""How the outcome of a build reads on a terminal and in a pipeline's log."""

from pathlib import Path

from whole_build.build import Outcome
from whole_build.defects import apology


def as_text(outcome: Outcome, log: Path) -> str:
    """Put notes before what was built; where mistakes stopped it, only count them."""
    if outcome.good:
        notes = [f"note: {note}" for note in outcome.notes]
        return "\n".join([*notes, f"The site is built. {outcome.pace}".rstrip()])
    lines = [str(diagnostic) for diagnostic in outcome.diagnostics]
    if outcome.failures:
        lines.append(apology(log, list(outcome.failures)))
    else:
        lines.append(f"\n{counted(len(outcome.diagnostics))}")
    if outcome.notes:
        lines.append(counted_notes(len(outcome.notes)))
    return "\n".join(lines)


def counted(diagnostics: int) -> str:
    """Say how many mistakes there are and that nothing was lost."""
    noun = "mistake" if diagnostics == 1 else "mistakes"
    return f"{diagnostics} {noun} to mend. The last good site is still in place."


def counted_notes(notes: int) -> str:
    """Say that there is more to read once the site builds."""
    if notes == 1:
        return "One note holds nothing up; a build without mistakes tells it."
    return f"{notes} notes hold nothing up; a build without mistakes tells them."
