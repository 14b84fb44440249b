"""What is noted about sources, and their subjects, in the words of other languages.

content/es/sources.toml: "Read as an abstract" = "Leído como resumen"
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from citations.model import Source
from diagnostics import ContentError, Diagnostic
from facts.toml_text import read_toml
from facts.words import line_of_phrase
from site_parts import Settings

Notes = dict[str, dict[str, str]]


def notes_of(
    settings: Settings, known: Collection[str]
) -> tuple[Notes, list[Diagnostic]]:
    """Map each language to its words for the notes; say what is wrong with them."""
    content = Path(settings["PATH"])
    notes: Notes = {}
    diagnostics: list[Diagnostic] = []
    for lang in settings["LANGUAGES"]:
        path = content / lang / Path(settings["SOURCES_FILE"]).with_suffix(".toml")
        if path.exists():
            shown = path.relative_to(content.parent).as_posix()
            try:
                notes[lang], text = read_toml(path, shown)
            except ContentError as error:
                diagnostics += error.diagnostics
                continue
            diagnostics += unused(notes[lang], known, shown, text)
    return notes, diagnostics


def words_shown(sources: Mapping[str, Source]) -> set[str]:
    """Collect what readers see of sources in words of the practice."""
    return {
        word for source in sources.values() for word in (source.note, source.subject)
    }


def unused(
    words: Mapping[str, str], known: Collection[str], shown: str, text: str
) -> Iterator[Diagnostic]:
    """Name notes that no source has: a changed one lost its translation."""
    for note in words:
        if note not in known:
            line = line_of_phrase(text, note)
            fix = "Copy the words from sources.bib again, or remove the line."
            problem = f"No source has the note or subject “{note}”."
            yield Diagnostic(shown, line, problem, fix)
