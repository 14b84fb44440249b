"""Typefaces are small, licensed, and don't make the page jump."""

import re
import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from tests import typefaces
from tests.brands import CACHE

from brand.making import ENGLISH
from brand.reader import read_brand
from brand.sheet import STAND_INS, faces_css

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "theme" / "brand"
FONTS = HOUSE / "fonts"
FACE = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)
# The face that each stand-in is measured in, and the package that has it.
MEASURED = {
    "Arial": ("Arial", "arimo"),
    "Roboto": ("Roboto", "roboto"),
    "DejaVu Sans": ("DejaVu Sans", "dejavu"),
    "Georgia": ("Georgia", "gelasio"),
    "Noto Serif": ("Noto Serif", "noto-serif"),
    "Times": ("Times New Roman", "tinos"),
    "DejaVu Serif": ("DejaVu Serif", "dejavu"),
}
WEIGHTS = {"regular": 400, "bold": 700}


@pytest.fixture(scope="module")
def house():
    """The typefaces of a site without a brand."""
    return read_brand(HOUSE, HOUSE, ROOT, CACHE)[0]


def faces(house):
    """Each @font-face as a dict of its descriptors."""
    return [
        dict(re.findall(r"([\w-]+): (.+?);", face))
        for face in FACE.findall(faces_css(house.text, house.heading))
    ]


@pytest.mark.parametrize(
    "path", sorted(FONTS.glob("*.woff2")), ids=lambda path: path.name
)
def test_font_shows_english_and_spanish(path):
    """No letter of either language, and no sign we use, falls back."""
    known = TTFont(path).getBestCmap()
    needed = "abcxyzABCXYZ0123456789áéíñóúüÁÉÍÑÓÚÜ¿¡“”‘’‑–—…®™·×−½"

    assert [name for name in needed if ord(name) not in known] == []


@pytest.mark.parametrize(
    "path", sorted(FONTS.glob("*.woff2")), ids=lambda path: path.name
)
def test_font_is_small(path):
    """A first visit on a phone loads two of them."""
    assert path.stat().st_size <= 16_000


@pytest.mark.parametrize(
    "path", sorted(FONTS.glob("*.woff2")), ids=lambda path: path.name
)
def test_font_has_its_license_beside_it(path):
    """The Open Font License asks to travel with the file."""
    licenses = [
        file.read_text()
        for file in FONTS.glob("*.OFL.txt")
        if path.name.startswith(file.name.removesuffix(".OFL.txt"))
    ]

    assert len(licenses) == 1
    assert "SIL OPEN FONT LICENSE" in licenses[0].upper()


def mean_advance(font):
    """How wide English text is on average, in units of an em."""
    known, widths = font.getBestCmap(), font["hmtx"]
    total = sum(widths[known[ord(letter)]][0] for letter in ENGLISH)
    return total / len(ENGLISH) / font["head"].unitsPerEm


@pytest.mark.parametrize("cut", WEIGHTS)
@pytest.mark.parametrize("name", MEASURED)
def test_stand_in_is_as_wide_as_it_is_said_to_be(name, cut):
    """The figures of stand_ins.toml are those of the faces."""
    table = tomllib.loads(STAND_INS.read_text(encoding="utf-8"))
    said = next(
        stand_in
        for stand_in in table["sans"] + table["serif"]
        if stand_in["name"] == name
    )
    machine = typefaces.face(*MEASURED[name], WEIGHTS[cut])

    assert said[cut]["wide"] == pytest.approx(mean_advance(machine), abs=2e-4)
    if cut == "bold":
        assert machine["name"].getDebugName(4) in said[cut]["local"]


def real_face(family, weight):
    """The font that a stand-in stands in for, at one weight."""
    if family.startswith("Literata"):
        return TTFont(FONTS / "literata-heading.woff2")
    variable = TTFont(FONTS / "atkinson-hyperlegible-next.woff2")
    return instantiateVariableFont(variable, {"wght": float(weight)})


def test_stand_ins_have_the_size_of_the_real_faces(house):
    """Lines keep their height and length when the real face arrives."""
    fitted = [face for face in faces(house) if "size-adjust" in face]
    assert len(fitted) == 10
    for face in fitted:
        family, weight = face["font-family"].strip('"'), face["font-weight"]
        font = real_face(family, weight)
        bold = int(weight) > 500
        machine = typefaces.face(
            *MEASURED[family.partition(" from ")[2]], 700 if bold else 400
        )
        adjusted = float(face["size-adjust"].rstrip("%")) / 100
        assert adjusted == pytest.approx(
            mean_advance(font) / mean_advance(machine), abs=0.01
        )
        for name in ("ascent", "descent"):
            override = float(face[f"{name}-override"].rstrip("%")) / 100
            high = abs(getattr(font["hhea"], name)) / font["head"].unitsPerEm
            assert override == pytest.approx(high / adjusted, abs=0.01)


@pytest.mark.parametrize(
    "path", sorted(FONTS.glob("*.woff2")), ids=lambda path: path.name
)
def test_zeros_have_no_stroke(path):
    """An outline and one hole: a telephone number does not look like code."""
    font = TTFont(path)

    assert font["glyf"][font.getBestCmap()[ord("0")]].numberOfContours == 2
