"""Read typefaces: what browsers load, what paper is set in, what stands in for them.

files of brand.toml -> opened(): checked, with name, weights and slant
-> made_of(): WOFF2 for pages, TTF for paper, metrics, all kept in a cache
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError
from fontTools.varLib.instancer import (
    instantiateVariableFont,
)

from facts.model import FactError

LARGEST = 150_000  # bytes; a visitor on a phone waits for each
RESTRICTED = 0x0002  # of OS/2 fsType: may not be embedded
REGULAR, BOLD = 400, 700
# Text as pages have it, to tell how wide a typeface runs.
ENGLISH = (
    "Most new pain eases within a few weeks. We listen first, then we look at "
    "how you move, what you want to do again, and what worries you. It can help "
    "many people move more and hurt less, and it is one of the first things "
    "guidelines suggest. Stay as active as you can, and build up step by step."
)
NEEDED = "abcxyzABCXYZ0123456789áéíñóúüÁÉÍÑÓÚÜ¿¡“”‘’–—…®"


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
        return next(each.content for each in self.files if not each.italic)

    @property
    def paper_face(self) -> bytes:
        """The regular file that paper is set in."""
        return (self.paper / "regular.ttf").read_bytes()

    def weight(self, wanted: int) -> int:
        """Give the weight nearest to one, of those that it has."""
        spans = [each.weights for each in self.files if not each.italic]
        near = [min(max(wanted, low), high) for low, high in spans]
        return min(near, key=lambda each: abs(each - wanted))


def opened(path: Path) -> TTFont:
    """Open a file that an author gave.

    Raises:
        FactError: It can't be used, and why.
    """
    if not path.is_file():
        problem = f"There is no file {path.name} in {path.parent.name}/."
        raise FactError(problem, "Put it there, or name another.")
    content = path.read_bytes()
    if len(content) > LARGEST:
        problem = f"{path.name} has {len(content):,} bytes, more than {LARGEST:,}."
        fix = "Cut it to the letters of your languages, and save it as WOFF2."
        raise FactError(problem, fix)
    try:
        font = TTFont(BytesIO(content), lazy=True)
        known = font.getBestCmap()
        restricted = font["OS/2"].fsType & RESTRICTED
    except (TTLibError, KeyError, ValueError, AssertionError) as error:
        problem = f"{path.name} is no typeface."
        raise FactError(problem, "Use a WOFF2, TTF or OTF file.") from error
    if restricted:
        problem = f"{path.name} says that it may not be embedded."
        raise FactError(problem, "Ask its maker for a license for websites.")
    if missing := [each for each in NEEDED if ord(each) not in known]:
        problem = f"{path.name} lacks letters: {' '.join(missing[:8])}."
        raise FactError(problem, "Use a file that has those of English and Spanish.")
    return font


def made_of(paths: Sequence[Path], serif: bool | None, cache: Path) -> Typeface:  # noqa: FBT001
    """Make what pages and paper need; what was made before is kept."""
    contents = [path.read_bytes() for path in paths]
    digest = sha256(Path(__file__).read_bytes())
    for content in contents:
        digest.update(content)
    folder = cache / digest.hexdigest()[:24]
    note = folder / "made.json"
    if not note.exists():
        folder.mkdir(parents=True, exist_ok=True)
        note.write_text(json.dumps(make(paths, folder)), encoding="utf-8")
    kept = json.loads(note.read_text(encoding="utf-8"))
    return Typeface(
        name=kept["name"],
        serif=kept["serif"] if serif is None else serif,
        files=tuple(
            FontFile(
                each["name"],
                (folder / each["name"]).read_bytes(),
                (each["weights"][0], each["weights"][1]),
                each["italic"],
            )
            for each in kept["files"]
        ),
        metrics=tuple(Metrics(**each) for each in kept["metrics"]),
        paper=folder / "paper",
    )


def make(paths: Sequence[Path], folder: Path) -> dict[str, object]:
    """Write all files of a typeface and describe them."""
    fonts = [TTFont(BytesIO(path.read_bytes())) for path in paths]
    uprights = [each for each in fonts if not is_italic(each)] or fonts
    files = []
    for path, font in zip(paths, fonts, strict=True):
        name = f"{path.stem}.woff2"
        content = path.read_bytes()
        if font.flavor != "woff2":
            font.flavor = "woff2"
            out = BytesIO()
            font.save(out)
            content = out.getvalue()
        (folder / name).write_bytes(content)
        files.append(
            {"name": name, "weights": weights_of(font), "italic": is_italic(font)}
        )
    (folder / "paper").mkdir(exist_ok=True)
    for name, weight in (("regular", REGULAR), ("bold", BOLD)):
        font = at_weight(uprights, weight)
        font.flavor = None
        font.save(folder / "paper" / f"{name}.ttf")
    first = uprights[0]
    panose = first["OS/2"].panose
    steps = sorted({near(uprights, each) for each in (REGULAR, 600, BOLD)})
    return {
        "name": first["name"].getDebugName(16) or first["name"].getDebugName(1),
        "serif": 2 <= panose.bSerifStyle <= 10,  # noqa: PLR2004 - as PANOSE numbers them
        "files": files,
        "metrics": [asdict(measured(uprights, each)) for each in steps],
    }


def is_italic(font: TTFont) -> bool:
    """Tell whether its letters lean."""
    return bool(font["OS/2"].fsSelection & 1)


def weights_of(font: TTFont) -> tuple[int, int]:
    """Tell the lightest and the heaviest weight of a file."""
    if "fvar" in font:
        for axis in font["fvar"].axes:
            if axis.axisTag == "wght":
                return int(axis.minValue), int(axis.maxValue)
    weight = int(font["OS/2"].usWeightClass)
    return weight, weight


def near(fonts: Sequence[TTFont], wanted: int) -> int:
    """Give the nearest weight that some of the files have."""
    spans = map(weights_of, fonts)
    found = [min(max(wanted, low), high) for low, high in spans]
    return min(found, key=lambda each: abs(each - wanted))


def at_weight(fonts: Sequence[TTFont], wanted: int) -> TTFont:
    """Give a copy of the file that is nearest to a weight, at that weight."""
    best = near(fonts, wanted)
    font = next(e for e in fonts if weights_of(e)[0] <= best <= weights_of(e)[1])
    out = BytesIO()
    flavor, font.flavor = font.flavor, None
    font.save(out)
    font.flavor = flavor
    copy = TTFont(BytesIO(out.getvalue()))
    if "fvar" not in copy:
        return copy
    places = {axis.axisTag: axis.defaultValue for axis in copy["fvar"].axes}
    return instantiateVariableFont(copy, places | {"wght": float(best)})


def measured(fonts: Sequence[TTFont], weight: int) -> Metrics:
    """Measure one weight."""
    font = at_weight(fonts, weight)
    known, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    total = sum(widths[known[ord(each)]][0] for each in ENGLISH)
    return Metrics(
        weight,
        total / len(ENGLISH) / em,
        abs(font["hhea"].ascent) / em,
        abs(font["hhea"].descent) / em,
    )


@lru_cache(8)
def stand_ins(text: str) -> dict[str, list[dict[str, object]]]:
    """Read stand_ins.toml."""
    import tomllib  # noqa: PLC0415 - once

    return tomllib.loads(text)
