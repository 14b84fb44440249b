"""What is noted about sources, in the words of other languages.

content/es/sources.toml: "Read as an abstract" = "Leído como resumen"
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from facts.toml_text import read_toml
from facts.words import line_of_phrase
from mistakes import ContentError, Mistake

Notes = dict[str, dict[str, str]]


def notes_of(
    settings: Mapping[str, Any], known: Collection[str]
) -> tuple[Notes, list[Mistake]]:
    """Read every language's words for the notes, and say what is wrong with them."""
    content = Path(settings["PATH"])
    notes: Notes = {}
    mistakes: list[Mistake] = []
    for lang in settings["LANGUAGES"]:
        path = content / lang / Path(settings["SOURCES_FILE"]).with_suffix(".toml")
        if path.exists():
            shown = path.relative_to(content.parent).as_posix()
            try:
                notes[lang], text = read_toml(path, shown)
            except ContentError as error:
                mistakes += error.mistakes
                continue
            mistakes += unused(notes[lang], known, shown, text)
    return notes, mistakes


def unused(
    words: Mapping[str, str], known: Collection[str], shown: str, text: str
) -> Iterator[Mistake]:
    """Name notes that no source has: a changed one lost its translation."""
    for note in words:
        if note not in known:
            line = line_of_phrase(text, note)
            mend = "Copy the note from sources.bib again, or remove the line."
            yield Mistake(shown, line, f"No source has the note “{note}”.", mend)
