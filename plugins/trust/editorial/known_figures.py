"""Which figures stand in which source: `content/numbers.toml`."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from diagnostics import ContentError, Diagnostic
from diagnostics.suggest import suggest
from editorial.rules.numbers import numerals
from facts.toml_lines import line_of, lines_of_keys
from facts.toml_text import read_toml

_ENTRY = re.compile(r"^\s*@\w+\s*\{\s*([^\s,{}]+)", re.MULTILINE)
NUMBERS = "numbers.toml"
Figures = tuple[tuple[str, str], ...]


def read_figures(
    path: Path, root: Path, keys: Collection[str] = ()
) -> tuple[Figures, list[Diagnostic]]:
    """Return each source's key with a figure of it; nothing without the file.

    Args:
        keys: Of all sources, in small letters.
    """
    if not path.is_file():
        return (), []
    shown = path.relative_to(root).as_posix()
    try:
        table, text = read_toml(path, shown)
    except ContentError as error:
        return (), list(error.diagnostics)
    found: set[tuple[str, str]] = set()
    diagnostics: list[Diagnostic] = []
    for key, entry in table.items():
        figures = entry.get("figures") if isinstance(entry, dict) else None
        if not isinstance(figures, list) or not all(
            isinstance(f, str) for f in figures
        ):
            problem = f"“{key}” has no list of figures."
            fix = f'Write [{key}] and below it figures = ["85%", "1 in 10"].'
            return (), [Diagnostic(shown, _line(text, key), problem, fix)]
        found |= {(key.lower(), numerals(figure)) for figure in figures}
        for problem, fix in _strange(key, figures, keys):
            diagnostics.append(Diagnostic(shown, _line(text, key), problem, fix))
    return tuple(sorted(found)), diagnostics


def _strange(
    key: str, figures: list[str], keys: Collection[str]
) -> Iterator[tuple[str, str]]:
    if keys and key.lower() not in keys:
        fix = suggest(
            key.lower(), keys, "Add it to content/sources.bib, or take it out."
        )
        yield f"No source has the key “{key}”.", fix
    for figure in figures:
        if not re.search(r"\d", numerals(figure)):
            yield f"“{figure}” has no number.", "Write the figure: “85%”, “1 in 10”."


def _line(text: str, key: str) -> int:
    return line_of(lines_of_keys(text), key)


def keys_of(sources: Path) -> frozenset[str]:
    """List the keys of a BibTeX file, whatever else is wrong with it."""
    text = sources.read_text("utf-8", "replace") if sources.is_file() else ""
    return frozenset(key.lower() for key in _ENTRY.findall(text))
