"""Words that people type and our pages don't use: synonyms.toml."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from facts.reader import read_file
from facts.toml_lines import line_of, lines_of_keys
from mistakes import Mistake

FILE = "synonyms.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonym:
    """One `[[synonym]]`: words, and the address of the page they mean."""

    page: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """synonyms.toml."""

    synonym: tuple[Synonym, ...] = ()


def read_synonyms(
    settings: Mapping[str, Any], known: Collection[str]
) -> tuple[dict[str, tuple[str, ...]], list[Mistake]]:
    """Map the addresses of pages to words; name pages that nobody has."""
    path = Path(settings["PATH"])
    file = path / settings["PRACTICE_PATH"] / FILE
    if not file.exists():
        return {}, []
    value, mistakes = read_file(Synonyms, file, path.parent)
    if value is None:
        return {}, mistakes
    lines = lines_of_keys(file.read_text("utf-8", "replace"))
    shown = file.relative_to(path.parent).as_posix()
    found: dict[str, tuple[str, ...]] = {}
    for index, each in enumerate(value.synonym):
        found[each.page] = (*found.get(each.page, ()), *each.words)
        if each.page not in known:
            line = line_of(lines, f"synonym.{index}.page")
            near = get_close_matches(each.page, known, n=1)
            mend = f"Did you mean {near[0]}?" if near else "Write a page's address."
            problem = f"“{each.page}” is no page that the search finds."
            mistakes.append(Mistake(shown, line, problem, mend))
    return found, mistakes
