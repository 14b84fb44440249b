"""The drawings of their own: where each mark goes, in drawing units.

Every class with `of` is one drawing, placed by what its file says (files.py).
"""

from typing import Self

from drawings.files import SpineFile, StagesFile, StepsFile
from drawings.spine import Bone, bones
from plain_data import dataclass

WIDTH = 360


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the spine with the bones that belong to it."""

    name: str
    also: str
    marked: bool
    bones: tuple[Bone, ...]

    @property
    def top(self) -> float:
        """Where its bracket starts."""
        return round(self.bones[0].y - self.bones[0].height / 2, 1)

    @property
    def bottom(self) -> float:
        """Where its bracket ends."""
        return round(self.bones[-1].y + self.bones[-1].height / 2, 1)

    @property
    def middle(self) -> float:
        """Where its name stands."""
        return round((self.top + self.bottom) / 2, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpineRegions:
    """The spine from the side."""

    regions: tuple[Region, ...]

    @classmethod
    def of(cls, file: SpineFile) -> Self:
        """Deal the bones out to the regions."""
        left = iter(bones(sum(region.bones for region in file.region), middle=80))
        regions = tuple(
            Region(
                name=region.name,
                also=region.also,
                marked=region.marked,
                bones=tuple(next(left) for _ in range(region.bones)),
            )
            for region in file.region
        )
        return cls(regions=regions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stretch of the time line."""

    name: str
    also: str
    x: float
    width: float
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PainStages:
    """Acute, subacute and chronic on a line of weeks."""

    stages: tuple[Stage, ...]

    @classmethod
    def of(cls, file: StagesFile) -> Self:
        """Give each stage the room that its weeks need; the last gets the rest."""
        ends = [stage.until or 0 for stage in file.stage[:-1]]
        shown = ends[-1] * 1.5  # weeks in all
        return cls(
            stages=tuple(
                Stage(
                    name=stage.name,
                    also=stage.also,
                    x=round(WIDTH * begin / shown, 1),
                    width=round(WIDTH * (end - begin) / shown, 1),
                    mark=stage.mark,
                )
                for stage, begin, end in zip(
                    file.stage, [0, *ends], [*ends, shown], strict=True
                )
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stair:
    """One step of the way up."""

    number: int
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitySteps:
    """Steps that rise from left to right; drawn from the top one down."""

    stairs: tuple[Stair, ...]
    height: float

    @classmethod
    def of(cls, file: StepsFile) -> Self:
        """Set each step higher and further than the one before."""
        steps = file.steps
        stairs = tuple(
            Stair(
                number=number,
                text=text,
                x=round((number - 1) * 84 / max(len(steps) - 1, 1), 1),
                y=(len(steps) - number) * 50 + 2,
            )
            for number, text in enumerate(steps, start=1)
        )
        return cls(stairs=stairs[::-1], height=len(steps) * 50)
