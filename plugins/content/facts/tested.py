"""What a set of tests ran on: the words and the looks of the site, as one digest.

The accessibility page may say that tests passed only of the content and the theme
that they ran on. `accessibility.toml` keeps that digest with the day.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from facts.model import FACTS
from site_parts import Settings

RECORD = "accessibility.toml"
# The tests' result is not a part of what they ran on.
_RESULT = re.compile(rb"(?m)^[ \t]*(?:passed|tested)[ \t]*=.*(?:\n+|\Z)")
_BINARY = frozenset({".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".webp"})
_BINARY |= {".otf", ".ttf", ".woff", ".woff2", ".pdf"}


def passed_on(settings: Settings) -> date | None:
    """Return the day that the tests passed, if that was this content and theme."""
    record = FACTS.of(settings).accessibility
    if not record.tested:
        return None
    digest = digest_of_site(Path(settings["PATH"]), Path(settings["THEME"]))
    return record.passed if record.tested == digest else None


def digest_of_site(content: Path, theme: Path) -> str:
    """Digest every file that staff or designers edit."""
    whole = sha256()
    for root, folder in (("content", content), ("theme", theme)):
        for path in _files(folder):
            status = path.stat()
            digest = _digest(path, status.st_mtime_ns, status.st_size)
            name = path.relative_to(folder).as_posix()
            whole.update(f"{root}/{name}\0{digest}\n".encode())
    return whole.hexdigest()[:32]


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder in order, but none that an editor left behind."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        left = path.name.endswith("~") or any(part.startswith(".") for part in parts)
        if path.is_file() and not left:
            yield path


@lru_cache(maxsize=4096)  # a preview asks after every saved change
def _digest(path: Path, _changed: int, _size: int) -> str:
    data = path.read_bytes()
    if path.suffix.lower() not in _BINARY:
        data = data.replace(b"\r\n", b"\n")  # the same file on another system
    if path.name == RECORD:
        data = _RESULT.sub(b"", data)
    return sha256(data).hexdigest()
