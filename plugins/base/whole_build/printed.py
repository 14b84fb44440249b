"""How the outcome of a build reads on a terminal and in a pipeline's log."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from diagnostics.model import Diagnostic
from whole_build.build import Outcome
from whole_build.defects import apology

ALL = "mistakes.txt"  # beside the details of a defect
ALL_NOTES = "notes.txt"

SCREEN = 20  # lines
_PLACES = 3  # that are named of mistakes that have one reason
_ALIKE = 4  # mistakes of one kind, of which more are only counted
_NAMED = re.compile(r"“[^”]*”|\d+")


def as_text(outcome: Outcome, log: Path) -> str:
    """Put notes before what was built; where mistakes stopped it, only count them.

    Of more than fit a screen it names the reasons; a file has them all.
    """
    if outcome.good:
        notes = notes_as_text(outcome.notes, log)
        return f"{notes}The site is built. {outcome.pace}".rstrip()
    lines = summary(outcome.diagnostics)
    if lines != [*map(str, outcome.diagnostics)]:
        file = written(outcome.diagnostics, log.with_name(ALL))
        lines += ["", f"All of them, with what to do: {file}"]
    if outcome.failures:
        lines.append(apology(log, list(outcome.failures)))
    else:
        lines.append(f"\n{counted(len(outcome.diagnostics))}")
    if outcome.notes:
        lines.append(counted_notes(len(outcome.notes)))
    return "\n".join(lines)


def notes_as_text(notes: Sequence[Diagnostic], log: Path) -> str:
    """Say each note of a few in a line; of many the reasons, and where all are."""
    lines = summary(notes)
    text = "".join(f"note: {line}\n".replace("note:     ", "    ") for line in lines)
    if lines != [*map(str, notes)]:
        text += f"All notes: {written(notes, log.with_name(ALL_NOTES))}\n"
    return text


def written(diagnostics: Sequence[Diagnostic], file: Path) -> str:
    """Write every one into a file, and name it as seen from here."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{diagnostic}\n" for diagnostic in diagnostics)
    file.write_text(text, encoding="utf-8")
    here = Path.cwd()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)


def counted(diagnostics: int) -> str:
    """Say how many mistakes there are and that nothing was lost."""
    noun = "mistake" if diagnostics == 1 else "mistakes"
    return f"{diagnostics} {noun} to mend. The last good site is still in place."


def counted_notes(notes: int) -> str:
    """Say that there is more to read once the site builds."""
    if notes == 1:
        return "One note holds nothing up; a build without mistakes tells it."
    return f"{notes} notes hold nothing up; a build without mistakes tells them."


def summary(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Say each mistake of a few; of many the reasons, the most common first."""
    if len(diagnostics) <= SCREEN:
        return list(map(str, diagnostics))
    groups: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        groups[diagnostic.together or _NAMED.sub("“”", diagnostic.problem)].append(
            diagnostic
        )
    ordered = sorted(groups.values(), key=lambda group: (-len(group), group[0]))
    lines: list[str] = []
    listed = 0
    for group in ordered:
        said = list(_said(group))
        if lines and len(lines) + len(said) > SCREEN:
            break
        lines += said
        listed += len(group)
    rest = len(diagnostics) - listed
    return [*lines, f"And {rest} more of other kinds."] if rest else lines


def _said(group: Sequence[Diagnostic]) -> Iterator[str]:
    if group[0].together and len(group) > 1:
        yield f"{len(group)} {group[0].together}"
        places = (f"{diagnostic.path}:{diagnostic.line}" for diagnostic in group)
        yield f"    {_named(places)}"
        return
    few = group if len(group) < _ALIKE else group[:2]
    yield from map(str, few)
    if len(few) < len(group):
        yield f"    and {len(group) - len(few)} more of this kind"


def _named(places: Iterable[str]) -> str:
    found = list(places)
    rest = len(found) - _PLACES
    more = f", and {rest} more" if rest > 0 else ""
    return ", ".join(found[:_PLACES]) + more
