"""Read `content/brand/`; what it lacks comes from the software's own brand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from brand.checks import Written, palette
from brand.faces import Typeface
from brand.model import Brand, BrandFile, DarkColors, Logo, Mark, TypefaceFiles
from brand.tokens import Colors, colors_of
from brand.typefaces import made_of
from diagnostics import ContentError, Diagnostic
from facts.model import FactError
from facts.table import TableReader
from facts.toml_lines import lines_of_keys
from facts.toml_text import parsed, read_toml
from fast_build.kept import kept_or_made

PHOTOGRAPHS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".heic", ".pdf")


def read_brand(
    folder: Path, house: Path, root: Path, cache: Path
) -> tuple[Brand, list[Diagnostic]]:
    """Read a practice's brand.

    Args:
        folder: The practice's, which may not be there.
        house: The software's, which is whole.
        root: Mistakes name files from there.
        cache: Where what is made of typefaces is kept.
    """
    common, _ = written(house, house.parent)
    own, diagnostics = written(folder, root) if folder.is_dir() else (None, [])
    own = own or replace(common, file=BrandFile())
    given = (own.file.colors or common.file.colors).handful()  # type: ignore[union-attr]
    colors, found = palette(own, given)
    if not (own.file.colors or own.file.exact or own.file.dark != DarkColors()):
        colors = {**colors, **tokens_of(house)}
    mark, told = drawn(folder / "mark.svg", own, root, cache)
    logo, also = drawn(folder / "logo.svg", own, root, cache)
    text, heading, misfit = typefaces(folder, own, house, common, cache)
    if not isinstance(mark, Mark):
        mark, _ = drawn(house / "mark.svg", common, house.parent, cache)
    assert isinstance(mark, Mark)
    return (
        Brand(
            colors=colors,
            mark=mark,
            text=text,
            heading=heading,
            logo=logo if isinstance(logo, Logo) else None,
        ),
        [*diagnostics, *found, *told, *also, *misfit],
    )


def tokens_of(house: Path) -> Colors:
    """Read the theme's tokens: a site may have laid its own over the software's."""
    path = house.parent / "css" / "tokens.css"
    return colors_of(path.read_text(encoding="utf-8")) if path.exists() else {}


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
    path: Path, own: Written, root: Path, cache: Path
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

    def read() -> Mark | Logo | Diagnostic:
        # Most builds read no drawing, and need no reader of XML.
        from brand.drawing import DrawingError, read_logo, read_mark  # noqa: PLC0415

        try:
            return read_mark(path, words) if name == "mark" else read_logo(path, words)
        except DrawingError as error:
            return Diagnostic(shown, error.line, error.problem, error.fix)

    made_of = path.read_bytes(), words, shown
    found = kept_or_made(cache / name, made_of, read, Path(__file__).parent)
    if isinstance(found, Diagnostic):
        return None, [*told, found]
    return found, told


def photographs(path: Path, root: Path) -> Iterator[Diagnostic]:
    """Name the photographs that stand where a drawing is looked for."""
    for found in filter(Path.exists, map(path.with_suffix, PHOTOGRAPHS)):
        problem = f"{found.name} is a photograph, not a drawing."
        fix = f"Export it from a drawing program as {path.name}."
        yield Diagnostic(found.relative_to(root).as_posix(), 1, problem, fix)


def typefaces(
    folder: Path, own: Written, house: Path, common: Written, cache: Path
) -> tuple[Typeface, Typeface, list[Diagnostic]]:
    """Read what words and headings are set in."""
    given, usual = own.file.typefaces, common.file.typefaces
    assert usual.text
    assert usual.heading
    told: list[Diagnostic] = []
    found: list[Typeface | None] = []
    for name, files in (("text", given.text), ("heading", given.heading)):
        misfits = list(unfit(folder, own, name, files)) if files else []
        told += misfits
        found.append(made(folder, files, cache) if files and not misfits else None)
    text, heading = found
    if text and not given.heading:
        heading = text
    return (
        text or made(house, usual.text, cache),
        heading or made(house, usual.heading, cache),
        told,
    )


def made(folder: Path, files: TypefaceFiles, cache: Path) -> Typeface:
    """Make what pages and paper need of a typeface."""
    return made_of([folder / each for each in files.files], files.serif, cache)


def unfit(
    folder: Path, own: Written, name: str, files: TypefaceFiles
) -> Iterator[Diagnostic]:
    """Say why a typeface can't be published."""
    from brand.making import is_italic, opened  # noqa: PLC0415 - most sites give none

    key = f"typefaces.{name}.files"
    upright = False
    for each in files.files:
        if not (folder / each).resolve().is_relative_to(folder.resolve()):
            yield own.told(key, f"“{each}” is not below brand/.", "Put it there.")
            return
        try:
            upright |= not is_italic(opened(folder / each))
        except FactError as error:
            yield own.told(key, error.problem, error.fix)
            return
    if not upright:
        problem = "A typeface needs at least one upright file."
        yield own.told(key, problem, "Name the regular one first.")
    license_file = folder / files.license
    if not license_file.is_file() or not license_file.read_bytes().strip():
        problem = f"The typeface has no license: there is no {files.license}."
        fix = "Put its license there; without one, it may not be published."
        yield own.told(f"typefaces.{name}.license", problem, fix)
