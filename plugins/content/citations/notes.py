"""What is noted about sources, in the words of other languages.

content/es/sources.toml: "Read as an abstract" = "Leído como resumen"
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from facts.toml_text import read_toml
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
                notes[lang], _text = read_toml(path, shown)
            except ContentError as error:
                mistakes += error.mistakes
                continue
            mistakes += unused(notes[lang], known, shown)
    return notes, mistakes


def unused(
    words: Mapping[str, str], known: Collection[str], shown: str
) -> Iterator[Mistake]:
    """Name notes that no source has: a changed one lost its translation."""
    for line, note in enumerate(words, start=1):
        if note not in known:
            mend = "Copy the note from sources.bib again, or remove the line."
            yield Mistake(shown, line, f"No source has the note “{note}”.", mend)
