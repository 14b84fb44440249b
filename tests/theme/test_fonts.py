"""Typefaces are small, licensed, and don't make the page jump."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from tests import typefaces

FONTS = Path(__file__).parents[2] / "theme" / "static" / "fonts"
BASE = Path(__file__).parents[2] / "theme" / "css" / "base.css"
FACE = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)
ENGLISH = (
    "Most new back pain eases within a few weeks. We listen first, then we look at "
    "how you move, what you want to do again, and what worries you. Does physical "
    "therapy work for back pain? It can help many people move more and hurt less, and "
    "it is one of the first things guidelines suggest. Stay as active as you can, and "
    "build up step by step."
)
# The face that each stand-in takes, of which weight, and the package that has it.
STAND_INS = {
    ("Atkinson from Arial", "400"): ("Arial", "arimo", 400),
    ("Atkinson from Arial", "700"): ("Arial", "arimo", 700),
    ("Atkinson from Roboto", "400"): ("Roboto", "roboto", 400),
    ("Atkinson from Roboto", "700"): ("Roboto", "roboto", 700),
    ("Atkinson from Noto Sans", "400"): ("Noto Sans", "noto-sans", 400),
    ("Atkinson from Noto Sans", "700"): ("Noto Sans", "noto-sans", 700),
    ("Atkinson from DejaVu Sans", "400"): ("DejaVu Sans", "dejavu", 400),
    ("Atkinson from DejaVu Sans", "700"): ("DejaVu Sans", "dejavu", 700),
    ("Literata from Georgia", "600"): ("Georgia", "gelasio", 700),
    ("Literata from Noto Serif", "600"): ("Noto Serif", "noto-serif", 700),
    ("Literata from Times", "600"): ("Times New Roman", "tinos", 700),
    ("Literata from DejaVu Serif", "600"): ("DejaVu Serif", "dejavu", 700),
}


def faces():
    """Each @font-face as a dict of its descriptors."""
    return [
        dict(re.findall(r"([\w-]+): (.+?);", face))
        for face in FACE.findall(BASE.read_text())
    ]


@pytest.mark.parametrize(
    "path", sorted(FONTS.glob("*.woff2")), ids=lambda path: path.name
)
def test_font_shows_english_and_spanish(path):
    """No letter of either language, and no sign we use, falls back."""
    known = TTFont(path).getBestCmap()
    needed = "abcxyzABCXYZ0123456789áéíñóúüÁÉÍÑÓÚÜ¿¡“”‘’‑–—…®™·×−½"

    assert [each for each in needed if ord(each) not in known] == []


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
        each.read_text()
        for each in FONTS.glob("*.OFL.txt")
        if path.name.startswith(each.name.removesuffix(".OFL.txt"))
    ]

    assert len(licenses) == 1
    assert "SIL OPEN FONT LICENSE" in licenses[0].upper()


def real_face(family, weight):
    """The font that a stand-in stands in for, at one weight."""
    if family.startswith("Literata"):
        return TTFont(FONTS / "literata-heading.woff2")
    variable = TTFont(FONTS / "atkinson-hyperlegible-next.woff2")
    return instantiateVariableFont(variable, {"wght": float(weight)})


def mean_advance(font):
    """How wide English text is on average, in units of an em."""
    known, widths = font.getBestCmap(), font["hmtx"]
    total = sum(widths[known[ord(each)]][0] for each in ENGLISH)
    return total / len(ENGLISH) / font["head"].unitsPerEm


@pytest.mark.parametrize(("family", "weight"), STAND_INS)
def test_stand_in_has_the_size_of_the_real_face(family, weight):
    """Lines keep their height and length when the real face arrives."""
    face = next(
        each
        for each in faces()
        if (each["font-family"], each.get("font-weight")) == (f'"{family}"', weight)
    )
    font = real_face(family, weight)
    machine = typefaces.face(*STAND_INS[family, weight])
    adjusted = float(face["size-adjust"].rstrip("%")) / 100

    def height(name):
        return abs(getattr(font["hhea"], name)) / font["head"].unitsPerEm

    assert adjusted == pytest.approx(
        mean_advance(font) / mean_advance(machine), abs=0.01
    )
    assert f'local("{machine["name"].getDebugName(4)}")' in face["src"]
    for name in ("ascent", "descent"):
        override = float(face[f"{name}-override"].rstrip("%")) / 100
        assert override == pytest.approx(height(name) / adjusted, abs=0.01)
