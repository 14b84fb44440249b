"""Find what was never meant for visitors: originals, facts, sources, camera data.

A second lock. Nothing copies such files into the site; if something ever does,
the site is not published.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from PIL import Image

from diagnostics import Diagnostic
from links.files import is_published

_PHOTOGRAPHS = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".webp"})
_NOTES = frozenset({"comment", "exif", "photoshop", "xmp"})  # as Pillow names them
_PNG_NOTES = frozenset({b"eXIf", b"iTXt", b"tEXt", b"zTXt"})
_PNG_START = 8  # bytes before the first part of a file
_PNG_PART = 12  # bytes of a part beside its content


def sources_in(
    files: Mapping[str, Path], content: Path, made: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield files of the output that are files of `content/`, byte for byte.

    Args:
        made: Files that pages show in place of originals; a small picture without
            camera data may come out as it went in.
    """
    by_size = defaultdict(list)
    for source in content.rglob("*"):
        inside = source.relative_to(content).as_posix()
        if source.is_file() and not is_published(inside):
            by_size[source.stat().st_size].append(source)
    for name, path in files.items():
        alike = () if name in made else by_size[path.stat().st_size]
        if alike and path.stat().st_size:
            digest = _digest(path)
            for source in alike:
                if _digest(source) == digest:
                    shown = source.relative_to(content.parent).as_posix()
                    problem = f"This is {shown} itself, which visitors never get."
                    yield Diagnostic(
                        f"output/{name}", 1, problem, "Mend what copies it."
                    )


def camera_data(name: str, path: Path) -> Iterator[Diagnostic]:
    """Yield a picture that still says where, when or with what it was taken."""
    if notes := sorted(_notes(path)):
        problem = f"The picture still holds what a camera or program noted: {notes[0]}."
        yield Diagnostic(f"output/{name}", 1, problem, "Mend what writes it.")


def _notes(path: Path) -> set[str]:
    suffix = path.suffix.lower()
    if suffix == ".png":
        return _png_notes(path.read_bytes())
    if suffix not in _PHOTOGRAPHS:
        return set()
    try:
        with Image.open(path) as image:
            return {*(_NOTES & image.info.keys()), *(["exif"] * bool(image.getexif()))}
    except OSError:
        return set()  # no picture


def _png_notes(content: bytes) -> set[str]:
    """List the parts of a PNG that are text; opening it would decode all of it."""
    found, place = set(), _PNG_START
    while place < len(content):
        length = int.from_bytes(content[place : place + 4])
        if (kind := content[place + 4 : place + 8]) in _PNG_NOTES:
            found.add(kind.decode())
        place += length + _PNG_PART
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
