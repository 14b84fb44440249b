"""Open a picture that nobody has checked, and make it upright, sRGB and still."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from pictures.model import WIDTHS, PictureError

FORMATS = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
    "GIF": (".gif",),
}
# What opens as JPEG: a photograph, and behind it its depth or its brightness.
MORE_THAN_JPEG = {"MPO": (".jpg", ".jpeg", ".mpo")}
BY_FORMAT = FORMATS | MORE_THAN_JPEG
SUFFIXES = frozenset(suffix for suffixes in BY_FORMAT.values() for suffix in suffixes)
MOST_PIXELS = 80_000_000  # the largest phone photographs have 50 million
SHARPEST = WIDTHS[-1] * 2  # what a JPEG is decoded to at least before shrinking
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc")
SAVE_AS_JPEG = "Open it in a photo program and export it as JPEG."


def open_still(path: Path) -> tuple[Image.Image, bool]:
    """Give the picture ready for the web, and whether the file was animated.

    The result is upright, 8 bits, sRGB (with transparency when it had some)
    and carries no camera data, place or comment.
    """
    with _told_simply(path), Image.open(path, formats=list(FORMATS)) as image:
        _refuse_disguise(path, image.format or "")
        _refuse_enormous(image)
        moves = _moves(image)
        if image.format in {"JPEG", "MPO"}:
            # A JPEG can be decoded at half or a quarter: much faster, as sharp.
            image.draft(image.mode, (SHARPEST, SHARPEST))
        image.load()
        upright = ImageOps.exif_transpose(image)
        still = _in_srgb(upright)
    still.info.clear()
    return still, moves


def is_animated(path: Path) -> bool:
    """Tell whether a file holds more than one picture; not if it can't be read."""
    with suppress(OSError, SyntaxError, ValueError), Image.open(path) as image:
        return _moves(image)
    return False


def _moves(image: Image.Image) -> bool:
    return image.format != "MPO" and getattr(image, "n_frames", 1) > 1


@contextmanager
def _told_simply(path: Path) -> Iterator[None]:
    """Say in one sentence what a library says in many ways."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as error:
        msg = f"{path.name} has far too many pixels to open safely."
        raise PictureError(msg, "Save a copy of 4000 pixels or fewer.") from error
    except UnidentifiedImageError as error:
        raise _not_a_picture(path) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        msg = f"{path.name} is damaged or cut off: {_plain(error)}."
        fix = "Copy it from the camera or the sender again."
        raise PictureError(msg, fix) from error


def _not_a_picture(path: Path) -> PictureError:
    with path.open("rb") as file:
        start = file.read(32)
    if start[4:12] in HEIC:
        return PictureError(f"{path.name} is a HEIC photograph.", SAVE_AS_JPEG)
    if not start:
        return PictureError(f"{path.name} is empty.", "Copy it again.")
    return PictureError(f"{path.name} is not a picture we can read.", SAVE_AS_JPEG)


def _plain(error: Exception) -> str:
    text = str(error).split(" when ")[0].rstrip(".")
    return text[:1].lower() + text[1:] if text else type(error).__name__


def _refuse_disguise(path: Path, found: str) -> None:
    """Refuse a name that lies: the file would be served with the wrong type."""
    suffixes = BY_FORMAT[found]
    if path.suffix.lower() not in suffixes:
        msg = f"{path.name} holds a {found} picture, whatever its name says."
        fix = f"Rename it to {path.stem}{suffixes[0]} here and in the text."
        raise PictureError(msg, fix)


def _refuse_enormous(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        msg = f"The picture has {width} x {height} pixels, more than 80 million."
        raise PictureError(msg, "Save a copy of 4000 pixels or fewer.")


def _in_srgb(image: Image.Image) -> Image.Image:
    """Convert to 8-bit sRGB, through the profile in the file when it has one."""
    alpha = image.has_transparency_data
    if image.mode.startswith("I"):
        image = _eight_bits(image)
    if image.mode == "P" or (alpha and image.mode != "RGBA"):
        image = image.convert("RGBA" if alpha else "RGB")
    mode = "RGBA" if alpha else "RGB"
    if profile := image.info.get("icc_profile"):
        from PIL import ImageCms  # noqa: PLC0415 - most builds open no picture

        try:
            return _through_profile(image, profile, mode)
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile: the plain conversion is the best guess
    return image.copy() if image.mode == mode else image.convert(mode)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Scale 16-bit gray down: a plain conversion would turn it white."""
    return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")


def _through_profile(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    from PIL import ImageCms  # noqa: PLC0415

    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    converted = ImageCms.profileToProfile(
        image,
        source,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode=mode if image.mode == mode else "RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if converted is None:  # only when asked to work in place
        raise ImageCms.PyCMSError
    return converted
