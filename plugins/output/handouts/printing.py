"""Make PDF files of typst layouts: tagged for screen readers, the same every time."""

import json
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import typst

FOLDER = Path(__file__).parent
FONTS = FOLDER / "fonts"
VERSION = version("typst")  # another one may set the same words differently
STANDARD: Final = "ua-1"  # PDF/UA-1: a title, a language, tags in reading order


def printed(layout: str, data: dict[str, Any], cache: Path) -> bytes:
    """Return a PDF; one that was made of the same words before is kept.

    Args:
        layout: Name of a file beside this one, without .typ.
        data: What it says; see model.py.
    """
    source = FOLDER / f"{layout}.typ"
    words = json.dumps(data, ensure_ascii=False, sort_keys=True)
    made_of = [source, Path(__file__), *sorted(FONTS.iterdir())]
    digest = sha256(f"{VERSION} {words}".encode())
    for file in made_of:
        digest.update(file.read_bytes())
    kept = cache / f"{layout}.{digest.hexdigest()[:16]}.pdf"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(compiled(source, words))
    return kept.read_bytes()


def compiled(source: Path, words: str) -> bytes:
    """Set a layout, with our typefaces only: no machine's fonts change the page."""
    pdf: bytes = typst.compile(
        source,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": words},
        pdf_standards=STANDARD,
        timestamp=0,
    )
    return pdf
