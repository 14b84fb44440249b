"""Write what was planned, never over an author's work, and a report."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from wordpress_import.convert import Plan
    from wordpress_import.model import Export


@dataclass(slots=True)
class Outcome:
    """What happened to each planned file, by its path under `content/`."""

    written: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def write_plan(plan: Plan, content: Path) -> Outcome:
    """Write new files only; a file that is there and differs stays as it is."""
    outcome = Outcome()
    for path, text in plan.files.items():
        _put(content / path, path, text.encode(), outcome)
    for path, source in plan.pictures.items():
        _copy(content / path, path, source, outcome)
    return outcome


def report(export: Export, plan: Plan, outcome: Outcome) -> str:
    """Say in Markdown what came over and what a person has to look at."""
    parts = ["# WordPress import", _counts(outcome)]
    if export.damage:
        parts += ["## The export file", _listed(export.damage)]
    if outcome.kept:
        parts += [
            "## Already there and different: left as they are",
            "Delete a file and import again to take the old site's text.",
            _listed(f"content/{path}" for path in outcome.kept),
        ]
    if export.other_kinds:
        kinds = sorted(export.other_kinds.items())
        parts += [
            "## Not brought over",
            _listed(f"{number} of the kind “{kind}”" for kind, number in kinds),
        ]
    parts += ["## To look at", "Every page came as a draft."]
    for note, paths in _by_note(plan).items():
        parts += [f"### {note}", _listed(f"content/{path}" for path in paths)]
    return "\n\n".join(parts) + "\n"


def _by_note(plan: Plan) -> dict[str, list[str]]:
    """Turn the notes around: a large site has few kinds of them, many pages."""
    paths: dict[str, list[str]] = {}
    for path, notes in plan.notes.items():
        for note in notes:
            paths.setdefault(note, []).append(path)
    return paths


def _put(target: Path, path: str, text: bytes, outcome: Outcome) -> None:
    if target.exists():
        same = target.read_bytes() == text
        (outcome.same if same else outcome.kept).append(path)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text)
    outcome.written.append(path)


def _copy(target: Path, path: str, source: Path, outcome: Outcome) -> None:
    if target.exists():
        same = target.read_bytes() == source.read_bytes()
        (outcome.same if same else outcome.kept).append(path)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    outcome.written.append(path)


def _counts(outcome: Outcome) -> str:
    return (
        f"{len(outcome.written)} files written, {len(outcome.same)} already there, "
        f"{len(outcome.kept)} left as they are because they were changed."
    )


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
