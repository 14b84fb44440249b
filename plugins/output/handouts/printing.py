"""Make PDF files of typst layouts: tagged for screen readers, the same every time."""

import json
import re
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from typefaces import FALLBACK, face_for, lacking, nowhere, without
from typefaces import FONTS as MORE_FONTS

FOLDER = Path(__file__).parent
FONTS = FOLDER / "fonts"
VERSION = version("typst")  # another one may set the same words differently
MISSING = "…"  # for a line of which nothing can be shown
NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
STANDARD: Final = "ua-1"  # PDF/UA-1: a title, a language, tags in reading order


def printed(layout: str, data: dict[str, object], cache: Path) -> bytes:
    """Return a PDF; one that was made of the same words before is kept.

    Args:
        layout: Name of a file beside this one, without .typ.
        data: What it says; see model.py.
    """
    source = FOLDER / f"{layout}.typ"
    data = shown(data)
    words = json.dumps(data, ensure_ascii=False, sort_keys=True)
    others = borrowed(words)
    digest = sha256(f"{VERSION} {words}".encode())
    for part in (source.read_bytes(), all_layouts_need(), *others):
        digest.update(part)
    kept = cache / f"{layout}.{digest.hexdigest()[:16]}.pdf"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(whatever_can_be(source, data, system=bool(others)))
    return kept.read_bytes()


def whatever_can_be(source: Path, data: dict[str, object], *, system: bool) -> bytes:
    """Set a layout; leave out letters that typst finds it can't show after all."""
    import typst  # noqa: PLC0415 - most builds print nothing new

    while True:
        words = json.dumps(data, ensure_ascii=False, sort_keys=True)
        try:
            return compiled(source, words, system=system)
        except typst.TypstError as error:
            found = NOT_SHOWN.search(str(error))
            if found is None:
                raise
            data = left_out(data, ESCAPED.sub(lambda n: chr(int(n[1], 16)), found[1]))


@cache
def all_layouts_need() -> bytes:
    """Give the digest of what every layout is set with."""
    digest = sha256()
    for file in (Path(__file__), FALLBACK, *sorted(FONTS.iterdir())):
        digest.update(file.read_bytes())
    return digest.digest()


@cache
def own_face() -> bytes:
    """Give the typeface that paper is set in."""
    return (FONTS / "atkinson-hyperlegible-next-regular.ttf").read_bytes()


def shown(value: object) -> Any:
    """Leave out what no typeface can show: typst would print nothing at all."""
    words = json.dumps(value, ensure_ascii=False)
    letters = nowhere(words, own_face())
    return left_out(value, letters) if letters else value


def left_out(value: object, letters: str) -> Any:
    """Leave letters out of every text."""
    if isinstance(value, dict):
        return {key: left_out(each, letters) for key, each in value.items()}
    if isinstance(value, list):
        return [left_out(each, letters) for each in value]
    return (without(value, letters) or MISSING) if isinstance(value, str) else value


def borrowed(words: str) -> list[bytes]:
    """Give the computer's typefaces that are needed beside ours; mostly none."""
    beyond = lacking(lacking(words, own_face()), FALLBACK.read_bytes())
    faces = {face_for(letter, own_face()) for letter in beyond}
    return sorted(faces - {own_face()})


def compiled(source: Path, words: str, *, system: bool = False) -> bytes:
    """Set a layout, with our typefaces alone wherever they have the letters.

    Args:
        system: Whether typefaces of this computer are needed as well.
    """
    import typst  # noqa: PLC0415

    pdf: bytes = typst.compile(
        source,
        font_paths=[FONTS, MORE_FONTS],
        ignore_system_fonts=not system,
        format="pdf",
        sys_inputs={"data": words},
        pdf_standards=STANDARD,
        timestamp=0,
    )
    return pdf
