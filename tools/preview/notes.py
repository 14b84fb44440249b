"""Say what a browser has to show on one page: its state, notes and mistakes."""

import re
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from admin.config import PRACTICE
from admin.fields import Place, place_of
from admin.versions import RefusedError
from diagnostics import Diagnostic
from preview.model import Desk

MARKUP = re.compile(r"!\[([^\]]*)\]\([^)]*\)|\[([^\]@]*)\]\([^)]*\)|\[@[^\]]*\]")
SIGNS = re.compile(
    r"^\s*(?:#+|[-*>+]|\d+\.|/{3}\s*[\w-]+(?:\s*\|)?)\s*|[*_`\\]|\{[^}]*\}"
)


def page_state(desk: Desk, address: str) -> dict[str, object]:
    """Give all that the browser's script needs for the page at the address."""
    latest = desk.latest
    page = latest.pages.get(address)
    mistakes, notes = by_level(latest.diagnostics)
    mine = [note for note in notes if page and note.path == page.source]
    return {
        "page": asdict(page) if page else None,
        "mistakes": list(map(_told, mistakes)),
        "notes": [
            _told(note) | {"words": words_at(desk.project, note)} for note in mine
        ],
        "others": len(notes) - len(mine),
        "withdrawn": [desk.name(version) for version in desk.withdrawn],
        "unseen": [
            {"address": where} | asdict(page)
            for where, page in sorted(latest.pages.items())
            if page.state in {"draft", "future"}
        ],
    }


def file_state(desk: Desk, path: str) -> dict[str, object]:
    """Give what an editor shows beside one file: its page, its mistakes and notes."""
    latest = desk.latest
    file, place = _entry(desk, path)
    shown = path.rpartition("_")[0].replace("/comments/", "/articles/") + ".md"
    sources = {path, file, shown} if "/comments/" in path else {path}
    address = next(
        (where for where, page in latest.pages.items() if page.source in sources),
        "/" if path.startswith(f"{PRACTICE}/") else "",
    )
    mistakes, notes = by_level(
        diagnostic
        for diagnostic in latest.diagnostics
        if diagnostic.path == file and place.holds(diagnostic.line)
    )
    everywhere, _ = by_level(latest.diagnostics)
    return {
        "address": address,
        "gone": not (desk.project / file).is_file(),
        "works": latest.works,
        "mistakes": [at_field(mistake, place) for mistake in mistakes],
        "notes": [at_field(note, place) for note in notes],
        "elsewhere": len(everywhere) - len(mistakes),
    }


def by_level(
    diagnostics: Iterable[Diagnostic],
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Part mistakes from notes."""
    found: tuple[list[Diagnostic], list[Diagnostic]] = [], []
    for diagnostic in diagnostics:
        found[not diagnostic.is_error].append(diagnostic)
    return found


def _entry(desk: Desk, path: str) -> tuple[str, Place]:
    """Give the file that an entry of the editor stands in, and where in it."""
    if desk.admin is None:
        return path, Place(path, "")
    try:
        file = desk.admin.files.file(path)
    except RefusedError:  # a file that has no form
        return path, Place(path, "")
    return file.relative_to(desk.project.resolve()).as_posix(), place_of(path, file)


def at_field(diagnostic: Diagnostic, place: Place) -> dict[str, object]:
    """Tell of a mistake, and of which field of the form."""
    return {**_told(diagnostic), "field": place.field(diagnostic.line)}


def words_at(project: Path, diagnostic: Diagnostic) -> str:
    """Give the words of the source line as a reader sees them, without markup."""
    try:
        lines = (project / diagnostic.path).read_text(encoding="utf-8").split("\n")
        line = lines[diagnostic.line - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        return ""
    return " ".join(SIGNS.sub("", MARKUP.sub(_shown, line)).split())


def _shown(found: re.Match[str]) -> str:
    return found[2] or ""


def _told(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "path": diagnostic.path,
        "line": diagnostic.line,
        "problem": diagnostic.problem,
        "fix": diagnostic.fix,
    }
