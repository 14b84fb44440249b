"""Draw a card in the theme's typefaces and colors, with the practice's mark.

A picture has three inks on one ground, each in 16 steps: a palette of 48
colors keeps it small, and the same words give the same bytes.
"""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Self

import PIL
from PIL import Image, ImageColor, ImageDraw, ImageFont

from share_images.model import Card, balanced, printable
from typefaces import face_for, lacking, without

STEPS = 16
# Tokens: the ground, then the inks for titles, for small words, for the mark.
GROUND, INKS = "deep", ("on-deep", "on-deep-soft", "lit")
TITLE, SMALL, LIT = range(3)
FACES = ("literata-heading.woff2", "atkinson-hyperlegible-next.woff2")
SIZES = range(84, 39, -4)  # of the title: the largest that fits
LEADING = 1.18
# The mark's bones: left, top, width, of a grid of 32 (components/brand-mark).
BONES = ((9, 1, 9), (11.5, 7.4, 11), (11.5, 13.8, 13), (7, 20.2, 15), (12, 26.6, 11))
BONE_HEIGHT, LIT_BONE, LEFTMOST = 4.2, 3, 7
MARK_HEIGHT, MARK = 440, 245  # of the mark: how high and wide it stands


@dataclass(frozen=True, slots=True)
class Look:
    """What all cards share.

    Attributes:
        palette: Each ink's steps from the ground to its full color.
        digest: Changes when cards would look different.
    """

    size: tuple[int, int]
    palette: bytes
    faces: tuple[bytes, bytes]
    digest: str

    @classmethod
    def read(cls, theme: Path, size: tuple[int, int]) -> Self:
        """Take colors and typefaces from the theme."""
        tokens = (theme / "css" / "tokens.css").read_text(encoding="utf-8")
        ground, *inks = (color(tokens, name) for name in (GROUND, *INKS))
        steps = b"".join(bytes(mixed(ground, ink)) for ink in inks)
        heading, text = ((theme / "static/fonts" / name).read_bytes() for name in FACES)
        parts = (steps, heading, text, str(size).encode(), PIL.__version__.encode())
        source = Path(__file__).read_bytes()
        digest = sha256(b"".join([*parts, source])).hexdigest()
        return cls(size, steps, (heading, text), digest)


def color(tokens: str, name: str) -> tuple[int, ...]:
    """Read a token's color in light pages."""
    found = re.search(rf"--color-{name}: (?:light-dark\()?(#\w{{6}})", tokens)
    if found is None:
        msg = f"theme/css/tokens.css has no --color-{name} of six digits."
        raise ValueError(msg)
    return ImageColor.getrgb(found[1])


def mixed(ground: tuple[int, ...], ink: tuple[int, ...]) -> list[int]:
    """List the steps from one color to another."""
    return [
        round(low + (high - low) * step / (STEPS - 1))
        for step in range(STEPS)
        for low, high in zip(ground, ink, strict=True)
    ]


def draw(card: Card, look: Look) -> bytes:
    """Draw a card and return it as PNG."""
    image = blank(look).copy()
    margin, bottom = look.size[0] // 15, look.size[1] - look.size[0] // 15
    top = margin
    if card.subject:
        subject, small = small_words(card.subject, look)
        write(image, (margin, top), subject, small, SMALL)
        top += 60
    room = (look.size[0] - 2 * margin - MARK, bottom - 34 - 24 - top)
    face = face_for(printable(card.title), look.faces[0])
    title, lines = fitted(shown(card.title, face), room, face)
    for line in lines:
        write(image, (margin, top), line, title, TITLE)
        top += round(title.size * LEADING)
    name, small = small_words(card.name, look)
    write(image, (margin, bottom - 34), name, small, LIT)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def small_words(text: str, look: Look) -> tuple[str, ImageFont.FreeTypeFont]:
    """Give what can be shown of a small line, and the typeface for it."""
    face = face_for(printable(text), look.faces[1])
    return shown(text, face), ImageFont.truetype(BytesIO(face), 34)


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


@cache
def blank(look: Look) -> Image.Image:
    """Draw what is the same on every card."""
    image = Image.new("P", look.size, 0)
    image.putpalette(look.palette)
    width, height = look.size
    mark(image, (width - width // 15 - MARK, (height - MARK_HEIGHT) // 2))
    return image


def fitted(
    text: str, room: tuple[int, int], face: bytes
) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Find the largest size at which a title fits; the smallest fits any."""
    for size in SIZES:
        font = ImageFont.truetype(BytesIO(face), size)
        lines = balanced(text, room[0], font.getlength)
        most = int(room[1] / (size * LEADING))
        if len(lines) <= most and max(map(font.getlength, lines), default=0) <= room[0]:
            return font, lines
    return font, lines[:most]


def write(
    image: Image.Image,
    place: tuple[int, int],
    text: str,
    font: ImageFont.FreeTypeFont,
    ink: int,
) -> None:
    """Put one line of text on the card."""
    text = printable(text)
    width = min(round(font.getlength(text)) + 8, image.width - place[0])
    stencil = Image.new("L", (width, round(font.size * 1.6)), 0)
    ImageDraw.Draw(stencil).text((0, 0), text, fill=255, font=font)
    put(image, stencil, place, ink)


def mark(image: Image.Image, corner: tuple[int, int]) -> None:
    """Put the practice's mark on the card, drawn large and then made small."""
    fine = 4
    scale = MARK_HEIGHT / 32 * fine
    for number, (left, top, width) in enumerate(BONES):
        stencil = Image.new("L", (MARK_HEIGHT * fine, MARK_HEIGHT * fine), 0)
        box = (left - LEFTMOST, top, left - LEFTMOST + width, top + BONE_HEIGHT)
        edges = [value * scale for value in box]
        radius = BONE_HEIGHT / 2 * scale
        ImageDraw.Draw(stencil).rounded_rectangle(edges, radius, fill=255)
        ink = LIT if number == LIT_BONE else SMALL
        put(image, stencil.reduce(fine), corner, ink)


def put(
    image: Image.Image, stencil: Image.Image, corner: tuple[int, int], ink: int
) -> None:
    """Color what a stencil covers, in steps."""
    steps = stencil.point([ink * STEPS + each * STEPS // 256 for each in range(256)])
    image.paste(steps, corner, mask=stencil.point([0] * 16 + [255] * 240))
