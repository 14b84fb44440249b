"""The drawings of their own: what staff wrote about each, and where each mark goes.

Every class is one drawing: `read` takes the table of its TOML file, and the
properties give its template places in drawing units.
"""

from dataclasses import dataclass
from typing import Self

from drawings.spine import Bone, bones
from plain_text import Table

WIDTH = 360


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What every drawing says besides its labels.

    Attributes:
        description: The whole message, for people who can't see the drawing.
    """

    title: str
    description: str
    caption: str

    @classmethod
    def read(cls, table: Table) -> Self:
        """Take the words out of a drawing's table."""
        return cls(
            **{name: table[name] for name in ("title", "description", "caption")}
        )


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
    def read(cls, table: Table) -> Self:
        """Deal the bones out to the regions."""
        left = iter(
            bones(sum(region["bones"] for region in table["region"]), middle=80)
        )
        regions = tuple(
            Region(
                name=region["name"],
                also=region["also"],
                marked=region.get("marked", False),
                bones=tuple(next(left) for _ in range(region["bones"])),
            )
            for region in table["region"]
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
    def read(cls, table: Table) -> Self:
        """Give each stage the room that its weeks need; the last gets the rest."""
        weeks_shown = table["stage"][-2]["until"] * 1.5
        stages, begins = [], 0
        for stage in table["stage"]:
            ends = stage.get("until", weeks_shown)
            stages.append(
                Stage(
                    name=stage["name"],
                    also=stage["also"],
                    x=round(WIDTH * begins / weeks_shown, 1),
                    width=round(WIDTH * (ends - begins) / weeks_shown, 1),
                    mark=stage.get("mark", ""),
                )
            )
            begins = ends
        return cls(stages=tuple(stages))


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
    def read(cls, table: Table) -> Self:
        """Set each step higher and further than the one before."""
        steps = table["steps"]
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
