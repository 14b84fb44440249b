"""Which figures stand in which source: `content/numbers.toml`."""

from pathlib import Path

from diagnostics import ContentError, Diagnostic
from editorial.rules.numbers import numerals
from facts.toml_text import read_toml

NUMBERS = "numbers.toml"
Figures = tuple[tuple[str, str], ...]


def read_figures(path: Path, root: Path) -> tuple[Figures, list[Diagnostic]]:
    """Return each source's key with a figure of it; nothing without the file."""
    if not path.is_file():
        return (), []
    shown = path.relative_to(root).as_posix()
    try:
        table, _text = read_toml(path, shown)
    except ContentError as error:
        return (), list(error.diagnostics)
    found: set[tuple[str, str]] = set()
    for key, entry in table.items():
        figures = entry.get("figures") if isinstance(entry, dict) else None
        if not isinstance(figures, list) or not all(
            isinstance(f, str) for f in figures
        ):
            problem = f"“{key}” has no list of figures."
            fix = f'Write [{key}] and below it figures = ["85%", "1 in 10"].'
            return (), [Diagnostic(shown, 1, problem, fix)]
        found |= {(key.lower(), numerals(figure)) for figure in figures}
    return tuple(sorted(found)), []
