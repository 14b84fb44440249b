"""Which files of `content/` a visitor may get as they are: next to none.

A photograph knows where it was taken, and facts and sources hold what was never
meant for visitors. Pages show small copies of pictures; only finished documents
are published whole.
"""

import posixpath
from pathlib import Path, PurePosixPath

from pelican.generators import StaticGenerator

FOLDER = "files"  # below content/, of what visitors may get
PDF, PDF_START = ".pdf", b"%PDF-"
PICTURES = frozenset(
    {
        *(".avif", ".bmp", ".dng", ".gif", ".heic", ".heif", ".jfif", ".jpeg", ".jpg"),
        *(".jxl", ".mpo", ".png", ".raw", ".svg", ".tif", ".tiff", ".webp"),
    }
)


def file_meant(source: str, path: str) -> str:
    """Name the file below content that a path means in the text of a source."""
    here = posixpath.dirname(source.partition("/")[2])
    return posixpath.normpath(
        path.lstrip("/") if path.startswith("/") else posixpath.join(here, path)
    )


def is_published(path: str) -> bool:
    """Tell whether a file may be copied into the site.

    Args:
        path: Below `content/`.
    """
    place = PurePosixPath(path)
    return place.parts[:1] == (FOLDER,) and place.suffix.lower() == PDF


def refusal(address: str, path: str, folder: str) -> tuple[str, str]:
    """Say why a visitor can't get a file, and what to write instead.

    Args:
        folder: Of pictures, below `content/`.
    """
    place = PurePosixPath(path)
    if place.suffix.lower() in PICTURES or path.startswith(f"{folder}/"):
        problem = f"“{address}” would publish the picture as it left the camera."
        name = path.removeprefix(f"{folder}/")
        return problem, f"Show it: ![What it shows](../{folder}/{name})."
    if place.suffix.lower() == PDF:
        problem = f"“{address}” does not stand where visitors get files from."
        return problem, f"Move it to content/{FOLDER}/, if all may read it."
    problem = f"“{address}” is a file for the build, not for visitors."
    return problem, f"Link a page, or a PDF: [words]({{static}}/{FOLDER}/form.pdf)."


def is_pdf(file: Path) -> bool:
    """Tell whether it is what its name says."""
    with file.open("rb") as opened:
        return opened.read(1024).lstrip().startswith(PDF_START)


def drop_unpublished(generator: StaticGenerator) -> None:
    """Copy nothing else, whatever a text, a comment or a fact may ask for."""
    root = Path(generator.path)
    generator.staticfiles[:] = [
        file
        for file in generator.staticfiles
        if is_published(Path(file.source_path).relative_to(root).as_posix())
    ]
    known = generator.context["static_content"]
    for path in [name for name in known if not is_published(name)]:
        del known[path]
