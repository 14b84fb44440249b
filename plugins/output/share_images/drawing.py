"""Draw a card in the theme's typefaces and colors, with the practice's mark.

A picture has three inks on one ground, each in five steps: a palette of 16
colors keeps it small, and the same words give the same bytes. Typefaces are
loaded once, and words that titles share are drawn and measured once.
"""

import zlib
from functools import cache, lru_cache, partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Self
from unicodedata import bidirectional

import PIL
from PIL import Image, ImageColor, ImageDraw, ImageFont, ImageOps

from brand.model import Brand, Mark
from brand.raster import pixels
from plain_data import dataclass
from share_images.model import Card, balanced, printable, wrapped
from typefaces import face_for, lacking, without

STEPS = 5  # of an ink; with the ground all three fill the 16 colors of 4 bits
# Tokens: the ground, then the inks for titles, for small words, for the mark.
GROUND, INKS = "deep", ("on-deep", "on-deep-soft", "lit")
TITLE, SMALL, LIT = range(3)
SIZES = range(84, 39, -4)  # of the title: the largest that fits
SMALL_SIZE = 34
LEADING = 1.18
RIGHT_TO_LEFT = {"R", "AL"}
OVERHANG = 8  # pixels that a letter may reach out of its place, left and right
# Runs of one color: nearly as small as the best, in a twentieth of its time.
PNG = {"bits": 4, "compress_type": zlib.Z_RLE}
JPEG = {"quality": 82, "optimize": True}
PHOTO = 470  # how wide a photograph stands on a card
FINE = 400  # pixels to measure a mark with
MARK_HEIGHT, MARK = 440, 245  # of the mark: how high and wide it stands


@dataclass(frozen=True, slots=True)
class Look:
    """What all cards share.

    Attributes:
        palette: The ground, then each ink's steps from it to the full color.
        digest: Changes when cards would look different.
    """

    size: tuple[int, int]
    palette: bytes
    faces: tuple[bytes, bytes]
    mark: Mark
    digest: str

    @classmethod
    def read(cls, brand: Brand, size: tuple[int, int]) -> Self:
        """Take colors, mark and typefaces from the brand."""
        names = (GROUND, *INKS)
        ground, *inks = (ImageColor.getrgb(brand.colors[name][0]) for name in names)
        steps = bytes(ground) + b"".join(bytes(mixed(ground, ink)) for ink in inks)
        heading, text = brand.heading.upright, brand.text.upright
        parts = (steps, heading, text, str(size).encode(), PIL.__version__.encode())
        sources = Path(__file__).read_bytes() + repr(brand.mark).encode()
        digest = sha256(b"".join([*parts, sources])).hexdigest()
        return cls(size, steps, (heading, text), brand.mark, digest)


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set: a typeface, a size in pixels, an ink."""

    face: bytes
    size: int
    ink: int


def mixed(ground: tuple[int, ...], ink: tuple[int, ...]) -> list[int]:
    """List the steps from one color to another, without the first."""
    return [
        round(low + (high - low) * step / STEPS)
        for step in range(1, STEPS + 1)
        for low, high in zip(ground, ink, strict=True)
    ]


def draw(card: Card, look: Look) -> bytes:
    """Draw a card and return it as PNG."""
    image = blank(look, card.name, marked=card.photo is None).copy()
    margin, top, bottom = edges(look)
    right = PHOTO if card.photo else MARK
    if card.subject:
        write_small(image, (margin, top), card.subject, look, SMALL)
        top += 60
    room = (look.size[0] - 2 * margin - right, bottom - SMALL_SIZE - 24 - top)
    face = face_for(printable(card.title), look.faces[0])
    size, lines = fitted(shown(card.title, face), room, face)
    for line in lines:
        write(image, (margin, top), line, Style(face, size, TITLE))
        top += round(size * LEADING)
    file = BytesIO()
    if card.photo:
        beside(image, card.photo).save(file, "JPEG", **JPEG)
    else:
        image.save(file, "PNG", **PNG)
    return file.getvalue()


def beside(image: Image.Image, photo: Path) -> Image.Image:
    """Put a photograph on the right of a card, cut to the shape of its place."""
    whole = image.convert("RGB")
    with Image.open(photo) as opened:
        place = (PHOTO, image.height)
        cut = ImageOps.fit(opened.convert("RGB"), place, centering=(0.5, 0.35))
    whole.paste(cut, (image.width - PHOTO, 0))
    return whole


def shown(text: str, face: bytes) -> str:
    """Give what a typeface can show of a text."""
    plain = printable(text)
    return without(plain, lacking(plain, face))


def borrowed(card: Card, look: Look) -> str:
    """Tell which other typefaces a card takes letters from; mostly none."""
    own = zip((card.title, card.subject, card.name), (0, 1, 1), strict=True)
    faces = (face_for(printable(text), look.faces[face]) for text, face in own)
    return " ".join(
        sha256(face).hexdigest() for face in faces if face not in look.faces
    )


def not_shown(text: str, look: Look) -> str:
    """List the letters that no typeface of this computer has."""
    plain = printable(text)
    return lacking(plain, face_for(plain, look.faces[0]))


def edges(look: Look) -> tuple[int, int, int]:
    """Say where a card's words begin at the left and top, and end at the bottom."""
    margin = look.size[0] // 15
    return margin, margin, look.size[1] - margin


@lru_cache(8)
def blank(look: Look, name: str, *, marked: bool = True) -> Image.Image:
    """Draw what is the same on every card of a practice."""
    image = Image.new("P", look.size, 0)
    image.putpalette(look.palette)
    margin, _, bottom = edges(look)
    if marked:
        put_mark(image, look.mark, image.width - margin)
    write_small(image, (margin, bottom - SMALL_SIZE), name, look, LIT)
    return image


def fitted(text: str, room: tuple[int, int], face: bytes) -> tuple[int, list[str]]:
    """Find the largest size at which a title fits; the smallest fits any."""
    for size in SIZES:
        measure = partial(width_of, face=face, size=size)
        most = int(room[1] / (size * LEADING))
        if len(list(wrapped(text, room[0], measure))) > most:
            continue
        lines = balanced(text, room[0], measure)
        if max(map(measure, lines), default=0) <= room[0]:
            return size, lines
    return size, balanced(text, room[0], measure)[:most]


def width_of(line: str, face: bytes, size: int) -> float:
    """Measure a line: widths grow with the size, so each word is measured once."""
    pieces = pieces_of(line)
    units = sum(units_of(piece, face) for piece in pieces)
    units += (len(pieces) - 1) * units_of(" ", face)
    return units * size / SIZES[0]


def pieces_of(line: str) -> list[str]:
    """Part a line into words, unless some of it runs from right to left."""
    if line.isascii() or RIGHT_TO_LEFT.isdisjoint(map(bidirectional, line)):
        return line.split(" ")
    return [line]


@lru_cache(4096)
def units_of(word: str, face: bytes) -> float:
    """Measure a word at the largest size."""
    return font(face, SIZES[0]).getlength(word)


@cache
def font(face: bytes, size: int) -> ImageFont.FreeTypeFont:
    """Load a typeface."""
    return ImageFont.truetype(BytesIO(face), size)


def write_small(
    image: Image.Image, place: tuple[int, int], text: str, look: Look, ink: int
) -> None:
    """Put a small line on the card, with what can be shown of it."""
    face = face_for(printable(text), look.faces[1])
    write(image, place, shown(text, face), Style(face, SMALL_SIZE, ink))


def write(image: Image.Image, place: tuple[int, int], line: str, style: Style) -> None:
    """Put one line of text on the card, word after word."""
    left, top = place
    gap = width_of(" ", style.face, style.size)
    at = float(left)
    for word in pieces_of(printable(line)):
        if at >= image.width:  # the smallest size was too large for it
            break
        colors, covered = stencil(word, style)
        image.paste(colors, (round(at) - OVERHANG, top), covered)
        at += width_of(word, style.face, style.size) + gap


@lru_cache(512)
def stencil(word: str, style: Style) -> tuple[Image.Image, Image.Image]:
    """Draw a word: its colors, and where they show."""
    width = round(width_of(word, style.face, style.size)) + 2 * OVERHANG
    drawn = Image.new("L", (width, round(style.size * 1.6)), 0)
    letters = font(style.face, style.size)
    ImageDraw.Draw(drawn).text((OVERHANG, 0), word, fill=255, font=letters)
    return inked(drawn, style.ink)


def inked(drawn: Image.Image, ink: int) -> tuple[Image.Image, Image.Image]:
    """Turn white on black into an ink's steps, and a mask of where they show."""
    steps = [round(level * STEPS / 255) for level in range(256)]
    colors = drawn.point([ink * STEPS + step for step in steps])
    return colors, drawn.point([255 if step else 0 for step in steps])


def put_mark(image: Image.Image, mark: Mark, right: int) -> None:
    """Put the practice's mark on the card: what is lit, and the rest."""
    left, top, right_side, bottom = seen_of(mark)
    wide, high = mark.size
    scale = min(MARK_HEIGHT / (bottom - top), MARK / (right_side - left))
    size = round(wide * scale), round(high * scale)
    corner = (
        round(right - right_side * scale),
        round((image.height - (top + bottom) * scale) / 2),
    )
    for main, lit, ink in (("#fff", "#000", SMALL), ("#000", "#fff", LIT)):
        drawn = pixels(mark.svg(main, lit), *size)
        on_black = Image.new("RGBA", drawn.size, (0, 0, 0, 255))
        on_black.alpha_composite(drawn)
        colors, covered = inked(on_black.convert("L"), ink)
        image.paste(colors, corner, covered)


def seen_of(mark: Mark) -> tuple[float, float, float, float]:
    """Tell what a mark fills of its own frame."""
    wide, high = mark.size
    size = round(FINE * wide / high), FINE
    box = pixels(mark.svg("#000", "#000"), *size).getbbox() or (0, 0, *size)
    left, top, right, bottom = (edge * high / FINE for edge in box)
    return left, top, right, bottom
