"""A line chart of pain over time, as places in drawing units.

A line that its source is not sure of is broken.
"""

from collections.abc import Sequence
from typing import Self

from drawings.files import HIGHEST, CurveFile, LineWords, SourceWords
from plain_data import dataclass

LEFT, RIGHT, TOP, BOTTOM = 34.0, 322.0, 34.0, 214.0
# Where a figure's label starts: right of and below its point, first to last.
# Both lines start at one average, so that one label covers the other.
MARKED_LABELS = ((9, -9), (-9, 22), (-9, 22), (11, 5))
OTHER_LABELS = ((9, -9), (9, -9), (-9, 21), (11, 5))


@dataclass(frozen=True, slots=True)
class Point:
    """A figure and where it is; its label stands clear of both lines."""

    x: float
    y: float
    value: int
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The course of one kind of pain.

    Attributes:
        uncertain: The source calls its certainty low or very low.
    """

    name: str
    marked: bool
    uncertain: bool
    points: tuple[Point, ...]
    name_x: float
    name_y: float

    @property
    def path(self) -> str:
        """As an SVG path."""
        return "M" + "L".join(f"{point.x} {point.y}" for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A named place on an axis."""

    place: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryCurve:
    """How pain falls: lines, axes, and the same figures as a table."""

    scale: str
    numbers: str
    kind: str
    times: tuple[str, ...]
    source: SourceWords
    lines: tuple[Line, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]

    @classmethod
    def of(cls, file: CurveFile) -> Self:
        """Place the figures of a drawing's file."""
        return cls(
            scale=file.scale,
            numbers=file.numbers,
            kind=file.kind,
            times=file.times,
            source=file.source,
            lines=tuple(line(words, file.weeks) for words in file.line),
            across=tuple(
                Tick(place=across(week, file.weeks), text=text)
                for week, text in zip(file.weeks, file.ticks, strict=True)
            ),
            up=tuple(
                Tick(place=up(percent), text=str(percent))
                for percent in range(0, HIGHEST, 20)
            ),
        )


def line(words: LineWords, weeks: Sequence[int]) -> Line:
    """Place one line; the marked one has its name below it, the others above."""
    shifts = MARKED_LABELS if words.marked else OTHER_LABELS
    points = tuple(
        Point(
            x=across(week, weeks),
            y=up(pain),
            value=pain,
            label_x=round(across(week, weeks) + right, 1),
            label_y=round(up(pain) + down, 1),
        )
        for week, pain, (right, down) in zip(weeks, words.pain, shifts, strict=True)
    )
    before, last = points[-2:]
    return Line(
        name=words.name,
        marked=words.marked,
        uncertain=words.uncertain,
        points=points,
        name_x=round((before.x + last.x) / 2, 1),
        name_y=round((before.y + last.y) / 2 + (34 if words.marked else -22), 1),
    )


def across(week: float, weeks: Sequence[int]) -> float:
    """Find the place of a week from left to right, in drawing units."""
    return round(LEFT + (RIGHT - LEFT) * week / weeks[-1], 1)


def up(pain: float) -> float:
    """Find the place of a figure, 0 to `HIGHEST`, in drawing units from the top."""
    return round(BOTTOM - (BOTTOM - TOP) * pain / HIGHEST, 1)
