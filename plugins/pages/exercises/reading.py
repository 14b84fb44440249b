"""Draw an exercise's poses; say where one cannot be."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml
from markupsafe import Markup

from content_model.model import Content
from diagnostics import Diagnostic
from diagnostics.suggest import did_you_mean, nearest
from figures.drawn import DrawnFigures
from figures.model import Pose
from figures.reading import OF_POSE, PoseError
from plain_data import dataclass
from plain_text import Table
from schema import Misfit
from site_parts import PagePart, Settings, SitePart

# Degrees of low and upper back together. The hollow of a back at rest is 24: less only
# flattens it, more rounds it and presses on the front of the bones.
ROUNDED = 28
OURS = ("step", "shows")


@dataclass(frozen=True, slots=True)
class Still:
    """One pose beside the step that it shows.

    Attributes:
        step: Counted from 1.
        words: What it shows, said.
        picture: The figure, for the page.
    """

    step: int
    words: str
    picture: Markup


def draw(
    exercise: Content,
    settings: Settings,
    figures: DrawnFigures,
    original: Content | None = None,
) -> Iterator[Diagnostic]:
    """Give an exercise its figures.

    Args:
        original: Of a translation: whose angles it takes. It is drawn already.
    """
    STILLS.put(exercise, ())
    POSES.put(exercise, ())
    exercise.rounds = False
    exercise.figure = f"{exercise.url}figure.svg"
    exercise.moving = ""
    if original is None and hasattr(exercise, "translates"):
        return  # the original could not be read, or is not there: said elsewhere
    if original:
        if not STILLS.of(original):
            return  # what is wrong with its angles is said with its own lines
        yield from check_count(exercise, original)
    given = poses_of(exercise, original)
    poses: list[Pose] = []
    if misfits := list(read_all(given, exercise, poses, figures)):
        yield from at_lines(misfits, exercise, settings)
    else:
        show(exercise, given, poses, figures)


def show(
    exercise: Content,
    given: Sequence[Table],
    poses: Sequence[Pose],
    figures: DrawnFigures,
) -> None:
    """Give a page its figures, which all can be drawn."""
    POSES.put(exercise, tuple(poses))
    exercise.rounds = any(pose.low_back + pose.upper_back > ROUNDED for pose in poses)
    stills = tuple(
        Still(
            pose.get("step", 1),
            pose["shows"],
            Markup(figures.still(poses, number, pose["shows"])),  # noqa: S704 - escaped
        )
        for number, pose in enumerate(given)
    )
    STILLS.put(exercise, stills)
    if len(set(poses)) > 1:
        exercise.moving = f"{exercise.url}moving.svg"


def at_lines(
    misfits: Iterable[tuple[int, Misfit]], exercise: Content, settings: Settings
) -> Iterator[Diagnostic]:
    """Name what does not fit, each with the number of its pose, by its line."""
    lines = lines_of(Path(settings["PATH"]).parent / exercise.source.path)
    first = exercise.source.line("poses")
    for number, misfit in misfits:
        line = lines.get((number, misfit.path), lines.get((number, ""), first))
        yield Diagnostic(exercise.source.path, line, misfit.problem, misfit.fix)


def poses_of(exercise: Content, original: Content | None) -> list[Table]:
    """Give an exercise's poses; a translation says words, its original angles."""
    own: list[Table] = exercise.metadata["poses"]
    if original is None:
        return own
    theirs = [{**pose, "shows": None} for pose in original.metadata["poses"]]
    return [{**angles, **words} for angles, words in zip(theirs, own, strict=False)]


def check_count(exercise: Content, original: Content) -> Iterator[Diagnostic]:
    """Find a translation that has other poses than its original."""
    own, theirs = (len(page.metadata["poses"]) for page in (exercise, original))
    if own != theirs:
        problem = f"This translation has {own} poses, and its original {theirs}."
        fix = "Write one “shows” for each; the angles are the original's."
        yield exercise.source.at("poses", problem, fix)


def read_all(
    all_given: Sequence[Table],
    exercise: Content,
    poses: list[Pose],
    figures: DrawnFigures,
) -> Iterator[tuple[int, Misfit]]:
    """Read each pose into a list; yield what is wrong, with the pose's number."""
    steps = len(exercise.metadata.get("steps", ()))
    for number, given in enumerate(all_given):
        shows = given.get("shows")
        called = nearest("shows", given.keys() - OF_POSE.keys() - set(OURS))
        if called and shows is None:
            problem = f"A pose has no “{called}”."
            yield number, Misfit(called, problem, did_you_mean("“shows”"))
            continue
        if not isinstance(shows, str) or not shows.strip():
            fix = "Add “shows:” with what a person does in it, in one sentence."
            yield number, Misfit("", "This pose does not say what it shows.", fix)
        step = given.get("step", 1)
        if type(step) is not int or not 1 <= step <= steps:
            problem = f"“step: {step}” is not one of the {steps} steps."
            yield number, Misfit("step", problem, "Write the step's number.")
        try:
            angles = {key: value for key, value in given.items() if key not in OURS}
            poses.append(figures.pose(angles))
        except PoseError as error:
            yield number, error.misfit


def lines_of(path: Path) -> dict[tuple[int, str], int]:
    """Find the line of each pose, and of each name in it."""
    front = path.read_text(encoding="utf-8-sig").split("\n---", 1)[0]
    root = yaml.compose(front.removeprefix("---"), Loader=yaml.SafeLoader)
    found: dict[tuple[int, str], int] = {}
    for key, value in root.value if root else ():
        if key.value == "poses":
            for number, pose in enumerate(value.value):
                found[number, ""] = pose.start_mark.line + 1
                found |= {(number, name): line for name, line in names(pose)}
    return found


def names(node: yaml.Node) -> Iterator[tuple[str, int]]:
    """Yield every name in a pose and in its limbs, with its line."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, key.start_mark.line + 1
            yield from names(value)


FIGURES = SitePart[DrawnFigures]("FIGURES")
EXERCISES_DRAWN = SitePart[list[Content]]("EXERCISES_DRAWN")


STILLS = PagePart[tuple[Still, ...]]("stills")
POSES = PagePart[tuple[Pose, ...]]("drawn_poses")
