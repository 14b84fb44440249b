"""Read `content/brand/`; what it lacks comes from the software's own brand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from brand.checks import Written, palette
from brand.drawing import DrawingError, read_logo, read_mark
from brand.model import Brand, BrandFile, Logo, Mark
from diagnostics import ContentError, Diagnostic
from facts.table import TableReader
from facts.toml_lines import lines_of_keys
from facts.toml_text import parsed, read_toml

PHOTOGRAPHS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".heic", ".pdf")
DERIVED_FROM = {
    "page": "paper",
    "surface": "paper",
    "surface-strong": "paper",
    "ink": "ink",
    "ink-soft": "ink",
    "focus": "ink",
    "on-accent": "ink",
    "accent": "accent",
    "lit": "accent",
}


def read_brand(folder: Path, house: Path, root: Path) -> tuple[Brand, list[Diagnostic]]:
    """Read a practice's brand.

    Args:
        folder: The practice's, which may not be there.
        house: The software's, which is whole.
        root: Mistakes name files from there.
    """
    common, _ = written(house, house.parent)
    own, diagnostics = written(folder, root) if folder.is_dir() else (None, [])
    own = own or replace(common, file=BrandFile())
    given = (own.file.colors or common.file.colors).handful()  # type: ignore[union-attr]
    colors, found = palette(own, given)
    mark, told = drawn(folder / "mark.svg", own, root)
    logo, also = drawn(folder / "logo.svg", own, root)
    assert common.file.mark
    return (
        Brand(
            colors=colors,
            mark=mark
            if isinstance(mark, Mark)
            else read_mark(house / "mark.svg", common.file.mark),
            logo=logo if isinstance(logo, Logo) else None,
        ),
        [*diagnostics, *found, *told, *also],
    )


def written(folder: Path, root: Path) -> tuple[Written, list[Diagnostic]]:
    """Read brand.toml; a folder may do without it."""
    path = folder / "brand.toml"
    shown = path.relative_to(root).as_posix()
    if not path.exists():
        return Written(BrandFile(), shown, {}), []
    try:
        text = read_toml(path, shown)[1]
    except ContentError as error:
        return Written(BrandFile(), shown, {}), list(error.diagnostics)
    reader = TableReader()
    file = reader.table(BrandFile, parsed(text))
    made = Written(file or BrandFile(), shown, lines_of_keys(text))
    return made, [
        made.told(each.path, each.problem, each.fix) for each in reader.misfits
    ]


def drawn(
    path: Path, own: Written, root: Path
) -> tuple[Mark | Logo | None, list[Diagnostic]]:
    """Read a drawing, or say why it is none."""
    name = path.stem
    shown = path.relative_to(root).as_posix()
    words = str(getattr(own.file, name))
    if not path.exists():
        return None, list(photographs(path, root))
    told = []
    if not words:
        problem = f"Nothing says what {path.name} shows."
        told.append(own.told(name, problem, f'Write a line “{name} = "…"”.'))
    try:
        read = read_mark if name == "mark" else read_logo
        return read(path, words), told
    except DrawingError as error:
        return None, [*told, Diagnostic(shown, error.line, error.problem, error.fix)]


def photographs(path: Path, root: Path) -> Iterator[Diagnostic]:
    """Name the photographs that stand where a drawing is looked for."""
    for found in filter(Path.exists, map(path.with_suffix, PHOTOGRAPHS)):
        problem = f"{found.name} is a photograph, not a drawing."
        fix = f"Export it from a drawing program as {path.name}."
        yield Diagnostic(found.relative_to(root).as_posix(), 1, problem, fix)
