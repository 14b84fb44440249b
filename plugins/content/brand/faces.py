"""What a typeface is, as pages, pictures and paper ask for it."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path

from plain_data import dataclass

REGULAR, BOLD = 400, 700


@dataclass(frozen=True, slots=True)
class FontFile:
    """One file that browsers load.

    Attributes:
        weights: The lightest and the heaviest that it has.
    """

    name: str
    content: bytes
    weights: tuple[int, int]
    italic: bool


@dataclass(frozen=True, slots=True)
class Metrics:
    """How one weight of a typeface runs, in units of an em."""

    weight: int
    wide: float
    ascent: float
    descent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """A typeface with all that is made of it.

    Attributes:
        files: What browsers load.
        paper: A folder with TTF files, one regular and one bold.
    """

    name: str
    serif: bool
    files: tuple[FontFile, ...]
    metrics: tuple[Metrics, ...]
    paper: Path

    @property
    def upright(self) -> bytes:
        """The file that pictures are drawn with."""
        return next(file.content for file in self.files if not file.italic)

    @property
    def paper_face(self) -> bytes:
        """The regular file that paper is set in."""
        return _content(self.paper / "regular.ttf")

    def weight(self, wanted: int) -> int:
        """Give the weight nearest to one, of those that it has."""
        spans = [file.weights for file in self.files if not file.italic]
        near = [min(max(wanted, low), high) for low, high in spans]
        return min(near, key=lambda weight: abs(weight - wanted))


@cache  # a folder's name says what is in it
def _content(file: Path) -> bytes:
    return file.read_bytes()


@lru_cache(8)
def stand_ins(text: str) -> dict[str, list[dict[str, object]]]:
    """Read stand_ins.toml."""
    return tomllib.loads(text)
