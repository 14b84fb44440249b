"""Read `content/drawings/*.toml`, and the same folder of each language."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from build_cache.kept import kept_or_made
from diagnostics import ContentError, Diagnostic, report
from drawings.chart import RecoveryCurve
from drawings.files import (
    CurveFile,
    ScenesFile,
    SpineFile,
    StagesFile,
    StepsFile,
    Words,
)
from drawings.model import ActivitySteps, PainStages, SpineRegions
from drawings.scenes import Scenes
from facts.toml_file import TomlFile
from facts.toml_file import read_file as read_toml
from figures.model import Pose
from plain_data import dataclass
from site_parts import Settings

HERE = Path(__file__).parent
File = TypeVar("File", bound=Words)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing, ready for its component."""

    name: str
    words: Words
    picture: object


def _read(cls: type[File], path: Path, root: Path) -> tuple[File, TomlFile]:
    words, file = read_toml(cls, path, root)
    if words is None:
        raise ContentError(*file.diagnostics)
    return words, file


# Each of these has a template of its own; any other file shows people.
PICTURES: dict[str, tuple[type[Words], Callable[..., object]]] = {
    "spine-regions": (SpineFile, SpineRegions.of),
    "pain-stages": (StagesFile, PainStages.of),
    "recovery-curve": (CurveFile, RecoveryCurve.of),
    "activity-steps": (StepsFile, ActivitySteps.of),
}


def read_drawings(settings: Settings) -> dict[str, dict[str, Drawing]]:
    """Read each language's drawings, by language and name; report mistakes.

    Those of an earlier build are returned while no file has changed: people take a
    while to stand up.
    """
    path, below = Path(settings["PATH"]), settings["DRAWINGS_PATH"]
    folders = {settings["DEFAULT_LANG"]: path / below} | {
        lang: path / lang / below for lang in settings["LANGUAGES"]
    }
    texts = [
        (file.relative_to(path).as_posix(), file.read_bytes())
        for folder in folders.values()
        for file in sorted(folder.glob("*.toml"))
    ]

    drawings, wrong = kept_or_made(
        Path(settings["CACHE_PATH"], "drawings.pickle"),
        (path.name, list(folders), texts),
        partial(_read_all, folders, path / below, path.parent),
        HERE,
        *(HERE.parent / name for name in ("figures", "facts")),
    )
    report.add(*wrong)
    return drawings


def _read_all(
    folders: Mapping[str, Path], originals: Path, root: Path
) -> tuple[dict[str, dict[str, Drawing]], list[Diagnostic]]:
    wrong: list[Diagnostic] = []
    drawings = {
        lang: dict(read_folder(folder, originals, root, wrong))
        for lang, folder in folders.items()
    }
    return drawings, wrong


def read_folder(
    folder: Path, originals: Path, root: Path, wrong: list[Diagnostic]
) -> Iterator[tuple[str, Drawing]]:
    """Read the drawings of one language; note what is wrong."""
    for path in sorted(folder.glob("*.toml")):
        try:
            yield path.stem, read_file(path, root, originals / path.name)
        except ContentError as error:
            shown = path.relative_to(root).as_posix()  # an original tells its own
            wrong += [found for found in error.diagnostics if found.path == shown]


def read_file(path: Path, root: Path, original: Path) -> Drawing:
    """Read one drawing.

    Args:
        original: The file in the site's first language, whose people it shows.

    Raises:
        ContentError: What is missing or does not fit, each with its line.
    """
    if path.stem in PICTURES:
        cls, place = PICTURES[path.stem]
        placed, _file = _read(cls, path, root)
        return Drawing(path.stem, placed, place(placed))
    words, file = _read(ScenesFile, path, root)
    poses = _poses(original, root) if original.exists() else _poses(path, root)
    if len(words.scene) != len(poses):
        problem = f"It has {len(words.scene)} scenes, and its original {len(poses)}."
        raise ContentError(file.at("scene", problem, "Write one for each of them."))
    return Drawing(path.stem, words, Scenes.of(path.stem, words, poses))


def _poses(path: Path, root: Path) -> list[Pose]:
    words, file = _read(ScenesFile, path, root)
    lacking = [
        file.at(f"scene.{index}", "This scene has no “pose”.", "Add a line “pose = …”.")
        for index, scene in enumerate(words.scene)
        if scene.pose is None
    ]
    if lacking:
        raise ContentError(*lacking)
    return [scene.pose for scene in words.scene if scene.pose]
