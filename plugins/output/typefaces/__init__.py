"""Find a typeface that has the letters of a text, where the theme's lacks some.

    a text + the typeface it should stand in -> that one, or one with its letters

The theme's typefaces are cut to the letters of English and Spanish. Behind them
stand the one beside this file (Latin with Vietnamese, Greek, Cyrillic, Arabic,
Hebrew, signs such as ≥ and →) and then whatever this computer has. Used by
`share_images` and `handouts`; connects nothing to Pelican and has no settings.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
FALLBACK = next(FONTS.glob("*.ttf"))
FALLBACK_NAME = str(ImageFont.truetype(FALLBACK).getname()[0])
_SIZE = 20  # any will do to see which letters there are
_NO_LETTER = "\U0010ffff"  # every typeface shows it as “lacking”


def face_for(text: str, own: bytes) -> bytes:
    """Give the first typeface with every letter, or the one that lacks fewest."""
    if not lacking(text, own):
        return own
    best, fewest = own, len(lacking(text, own))
    for face in _others():
        missing = len(lacking(text, face))
        if missing < fewest:
            best, fewest = face, missing
        if not missing:
            break
    return best


def lacking(text: str, face: bytes) -> str:
    """List the letters of a text that a typeface can't show, each once."""
    if _known(face).issuperset(text):
        return ""
    letters = dict.fromkeys(unicodedata.normalize("NFC", text))
    return "".join(letter for letter in letters if not _has(face, letter))


def nowhere(text: str, own: bytes) -> str:
    """List the letters that neither it nor any other typeface can show."""
    return "".join(
        letter
        for letter in lacking(text, own)
        if lacking(letter, face_for(letter, own))
    )


def without(text: str, letters: str) -> str:
    """Leave letters out of a text, and the spaces they leave double."""
    composed = unicodedata.normalize("NFC", text)
    left = "".join(letter for letter in composed if letter not in letters)
    return " ".join(left.split()) if letters else composed


def fallback() -> bytes:
    """Give the typeface beside this file."""
    return _content(FALLBACK)


def system_faces() -> list[Path]:
    """List the upright typefaces of this computer, the same way each time."""
    import typst  # noqa: PLC0415 - few builds look beyond our own typefaces

    found = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)
    upright = (font for font in found.fonts() if font.style == "normal")
    paths = {Path(font.path) for font in upright if font.path and font.index == 0}
    return sorted(paths, key=lambda path: ("Bold" in path.name, path))


@cache
def _is_silent(letter: str) -> bool:
    """Tell whether it is a space, or changes the letter before: a skin tone."""
    if unicodedata.category(letter)[0] in "CZ":
        return True
    return 0xFE00 <= ord(letter) <= 0xFE0F or 0x1F3FB <= ord(letter) <= 0x1F3FF  # noqa: PLR2004


def _others() -> Iterator[bytes]:
    """Yield the typefaces behind the theme's, opening only what is asked for."""
    yield fallback()
    yield from map(_content, _listed())


@cache
def _listed() -> list[Path]:
    return system_faces()


@cache
def _content(path: Path) -> bytes:
    return path.read_bytes()


@cache
def _opened(face: bytes) -> ImageFont.FreeTypeFont | None:
    try:
        # Letter for letter: shaping would draw a circle for an accent to stand on.
        return ImageFont.truetype(
            BytesIO(face), _SIZE, layout_engine=ImageFont.Layout.BASIC
        )
    except OSError:  # colored bitmaps of one size, or no typeface at all
        return None


@cache
def _known(_face: bytes) -> set[str]:
    """Keep the letters that a typeface was found to have: most texts have no other."""
    return {" "}


@cache
def _has(face: bytes, letter: str) -> bool:
    """Tell whether a typeface shows a letter; of a space there is nothing to show."""
    if not _is_silent(letter):
        font = _opened(face)
        if font is None or _drawn(font, letter) == _no_letter(face):
            return False
    _known(face).add(letter)
    return True


@cache
def _no_letter(face: bytes) -> tuple[object, bytes] | None:
    font = _opened(face)
    return _drawn(font, _NO_LETTER) if font else None


def _drawn(font: ImageFont.FreeTypeFont, letter: str) -> tuple[object, bytes]:
    mask = font.getmask(letter)
    return mask.size, bytes(mask)
