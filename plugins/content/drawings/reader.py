"""Read `content/drawings/*.toml`, and the same folder of each language."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

from diagnostics import ContentError, Diagnostic, report
from drawings.chart import RecoveryCurve
from drawings.model import ActivitySteps, PainStages, SpineRegions, Words
from drawings.scenes import Scenes
from facts.toml_text import read_toml
from plain_text import Table
from site_parts import Settings


class Picture(Protocol):
    """Marks with their places."""

    @classmethod
    def read(cls, table: Table) -> Self:
        """Place them by a drawing's table."""


PICTURES: dict[str, type[Picture]] = {
    "spine-regions": SpineRegions,
    "pain-stages": PainStages,
    "recovery-curve": RecoveryCurve,
    "activity-steps": ActivitySteps,
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing, ready for its component."""

    name: str
    words: Words
    picture: object


def read_drawings(settings: Settings) -> dict[str, dict[str, Drawing]]:
    """Read each language's drawings, by language and name; report mistakes."""
    path = Path(settings["PATH"])
    default = settings["DEFAULT_LANG"]
    folders = {default: path, **{lang: path / lang for lang in settings["LANGUAGES"]}}
    return {
        lang: dict(read_folder(folder, path / settings["DRAWINGS_PATH"], path.parent))
        for lang, folder in (
            (lang, folder / settings["DRAWINGS_PATH"])
            for lang, folder in folders.items()
        )
    }


def read_folder(
    folder: Path, originals: Path, root: Path
) -> Iterator[tuple[str, Drawing]]:
    """Read the drawings of one language."""
    for path in sorted(folder.glob("*.toml")):
        try:
            shown = path.relative_to(root).as_posix()
            yield path.stem, read_file(path, shown, originals / path.name)
        except ContentError as error:
            report.add(*error.diagnostics)


def read_file(path: Path, shown: str, original: Path | None = None) -> Drawing:
    """Read one drawing's words and figures.

    Args:
        original: Of a translation: the file whose people it shows.

    Raises:
        ContentError: What is missing or of the wrong kind, in one sentence.
    """
    name = path.stem
    try:
        table, _text = read_toml(path, shown)
        if name in PICTURES:
            return Drawing(name, Words.read(table), PICTURES[name].read(table))
        angles = None
        if original and original != path and original.exists():
            angles, _text = read_toml(original, original.name)
        return Drawing(name, Words.read(table), Scenes.read(name, table, angles))
    except KeyError as error:
        problem = f"This drawing has no “{error.args[0]}”."
        fix = "Add it; the sample's file of the same name shows how."
    except (TypeError, ValueError, IndexError) as error:
        problem = f"This drawing cannot be made: {error}."
        fix = "Compare lists and numbers with the sample's file of the same name."
    raise ContentError(Diagnostic(shown, 1, problem, fix))
