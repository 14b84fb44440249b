"""Check the typefaces that a practice gives, and make what a site needs of them."""

from collections.abc import Sequence
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError
from fontTools.varLib.instancer import (
    instantiateVariableFont,
)

from brand.faces import BOLD, REGULAR, Metrics
from facts.values import FactError

LARGEST = 150_000  # bytes; a visitor on a phone waits for each
RESTRICTED = 0x0002  # of OS/2 fsType: may not be embedded
# Text as pages have it, to tell how wide a typeface runs.
ENGLISH = (
    "Most new pain eases within a few weeks. We listen first, then we look at "
    "how you move, what you want to do again, and what worries you. It can help "
    "many people move more and hurt less, and it is one of the first things "
    "guidelines suggest. Stay as active as you can, and build up step by step."
)
NEEDED = "abcxyzABCXYZ0123456789áéíñóúüÁÉÍÑÓÚÜ¿¡“”‘’–—…®"


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
    if missing := [letter for letter in NEEDED if ord(letter) not in known]:
        problem = f"{path.name} lacks letters: {' '.join(missing[:8])}."
        raise FactError(problem, "Use a file that has those of English and Spanish.")
    return font


def make(paths: Sequence[Path], folder: Path) -> dict[str, object]:
    """Write all files of a typeface and describe them."""
    fonts = [parsed(path.read_bytes()) for path in paths]
    uprights = [font for font in fonts if not is_italic(font)] or fonts
    files = []
    for path, font in zip(paths, fonts, strict=True):
        name, as_given = f"{path.stem}.woff2", font.flavor == "woff2"
        weights, italic = weights_of(font), is_italic(font)
        described = {"name": name, "as_given": as_given}
        files.append(described | {"weights": weights, "italic": italic})
        if not as_given:
            font.flavor = "woff2"
            font.save(folder / name)
    (folder / "paper").mkdir(exist_ok=True)
    for name, weight in (("regular", REGULAR), ("bold", BOLD)):
        font = at_weight(uprights, weight)
        font.flavor = None
        font.save(folder / "paper" / f"{name}.ttf")
    first = uprights[0]
    panose = first["OS/2"].panose
    steps = sorted({near(uprights, cut) for cut in (REGULAR, 600, BOLD)})
    return {
        "name": first["name"].getDebugName(16) or first["name"].getDebugName(1),
        "serif": 2 <= panose.bSerifStyle <= 10,  # noqa: PLR2004 - as PANOSE numbers them
        "files": files,
        "metrics": [asdict(measured(uprights, weight)) for weight in steps],
    }


def parsed(content: bytes) -> TTFont:
    """Read a typeface that keeps its day: saved again, it has the same bytes."""
    return TTFont(BytesIO(content), recalcTimestamp=False)


def is_italic(font: TTFont) -> bool:
    """Tell whether its letters lean."""
    return bool(font["OS/2"].fsSelection & 1)


def weights_of(font: TTFont) -> tuple[int, int]:
    """Tell the lightest and the heaviest weight of a file, from 1 to 1000."""
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
    return min(found, key=lambda weight: abs(weight - wanted))


def at_weight(fonts: Sequence[TTFont], wanted: int) -> TTFont:
    """Give a copy of the file that is nearest to a weight, at that weight."""
    best = near(fonts, wanted)
    spans = zip(fonts, map(weights_of, fonts), strict=True)
    font = next(file for file, (low, high) in spans if low <= best <= high)
    out = BytesIO()
    flavor, font.flavor = font.flavor, None
    font.save(out)
    font.flavor = flavor
    copy = parsed(out.getvalue())
    if "fvar" not in copy:
        return copy
    places = {axis.axisTag: axis.defaultValue for axis in copy["fvar"].axes}
    return instantiateVariableFont(copy, places | {"wght": float(best)})


def measured(fonts: Sequence[TTFont], weight: int) -> Metrics:
    """Measure one weight."""
    font = at_weight(fonts, weight)
    known, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    total = sum(widths[known[ord(letter)]][0] for letter in ENGLISH)
    return Metrics(
        weight,
        total / len(ENGLISH) / em,
        abs(font["hhea"].ascent) / em,
        abs(font["hhea"].descent) / em,
    )
