"""A picture as pages show it, and what an author asked for."""

from __future__ import annotations

from dataclasses import field

from plain_data import dataclass
from schema import UnfitError

WIDTHS = (480, 800, 1200, 1600)  # a phone, a phone held wide, a desk, a sharp screen


class PictureError(UnfitError):
    """A picture that cannot be shown."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A cut to one shape, as near to the point that matters as it can be.

    Attributes:
        ratio: Width by height.
        x: How far from the left the point is, 0 to 1.
        y: How far from the top.
        widths: Of the files to make, where it is shown small.
    """

    ratio: float
    x: float = 0.5
    y: float = 0.5
    widths: tuple[int, ...] = WIDTHS

    def box(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Give the largest box of this shape, its middle near the point.

        Left, top, right and bottom in pixels, as Pillow crops.
        """
        box_width = max(1, min(width, round(height * self.ratio)))
        box_height = max(1, min(height, round(width / self.ratio)))
        left = round(self.x * width - box_width / 2)
        top = round(self.y * height - box_height / 2)
        left = max(0, min(left, width - box_width))
        top = max(0, min(top, height - box_height))
        return left, top, left + box_width, top + box_height


@dataclass(frozen=True, slots=True)
class Picture:
    """A checked picture and the files made from it.

    Attributes:
        key: Names the folder in the cache; changes with content and crop.
        stem: First part of the published file names.
        width: Of the largest file, upright and cropped.
        kinds: File endings from the smallest format to the one that every
            browser shows.
        widths: Widths of the files, smallest first; empty for a drawing (SVG).
        warnings: What the author should know although the picture is usable; each
            a sentence that begins with the picture's name.
    """

    key: str
    stem: str
    width: int
    height: int
    kinds: tuple[str, ...]
    widths: tuple[int, ...]
    warnings: tuple[str, ...] = field(default=())

    def name(self, width: int, kind: str) -> str:
        """Give the published name; other content has another, so caches may keep it."""
        size = f"-{width}" if self.widths else ""
        return f"{self.stem}-{self.key[:10]}{size}.{kind}"

    def files(self) -> list[tuple[int, str]]:
        """Give the width and kind of every file."""
        return [(w, kind) for w in self.widths or (self.width,) for kind in self.kinds]


def widths_for(width: int, widths: tuple[int, ...]) -> tuple[int, ...]:
    """Give the widths to make, in pixels; nothing is ever enlarged."""
    smaller = [step for step in widths if step < width]
    return tuple([*smaller, width] if width <= widths[-1] else widths)
