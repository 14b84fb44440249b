"""People in a row of pictures, each drawn from angles, with words below."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pelican import Pelican

from brand.model import BRAND
from fast_build.files import place
from figures.colors import color_rules
from figures.model import Pose
from figures.reading import PoseError, read_pose
from figures.scene import scene_of
from figures.svg import SCALE, still_svg
from plain_text import Table
from site_parts import SitePart


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One picture; its words say what it shows, so the picture itself is silent.

    Attributes:
        address: Of the picture, below the site's root.
    """

    name: str
    also: str
    pose: Pose
    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenes:
    """Pictures one after the other."""

    scenes: tuple[Scene, ...]

    @classmethod
    def read(
        cls,
        name: str,
        table: Table,
        original: Table | None = None,
    ) -> Self:
        """Pose everybody.

        Args:
            original: Of a translation: whose angles it takes.

        Raises:
            ValueError: Which scene cannot be, and why.
        """
        own = table["scene"]
        theirs = (original or table)["scene"]
        if len(own) != len(theirs):
            msg = f"it has {len(own)} scenes, and its original {len(theirs)}"
            raise ValueError(msg)
        pairs = enumerate(zip(own, theirs, strict=True), start=1)
        return cls(
            scenes=tuple(
                scene(f"drawings/{name}-{number}.svg", number, words, person["pose"])
                for number, (words, person) in pairs
            )
        )


def scene(address: str, number: int, words: Mapping[str, str], given: Table) -> Scene:
    """Pose one person, and say how large the picture is."""
    try:
        pose = read_pose(given)
    except PoseError as error:
        msg = f"scene {number}: {error.misfit.problem} {error.misfit.fix}"
        raise ValueError(msg.rstrip(".")) from error
    box = scene_of([pose]).box
    return Scene(
        name=words["name"],
        also=words.get("also", ""),
        pose=pose,
        address=address,
        width=round((box.right - box.left) * SCALE),
        height=round((box.bottom - box.top) * SCALE),
    )


def write_scenes(pelican: Pelican) -> None:
    """Write every picture once; all languages show the same people."""
    color = color_rules(BRAND.of(pelican.settings).colors)
    for shown in SCENES.find(pelican.settings) or ():
        picture = still_svg(scene_of([shown.pose]), 0, "", color)
        place(Path(pelican.output_path, shown.address), picture, pelican.settings)


SCENES = SitePart[list[Scene]]("SCENES")  # in the first language
