"""What the file of a drawing says: `content/drawings/*.toml`, key by key."""

from collections.abc import Iterator
from dataclasses import field
from itertools import pairwise

from drawings.spine import BONES
from figures.model import Pose
from figures.reading import PoseError, check_rest, read_pose
from plain_data import dataclass
from schema import Misfit, UnfitPartsError, ValueType

HIGHEST = 80  # of a chart's scale of 0 to 100; a higher line needs a taller chart
POINTS = 4  # of each line of a chart, so that its labels stand clear of each other


def _pose(given: object) -> Pose:
    if not isinstance(given, dict):
        raise ValueError  # noqa: TRY004 - what a reader of values raises
    try:
        pose = read_pose(given)
        check_rest(pose)
    except PoseError as error:
        raise UnfitPartsError(error.misfit) from error
    return pose


POSE = ValueType("a table", _pose, fix="Give it a position and angles.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What every drawing says besides its labels.

    Attributes:
        description: The whole message, for people who can't see the drawing.
    """

    title: str
    description: str
    caption: str

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn.

        Raises:
            UnfitPartsError: Each thing that does not fit, by its key.
        """
        if misfits := list(self.misfits()):
            raise UnfitPartsError(*misfits)

    def misfits(self) -> Iterator[Misfit]:
        """Yield what does not fit together, each value being right by itself."""
        yield from ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionWords:
    """A part of the spine: its name, how else it is called, how many bones it has."""

    name: str
    also: str
    bones: int
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpineFile(Words):
    """The spine's regions, from the top down."""

    region: tuple[RegionWords, ...]

    def misfits(self) -> Iterator[Misfit]:
        """Count the bones."""
        for index, region in enumerate(self.region):
            if region.bones < 1:
                problem = f"“{region.name}” has no bones."
                yield Misfit(f"region.{index}.bones", problem, "Write 1 or more.")
        count = sum(region.bones for region in self.region)
        if not 0 < count <= BONES:
            problem = f"The regions have {count} bones, and the drawing has {BONES}."
            yield Misfit("region.0", problem, "Share those out.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StageWords:
    """A stretch of time.

    Attributes:
        until: The week it ends; the last has no end.
        mark: What stands at its end.
    """

    name: str
    also: str
    until: int | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StagesFile(Words):
    """Stages that follow each other."""

    stage: tuple[StageWords, ...]

    def misfits(self) -> Iterator[Misfit]:
        """See that each but the last ends, and later than the one before."""
        if len(self.stage) < 2:  # noqa: PLR2004 - before and after
            yield Misfit("stage", "There are fewer than two stages.", "Add one.")
        begins = 0
        for index, stage in enumerate(self.stage[:-1]):
            if stage.until is None or stage.until <= begins:
                problem = f"“{stage.name}” does not end after week {begins}."
                fix = "Write the week in which it ends: until = …"
                yield Misfit(f"stage.{index}.until", problem, fix)
                return
            begins = stage.until


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWords:
    """Where the figures are from."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """The course of one kind of pain.

    Attributes:
        pain: From 0 to 100, in each of the chart's weeks.
        uncertain: The source calls its certainty low or very low.
    """

    name: str
    pain: tuple[int, ...]
    marked: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveFile(Words):
    """A chart of pain over weeks, and the headings of its table."""

    scale: str
    numbers: str
    kind: str
    weeks: tuple[int, ...]
    times: tuple[str, ...]
    ticks: tuple[str, ...]
    source: SourceWords
    line: tuple[LineWords, ...]

    def misfits(self) -> Iterator[Misfit]:
        """See that the weeks follow each other, and that all have one entry each."""
        rising = all(before < after for before, after in pairwise((-1, *self.weeks)))
        if len(self.weeks) != POINTS or not rising:
            problem = f"A chart has {POINTS} weeks, one after the other."
            yield Misfit("weeks", problem, "Write such as [0, 6, 26, 52].")
            return
        counted = {"times": self.times, "ticks": self.ticks} | {
            f"line.{index}.pain": line.pain for index, line in enumerate(self.line)
        }
        for key, values in counted.items():
            if len(values) != POINTS:
                problem = f"There are {len(values)} entries for {POINTS} weeks."
                yield Misfit(key, problem, "Write one for each week.")
        for index, line in enumerate(self.line):
            if off := [pain for pain in line.pain if not 0 <= pain <= HIGHEST]:
                problem = f"The chart goes from 0 to {HIGHEST}; {off[0]} is not on it."
                yield Misfit(f"line.{index}.pain", problem, "Correct the figure.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsFile(Words):
    """Steps from the ground up."""

    steps: tuple[str, ...]

    def misfits(self) -> Iterator[Misfit]:
        """See that there are some."""
        if not self.steps:
            yield Misfit("steps", "There are no steps.", "Write each in quotes.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneWords:
    """One person with words below; a translation has the words alone."""

    name: str = field(metadata={"empty": True})
    also: str = ""
    pose: Pose | None = field(default=None, metadata={"type": POSE})


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenesFile(Words):
    """People one after the other."""

    scene: tuple[SceneWords, ...]
