"""Which version of a file an open editor has seen."""

import hashlib
from pathlib import Path


class RefusedError(Exception):
    """The editor may not do this; the message says why."""


class Versions:
    """What each open editor last saw of each file.

    Attributes:
        tab: The editor that asks right now.
    """

    def __init__(self) -> None:
        """Start without any."""
        self.tab = ""
        self._seen: dict[tuple[str, Path], str] = {}

    def saw(self, path: Path) -> None:
        """Note that this editor knows the file as it is."""
        self._seen[self.tab, path] = version_of(path)

    def check(self, path: Path, shown: str) -> None:
        """Refuse once to overwrite what this editor has not seen.

        Raises:
            RefusedError: The file was changed elsewhere; saved again, it is let.
        """
        now, known = version_of(path), self._seen.get((self.tab, path))
        if known is None or known == now:
            return
        self.saw(path)
        msg = (
            f"{shown} was changed elsewhere since you opened it, in another window or"
            " program. Reload to take that version, or save once more to put yours in"
            " its place."
        )
        raise RefusedError(msg)


def version_of(path: Path) -> str:
    """Digest a file; "" when it is not there."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
