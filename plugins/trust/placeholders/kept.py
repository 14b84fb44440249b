"""Keep what was found in a file until the file or the known texts change."""

import json
from collections.abc import Callable, Iterable
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path
from typing import Any

from fast_build.stamps import is_telling, stamp_of
from mistakes import Mistake


class KeptMistakes:
    """Mistakes by file, in a file of their own that may be lost at any time."""

    def __init__(self, path: Path, version: str) -> None:
        """Read what an earlier build kept.

        Args:
            version: Of whatever files are compared with.
        """
        self._path, self._version = path, f"{version} {_digest_of_code()}"
        self._before = self._read()
        self._now: dict[str, Any] = {}
        self.all: list[Mistake] = []

    def of(self, path: Path, find: Callable[[], Iterable[Mistake]]) -> None:
        """Take a file's mistakes from before, or find them."""
        stamp = stamp_of(str(path))
        known = self._before.get(str(path))
        if known and stamp and known[0] == list(stamp):
            found = [Mistake(*each) for each in known[1]]
        else:
            found = list(find())
        self.all += found
        if is_telling(stamp):
            self._now[str(path)] = [stamp, [astuple(each) for each in found]]

    def save(self) -> None:
        """Keep what this build saw."""
        text = json.dumps({"version": self._version, "files": self._now})
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(text, encoding="utf-8")

    def _read(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            if kept["version"] == self._version:
                return dict(kept["files"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return {}


def _digest_of_code() -> str:
    """Digest what finds them."""
    digest = sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
