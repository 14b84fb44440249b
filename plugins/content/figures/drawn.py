"""Figures as files and pages show them, each drawn once for all builds."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from build_cache.kept import KeptMade
from figures.model import Pose
from figures.reading import check_rest, read_pose
from figures.scene import MARGIN, Box, Still, moving, scene_of
from figures.svg import inside, moving_svg, n, opened, still_svg
from plain_text import Table

_scene = lru_cache(maxsize=4)(scene_of)  # the stills of an exercise share one

APART = 0.14  # of a body's height, from one person to the next
EDGE = 0.005  # the same at the picture's edges: lengths are rounded


class DrawnFigures:
    """Draws what no earlier build drew."""

    def __init__(self, file: Path) -> None:
        self._kept = KeptMade[str](file, Path(__file__).parent)
        self._rows: dict[tuple[object, ...], tuple[tuple[Pose, ...], str]] = {}
        self._poses: dict[str, Pose] = {}

    def pose(self, given: Table) -> Pose:
        """Read a pose that can rest, as an earlier build may have seen.

        Raises:
            PoseError: What is wrong.
        """
        written = repr(given)  # many pages show the same people
        if written not in self._poses:
            pose = read_pose(given)
            self._kept.of(("rests", pose), lambda: rests(pose))
            self._poses[written] = pose
        return self._poses[written]

    def still(
        self, poses: Sequence[Pose], number: int, words: str, color: str = ""
    ) -> str:
        """Draw one pose of several, so that they can be compared."""
        poses = tuple(poses)
        return self._kept.of(
            (poses, number, words, color),
            lambda: still_svg(_scene(poses), number, words, color),
        )

    def moving(
        self, poses: Sequence[Pose], between: int, words: str, color: str
    ) -> str:
        """Draw the way from pose to pose."""
        return self._kept.of(
            ("moving", tuple(poses), between, words, color),
            lambda: moving_svg(moving(poses, between), words, color),
        )

    def row(self, poses: Iterable[Pose], color: str = "") -> str:
        """Draw people in a row."""
        poses = tuple(poses)
        asked = (*map(id, poses), color)  # of poses that are kept, as the same ones
        if asked not in self._rows:
            made_of = ("row", poses, color)
            text = self._kept.of(made_of, lambda: row_svg(poses, color))
            self._rows[asked] = poses, text
        return self._rows[asked][1]

    def save(self) -> None:
        """Keep what this build used."""
        self._kept.save()


def rests(pose: Pose) -> str:
    """See that a pose can rest, and say so."""
    check_rest(pose)
    return "yes"


def row_svg(poses: Iterable[Pose], color: str = "") -> str:
    """Draw people in a row, as ornament: their feet are on the picture's lower edge.

    What they stand on is the page's own line.

    Args:
        color: The rules of a picture that stands alone; a page has its own.
    """
    at, top = EDGE, 0.0
    groups: list[str] = []
    for still, box in map(alone, poses):
        at += APART if groups else 0.0
        groups.append(
            f'<g transform="translate({n(at - box.left)})">{inside(still)}</g>'
        )
        at += box.right - box.left
        top = min(top, box.top)
    box = Box(0.0, top - EDGE, at + EDGE, 0.0)
    style = f"<style>{color}</style>" if color else ""
    return opened(box, "", alone=bool(color)) + style + "".join(groups) + "</svg>"


def alone(pose: Pose) -> tuple[Still, Box]:
    """Draw one person, and find the paper that they take without any margin."""
    scene = scene_of([pose])
    still, box = scene.stills[0], scene.box
    sides = [  # of what is beside the body: its lines have a width
        x + side * stroke.width / 2
        for stroke in (*still.before, *still.after)
        for x, _y in stroke.line
        for side in (-1, 1)
    ]
    tight = Box(
        min([box.left + MARGIN, *sides]),
        box.top + MARGIN,
        max([box.right - MARGIN, *sides]),
        0.0,
    )
    return still, tight
