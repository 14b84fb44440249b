"""Figures as files and pages show them, each drawn once for all builds."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from fast_build.kept import KeptTexts
from figures.model import Pose
from figures.reading import check_rest, read_pose
from figures.row import row_svg
from figures.scene import moving, scene_of
from figures.svg import moving_svg, still_svg
from plain_text import Table

_scene = lru_cache(maxsize=4)(scene_of)  # the stills of an exercise share one


class DrawnFigures:
    """Draws what no earlier build drew."""

    def __init__(self, file: Path) -> None:
        """Read what was kept."""
        self._kept = KeptTexts(file, Path(__file__).parent)
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
