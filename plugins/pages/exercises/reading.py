"""Draw an exercise's poses; say where one cannot be."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from markupsafe import Markup

from content_model.model import Content
from diagnostics import Diagnostic
from figures.drawn import DrawnFigures
from figures.model import Pose
from figures.reading import Fault, PoseError, read_pose
from site_parts import PagePart, Settings, SitePart

ROUNDED = 25  # degrees of low and upper back together: more rounds a weak bone's front
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
    exercise: Content, settings: Settings, figures: DrawnFigures
) -> Iterator[Diagnostic]:
    """Give an exercise its figures."""
    STILLS.put(exercise, ())
    POSES.put(exercise, ())
    exercise.rounds = False
    exercise.conditions_for, exercise.programs_with, exercise.articles_on = [], [], []
    exercise.figure = f"{exercise.url}figure.svg"
    exercise.moving = ""
    poses: list[Pose] = []
    faults = list(read_all(exercise, poses))
    if faults:
        lines = lines_of(Path(settings["PATH"]).parent / exercise.source.path)
        first = exercise.source.line("poses")
        for number, fault in faults:
            line = lines.get((number, fault.key), lines.get((number, ""), first))
            yield Diagnostic(exercise.source.path, line, fault.problem, fault.fix)
        return
    POSES.put(exercise, tuple(poses))
    exercise.rounds = any(each.low_back + each.upper_back > ROUNDED for each in poses)
    stills = tuple(
        Still(
            given.get("step", 1),
            given["shows"],
            Markup(figures.still(poses, number, given["shows"])),  # noqa: S704 - escaped
        )
        for number, given in enumerate(exercise.metadata["poses"])
    )
    STILLS.put(exercise, stills)
    if len(set(poses)) > 1:
        exercise.moving = f"{exercise.url}moving.svg"


def read_all(exercise: Content, poses: list[Pose]) -> Iterator[tuple[int, Fault]]:
    """Read each pose into a list; yield what is wrong, with the pose's number."""
    steps = len(exercise.metadata.get("steps", ()))
    for number, given in enumerate(exercise.metadata["poses"]):
        if not isinstance(given.get("shows"), str):
            fix = "Add “shows:” with what a person does in it, in one sentence."
            yield number, Fault("This pose does not say what it shows.", fix)
        step = given.get("step", 1)
        if type(step) is not int or not 1 <= step <= steps:
            problem = f"“step: {step}” is not one of the {steps} steps."
            yield number, Fault(problem, "Write the step's number.", "step")
        try:
            angles = {key: each for key, each in given.items() if key not in OURS}
            poses.append(read_pose(angles))
        except PoseError as error:
            yield number, error.fault


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
