"""How the outcome of a build reads on a terminal and in a pipeline's log."""

from pathlib import Path

from whole_build.build import Outcome
from whole_build.defects import apology


def as_text(outcome: Outcome, log: Path) -> str:
    """Put notes first, then mistakes, then what they add up to."""
    lines = [f"note: {note}" for note in outcome.notes]
    lines += [str(diagnostic) for diagnostic in outcome.diagnostics]
    if outcome.failures:
        lines.append(apology(log, list(outcome.failures)))
    elif outcome.diagnostics:
        lines.append(f"\n{counted(len(outcome.diagnostics))}")
    else:
        lines.append(f"The site is built. {outcome.pace}".rstrip())
    return "\n".join(lines)


def counted(diagnostics: int) -> str:
    """Say how many mistakes there are and that nothing was lost."""
    noun = "mistake" if diagnostics == 1 else "mistakes"
    return f"{diagnostics} {noun} to mend. The last good site is still in place."
