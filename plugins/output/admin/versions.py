"""Which version of a file an open editor has seen."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

FOLDER = ".copies"  # of the project; git and the build leave it alone


class RefusedError(Exception):
    """The editor may not do this; the message says why.

    Attributes:
        details: What the editor shows beside the message.
    """

    def __init__(
        self, message: str, details: Mapping[str, object] = MappingProxyType({})
    ) -> None:
        super().__init__(message)
        self.details = details


class Versions:
    """What each open editor last saw of each file.

    Attributes:
        tab: The editor that asks right now.
    """

    def __init__(self) -> None:
        self.tab = ""
        self._seen: dict[tuple[str, Path], str] = {}

    def saw(self, path: Path) -> None:
        """Note that this editor knows the file as it is."""
        self._seen[self.tab, path] = version_of(path)

    def are_current(self, path: Path) -> bool:
        """Tell whether the file is still as this editor has seen it."""
        known = self._seen.get((self.tab, path))
        return known is None or known == version_of(path)


def version_of(path: Path) -> str:
    """Digest a file; "" when it is not there."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def keep_copy(project: Path, file: Path, text: bytes) -> str:
    """Put a version aside, and say where, from the project's root."""
    moment = f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S-%f}"
    inside = file.relative_to(project)
    copy = project / FOLDER / inside.with_name(f"{file.stem}.{moment}{file.suffix}")
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(text)
    return copy.relative_to(project).as_posix()
