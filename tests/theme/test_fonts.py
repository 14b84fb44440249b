"""Typefaces are small, licensed, and don't make the page jump."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "theme" / "static" / "fonts"
BASE = Path(__file__).parents[2] / "theme" / "css" / "base.css"
FACE = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)
# Mean advance of English text in units of an em, as capsize measured the
# stand-ins: Arial, and bold Georgia (from Gelasio Bold, which has its metrics).
STAND_INS = {
    "Atkinson stand-in": ("atkinson-hyperlegible-next.woff2", 0.9960),
    "Literata stand-in": ("literata-heading.woff2", 0.9600),
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
    needed = "abcxyzABCXYZ0123456789áéíñóúüÁÉÍÑÓÚÜ¿¡“”‘’–—…®™·×−½"

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


@pytest.mark.parametrize("name", STAND_INS)
def test_stand_in_has_the_size_of_the_real_face(name):
    """Lines keep their height and length when the real face arrives."""
    face = next(each for each in faces() if each["font-family"] == f'"{name}"')
    file, adjusted = STAND_INS[name]
    font = TTFont(FONTS / file)
    em = font["head"].unitsPerEm

    def share(descriptor):
        return float(face[descriptor].rstrip("%")) / 100

    assert share("size-adjust") == pytest.approx(adjusted, abs=0.005)
    assert share("ascent-override") == pytest.approx(
        font["hhea"].ascent / em / adjusted, abs=0.005
    )
    assert share("descent-override") == pytest.approx(
        -font["hhea"].descent / em / adjusted, abs=0.005
    )
    assert face["line-gap-override"] == "0%"
