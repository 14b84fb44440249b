"""What takes long to make or to read, kept for later builds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fast_build.files import CHANGED, digest_of, stamp_of
from fast_build.store import load, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class KeptTexts:
    """Texts of one plugin, in a file that may be lost or damaged at any time.

    `code` names folders whose modules make the texts: other code, other texts.
    """

    def __init__(self, file: Path, *code: Path) -> None:
        self._file = file
        modules = sorted(each for folder in code for each in folder.glob("*.py"))
        self._code = digest_of(b"".join(each.read_bytes() for each in modules))
        kept = load(file)
        self._before: dict[bytes, str] = kept if isinstance(kept, dict) else {}
        self._now: dict[bytes, str] = {}

    def of(self, made_of: tuple[object, ...], make: Callable[[], str]) -> str:
        """Return a text; `made_of` shows, by its `repr`, all that it depends on."""
        key = digest_of(self._code + repr(made_of).encode())
        text = self._now.get(key) or self._before.get(key) or make()
        self._now[key] = text
        return text

    def save(self) -> None:
        """Keep what this build used, and nothing else."""
        if self._now.keys() != self._before.keys():
            save(self._file, self._now)


class KeptByFile:
    """What was read from finished files, until another file stands in a place.

    Builds put files in place whole, so one of the same size, number and time is the
    same. `code` names modules that read them.
    """

    def __init__(self, file: Path, *code: Path) -> None:
        self._file = file
        self._code = digest_of(b"".join(each.read_bytes() for each in code))
        kept = load(file)
        self._before: dict[str, tuple[object, Any]] = {}
        if isinstance(kept, tuple) and kept[0] == self._code:
            self._before = kept[1]
        self._now: dict[str, tuple[object, Any]] = {}

    def of(self, folder: str, name: str, read: Callable[[str], Any]) -> Any:
        """Return what a file below a folder gave, or read it."""
        path = f"{folder}/{name}"
        stamp = stamp_of(path)[:CHANGED]
        known = self._before.get(name)
        found = known if known and known[0] == stamp else (stamp, read(path))
        self._now[name] = found
        return found[1]

    def save(self) -> None:
        """Keep what this build used, and nothing else."""
        if self._now != self._before:
            save(self._file, (self._code, self._now))
