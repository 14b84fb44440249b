"""Make PDF files of typst layouts: tagged for screen readers, the same every time."""

import json
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final, TypeVar

from brand.faces import Typeface
from build_cache.files import replace
from nested import changed_within
from plain_data import dataclass
from typefaces import (
    FALLBACK,
    FALLBACK_NAME,
    face_for,
    fallback,
    lacking,
    nowhere,
    without,
)
from typefaces import FONTS as MORE_FONTS
from workers import cores

Data = TypeVar("Data")

FOLDER = Path(__file__).parent
VERSION = version("typst")  # another one may set the same words differently
MISSING = "…"  # for a line of which nothing can be shown
NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_running: list[subprocess.Popen[bytes]] = []  # of builds that ended early, too
STANDARD: Final = "ua-1"  # PDF/UA-1: a title, a language, tags in reading order


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF to be: its layout, all that it says, and what it is set in.

    Attributes:
        kept: Where the cache has it, or will.
        system: Whether typefaces of this computer are needed as well.
    """

    kept: Path
    source: Path
    says: Mapping[str, object]
    fonts: Path
    system: bool

    def set(self) -> None:
        """Set and keep it, whole: a build may end at any time."""
        self.kept.parent.mkdir(parents=True, exist_ok=True)
        says = dict(self.says)
        replace(
            self.kept,
            whatever_can_be(self.source, says, self.fonts, system=self.system),
        )

    def read(self) -> bytes:
        """Return it; set it now if nobody has."""
        if not self.kept.exists():
            self.set()
        return self.kept.read_bytes()


def paper(layout: str, data: dict[str, object], cache: Path, face: Typeface) -> Paper:
    """Describe a PDF: what was made of the same words before is kept.

    Args:
        layout: Name of a file beside this one, without .typ.
        data: What it says; see model.py.
        face: What it is set in.
    """
    source = FOLDER / f"{layout}.typ"
    says = shown(data, face.paper_face) | {"faces": [face.name, FALLBACK_NAME]}
    words = json.dumps(says, ensure_ascii=False, sort_keys=True)
    others = borrowed(words, face.paper_face)
    digest = sha256(f"{VERSION} {words}".encode())
    for part in (source.read_bytes(), all_layouts_need(face.paper), *others):
        digest.update(part)
    kept = cache / f"{layout}.{digest.hexdigest()[:16]}.pdf"
    return Paper(kept, source, says, face.paper, bool(others))


def begin(papers: Sequence[Paper]) -> Callable[[], object]:
    """Set what is not kept in another program, and return what waits for it.

    Not in a fork: typst has threads, which a fork lacks; and what it takes of
    memory goes with it.
    """
    missing = [one for one in papers if not one.kept.exists()]
    if not missing:
        return list
    program = [sys.executable, "-m", "handouts.printing"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with TemporaryFile() as given:
        pickle.dump(missing, given)
        given.seek(0)
        process = subprocess.Popen(  # noqa: S603 - what fails is done again, aloud
            program, stdin=given, stderr=subprocess.DEVNULL, env=environment
        )
    _running[:] = [*(one for one in _running if one.poll() is None), process]
    return process.wait


def whatever_can_be(
    source: Path, data: dict[str, object], fonts: Path, *, system: bool
) -> bytes:
    """Set a layout; leave out letters that typst finds it can't show after all."""
    import typst  # noqa: PLC0415 - most builds print nothing new

    while True:
        words = json.dumps(data, ensure_ascii=False, sort_keys=True)
        try:
            return compiled(source, words, fonts, system=system)
        except typst.TypstError as error:
            found = NOT_SHOWN.search(str(error))
            if found is None:
                raise
            data = left_out(data, ESCAPED.sub(lambda n: chr(int(n[1], 16)), found[1]))


@cache
def all_layouts_need(fonts: Path) -> bytes:
    """Give the digest of what every layout is set with."""
    digest = sha256()
    for file in (Path(__file__), FALLBACK, *sorted(fonts.iterdir())):
        digest.update(file.read_bytes())
    return digest.digest()


def shown(value: Data, face: bytes) -> Data:
    """Leave out what no typeface can show: typst would print nothing at all."""
    words = json.dumps(value, ensure_ascii=False)
    letters = nowhere(words, face)
    return left_out(value, letters) if letters else value


def left_out(value: Data, letters: str) -> Data:
    """Leave letters out of every text."""

    def printable(part: object) -> object:
        return (without(part, letters) or MISSING) if isinstance(part, str) else part

    return changed_within(value, printable)


def borrowed(words: str, face: bytes) -> list[bytes]:
    """Give the computer's typefaces that are needed beside ours; mostly none."""
    beyond = lacking(lacking(words, face), fallback())
    faces = {face_for(letter, face) for letter in beyond}
    return sorted(faces - {face})


def compiled(source: Path, words: str, fonts: Path, *, system: bool = False) -> bytes:
    """Set a layout, with our typefaces alone wherever they have the letters.

    Args:
        fonts: The folder of what it is set in.
        system: Whether typefaces of this computer are needed as well.
    """
    import typst  # noqa: PLC0415

    pdf: bytes = typst.compile(
        source,
        font_paths=[fonts, MORE_FONTS],
        ignore_system_fonts=not system,
        format="pdf",
        sys_inputs={"data": words},
        pdf_standards=STANDARD,
        timestamp=0,
    )
    return pdf


if __name__ == "__main__":
    waiting: list[Paper] = pickle.load(sys.stdin.buffer)  # noqa: S301 - from `begin`
    with ThreadPoolExecutor(cores()) as threads:
        list(threads.map(Paper.set, waiting))
