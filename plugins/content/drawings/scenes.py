"""People in a row of pictures, each drawn from angles, with words below."""

from collections.abc import Iterable
from pathlib import Path
from typing import Self

from pelican import Pelican

from brand.model import BRAND
from build_cache.files import place
from drawings.files import ScenesFile, SceneWords
from figures.colors import color_rules
from figures.model import Pose
from figures.scene import scene_of
from figures.svg import SCALE, still_svg
from plain_data import dataclass
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
    def of(cls, name: str, file: ScenesFile, poses: Iterable[Pose]) -> Self:
        """Put words below everybody."""
        pairs = enumerate(zip(file.scene, poses, strict=True), start=1)
        return cls(
            scenes=tuple(
                scene(f"drawings/{name}-{number}.svg", words, pose)
                for number, (words, pose) in pairs
            )
        )


def scene(address: str, words: SceneWords, pose: Pose) -> Scene:
    """Pose one person, and say how large the picture is."""
    box = scene_of([pose]).box
    return Scene(
        name=words.name,
        also=words.also,
        pose=pose,
        address=address,
        width=round((box.right - box.left) * SCALE),
        height=round((box.bottom - box.top) * SCALE),
    )


def write_scenes(pelican: Pelican) -> None:
    """Write every picture once; all languages show the same people."""
    color = color_rules(BRAND.of(pelican.settings).colors)
    for person in SCENES.find(pelican.settings) or ():
        picture = still_svg(scene_of([person.pose]), 0, "", color)
        place(Path(pelican.output_path, person.address), picture, pelican.settings)


SCENES = SitePart[list[Scene]]("SCENES")  # in the first language
