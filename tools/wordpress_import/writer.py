"""Write what was planned, never over an author's work, and a report."""

import re
import shutil
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path

from plain_data import dataclass
from wordpress_import.convert import Plan
from wordpress_import.model import Export

_STEPS = """\
1. Start the preview, `./run serve`. Each page came as a draft: only you see it.
2. Begin with a page that needs little, `content/{easy}`: read it, write its
   description, name who wrote and who checked it, and take `status: draft` out.
3. Delete what you no longer want; its old address may lead to another page
   (`content/practice/redirects.toml`).
4. Then go through the lists below, the longest first. `content/{hard}` has the
   most to look at."""
_TEXTS = ("articles/", "pages/")
# What tells two notes of one kind apart: an address, a picture, words of the page.
_NAMED = re.compile(r"https?://[^\s,]+|\.\./images/\S+|“[^”]*”")


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
    parts = ["# WordPress import", _counts(outcome), *_next_steps(plan, outcome)]
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
    parts += ["## To look at"]
    for kind, places in _by_kind(plan):
        parts += [f"### {kind}", _listed(places)]
    return "\n\n".join(parts) + "\n"


def _next_steps(plan: Plan, outcome: Outcome) -> list[str]:
    """Say what to do first: a large import leaves more to look at than fits a day."""

    def notes(page: str) -> int:
        return len(plan.notes.get(page, ()))

    pages = sorted(line for line in outcome.written if line.startswith(_TEXTS))
    if not pages:
        return []
    easy, hard = min(pages, key=notes), max(pages, key=notes)
    return ["## Do this next", _STEPS.format(easy=easy, hard=hard)]


def _by_kind(plan: Plan) -> list[tuple[str, list[str]]]:
    """Gather notes that differ only in what they name; the most common first."""
    found: dict[str, list[str]] = {}
    for path, notes in plan.notes.items():
        for note in notes:
            named = [match[0] for match in _NAMED.finditer(note)]
            what = f": {', '.join(named)}" if named else ""
            found.setdefault(_NAMED.sub("…", note), []).append(f"content/{path}{what}")
    return sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0]))


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
