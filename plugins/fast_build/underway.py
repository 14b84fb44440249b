"""Know what a build that was killed may have left in the output folder.

A file's name goes into this build's journal before the file is written. When
the build ends, what it wrote is known and its journal goes. A journal whose
process is gone tells the next build what to look at: what that one does not
make itself was left behind.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from fast_build import store

if TYPE_CHECKING:
    from collections.abc import Iterable

PREFIX = "underway-"


class Underway:
    """The journals of builds into one output folder.

    Attributes:
        left: Names, from the output folder, that builds which were killed noted.
    """

    def __init__(self, cache: Path, output: str) -> None:
        store.owner = os.getpid()
        self.output = output
        self.path = cache / f"{PREFIX}{os.getpid()}"
        self._file: TextIO | None = None
        self.left: set[str] = set()
        for part in cache.glob(f".*{store.PART}"):
            if _has_ended(int(part.stem.rpartition(".")[2])):
                part.unlink(missing_ok=True)
        journals = cache.glob(f"{PREFIX}*")
        self._ended = [each for each in journals if _has_ended(_process(each))]
        for journal in self._ended:
            self._recover(journal)

    def _recover(self, journal: Path) -> None:
        """Take over what a killed build noted; remove its unfinished parts."""
        folder, *names = journal.read_text(encoding="utf-8").split("\n")[:-1] or [""]
        if folder != self.output:
            return
        self.left.update(names)
        for name in names:
            part = store.part_of(Path(folder, name), _process(journal))
            part.unlink(missing_ok=True)

    def note(self, names: Iterable[str]) -> None:
        """Say which files are about to be written."""
        with suppress(OSError):  # a cache that cannot be written is none
            if self._file is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self.path.open("w", encoding="utf-8")
                self._file.write(f"{self.output}\n")
            self._file.writelines(f"{name}\n" for name in names)
            self._file.flush()

    def settle(self) -> None:
        """Forget the journals: what they named is in place, or removed."""
        self.close()
        for journal in (*self._ended, self.path):
            with suppress(OSError):
                journal.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file; it stays for the next build."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _process(journal: Path) -> int:
    return int(journal.name.removeprefix(PREFIX))


def _has_ended(process: int) -> bool:
    """Tell whether a build's process is gone, or is this one, which begins anew."""
    if process == os.getpid():
        return True
    if os.name != "posix":  # elsewhere nobody can be asked without being ended
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
