"""Which files of `content/` a visitor may get as they are: next to none.

A photograph knows where it was taken, and facts and sources hold what was never
meant for visitors. Pages show small copies of pictures; only finished documents
are published whole.
"""

from pathlib import PurePosixPath
from typing import Any

PUBLISHED = frozenset({".pdf"})
PICTURES = frozenset(
    {
        *(".avif", ".bmp", ".dng", ".gif", ".heic", ".heif", ".jfif", ".jpeg", ".jpg"),
        *(".jxl", ".mpo", ".png", ".raw", ".svg", ".tif", ".tiff", ".webp"),
    }
)


def is_published(path: str) -> bool:
    """Tell whether a file may be copied into the site."""
    return PurePosixPath(path).suffix.lower() in PUBLISHED


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
    problem = f"“{address}” is a file for the build, not for visitors."
    return problem, "Link a page, or a PDF: [words]({static}/files/form.pdf)."


def drop_unpublished(generator: Any) -> None:
    """Copy nothing else, whatever a text, a comment or a fact may ask for."""
    kept = [each for each in generator.staticfiles if is_published(each.source_path)]
    generator.staticfiles[:] = kept
    known = generator.context["static_content"]
    for path in [each for each in known if not is_published(each)]:
        del known[path]
