"""Read `content/brand/`; what it lacks comes from the software's own brand."""

from collections.abc import Iterator
from pathlib import Path

from brand.checks import palette, strange_tokens, unreadable_tokens
from brand.faces import Typeface
from brand.model import (
    Brand,
    BrandFile,
    DarkColors,
    Logo,
    Mark,
    TypefaceFiles,
    TypefacesFile,
)
from brand.tokens import Colors, colors_of
from brand.typefaces import made_of
from build_cache.kept import kept_or_made
from diagnostics import Diagnostic
from facts.toml_file import TomlFile, read_file
from facts.values import FactError

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
    common, ours = written(house, house.parent)
    file, own = written(folder, root)
    assert common.colors
    colors, found = palette(file, own, (file.colors or common.colors).handful())
    if not (file.colors or file.exact or file.dark != DarkColors()):
        laid, also_found = tokens_of(house, colors)
        colors, found = {**colors, **laid}, [*found, *also_found]
    mark, mistakes = drawn(folder / "mark.svg", file.mark, own, root, cache)
    logo, also = drawn(folder / "logo.svg", file.logo, own, root, cache)
    text, heading, misfit = typefaces(
        (folder, file.typefaces), (house, common.typefaces), own, cache
    )
    if not isinstance(mark, Mark):
        if isinstance(logo, Logo) and not mistakes:
            mistakes = [without_mark(folder, root)]
        mark, _ = drawn(house / "mark.svg", common.mark, ours, house.parent, cache)
    assert isinstance(mark, Mark)
    logo = logo if isinstance(logo, Logo) else None
    brand = Brand(colors=colors, mark=mark, text=text, heading=heading, logo=logo)
    return brand, [*own.diagnostics, *found, *mistakes, *also, *misfit]


def tokens_of(house: Path, others: Colors) -> tuple[Colors, list[Diagnostic]]:
    """Read the theme's tokens: a site may have laid its own over the software's.

    Args:
        others: Colors of the names that the tokens lack.
    """
    path = house.parent / "css" / "tokens.css"
    if not path.exists():
        return {}, []
    css = path.read_text(encoding="utf-8")
    found = list(strange_tokens(css))
    if not found:
        found = list(unreadable_tokens(css, {**others, **colors_of(css)}))
    return ({} if found else colors_of(css)), found


def written(folder: Path, root: Path) -> tuple[BrandFile, TomlFile]:
    """Read brand.toml; a folder may do without it."""
    path = folder / "brand.toml"
    if not path.exists():
        return BrandFile(), TomlFile(path.relative_to(root).as_posix())
    file, own = read_file(BrandFile, path, root)
    return file or BrandFile(), own


def drawn(
    path: Path, words: str, own: TomlFile, root: Path, cache: Path
) -> tuple[Mark | Logo | None, list[Diagnostic]]:
    """Read a drawing, or say why it is none."""
    name = path.stem
    shown = path.relative_to(root).as_posix()
    if not path.exists():
        return None, list(misnamed(path, root))
    mistakes = []
    if not words and not own.diagnostics:  # else it may be said where nobody reads
        problem = f"Nothing says what {path.name} shows."
        mistakes.append(own.at(name, problem, f'Write a line “{name} = "…"”.'))

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
        return None, [*mistakes, found]
    return found, mistakes


def without_mark(folder: Path, root: Path) -> Diagnostic:
    """Note that a practice with a logo is known elsewhere by a mark of nobody's."""
    path = (folder / "logo.svg").relative_to(root).as_posix()
    problem = "Tabs, home screens and shared pictures show no logo, but a mark."
    fix = "Put yours beside it as mark.svg; until then they show the software's."
    return Diagnostic(path, 1, problem, fix, level="warning")


def misnamed(path: Path, root: Path) -> Iterator[Diagnostic]:
    """Name photographs, and drawings of another name, where one is looked for."""
    for found in sorted(path.parent.glob("*.*")):
        if found.stem.lower() != path.stem:
            continue
        shown = found.relative_to(root).as_posix()
        if found.suffix.lower() in PHOTOGRAPHS:
            problem = f"{found.name} is a photograph, not a drawing."
            fix = f"Export it from a drawing program as {path.name}."
            yield Diagnostic(shown, 1, problem, fix)
        elif found.suffix.lower() == path.suffix:
            problem = f"{found.name} is looked for as {path.name}."
            yield Diagnostic(shown, 1, problem, "Write its name in small letters.")


def typefaces(
    given: tuple[Path, TypefacesFile],
    usual: tuple[Path, TypefacesFile],
    own: TomlFile,
    cache: Path,
) -> tuple[Typeface, Typeface, list[Diagnostic]]:
    """Read what words and headings are set in."""
    (folder, theirs), (house, ours) = given, usual
    assert ours.text
    assert ours.heading
    mistakes: list[Diagnostic] = []
    found: list[Typeface | None] = []
    for name, files in (("text", theirs.text), ("heading", theirs.heading)):
        misfits = list(unfit(folder, own, name, files)) if files else []
        mistakes += misfits
        found.append(made(folder, files, cache) if files and not misfits else None)
    text, heading = found
    if text and not theirs.heading:
        heading = text
    return (
        text or made(house, ours.text, cache),
        heading or made(house, ours.heading, cache),
        mistakes,
    )


def made(folder: Path, files: TypefaceFiles, cache: Path) -> Typeface:
    """Make what pages and paper need of a typeface."""
    return made_of([folder / name for name in files.files], files.serif, cache)


def unfit(
    folder: Path, own: TomlFile, name: str, files: TypefaceFiles
) -> Iterator[Diagnostic]:
    """Say why a typeface can't be published."""
    from brand.making import is_italic, opened  # noqa: PLC0415 - most sites give none

    key = f"typefaces.{name}.files"
    upright = False
    for place in files.files:
        if not (folder / place).resolve().is_relative_to(folder.resolve()):
            yield own.at(key, f"“{place}” is not below brand/.", "Put it there.")
            return
        try:
            upright |= not is_italic(opened(folder / place))
        except FactError as error:
            yield own.at(key, error.problem, error.fix)
            return
    if not upright:
        problem = "A typeface needs at least one upright file."
        yield own.at(key, problem, "Name the regular one first.")
    license_file = folder / files.license
    if not license_file.is_file() or not license_file.read_bytes().strip():
        problem = f"The typeface has no license: there is no {files.license}."
        fix = "Put its license there; without one, it may not be published."
        yield own.at(f"typefaces.{name}.license", problem, fix)
