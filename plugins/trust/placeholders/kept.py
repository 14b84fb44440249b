"""Keep what was found in a file until the file or the known texts change."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path

from diagnostics import Diagnostic
from fast_build.files import Stamp, is_settled, replace, stamp_of
from fast_build.workers import cores, spread
from plain_text import Table

_AT_ONCE = 16  # files that a worker takes


class KeptMistakes:
    """Mistakes by file, in a file of their own that may be lost at any time."""

    def __init__(self, path: Path, version: str) -> None:
        """Read what an earlier build kept.

        Args:
            version: Of whatever files are compared with.
        """
        self._path, self._version = path, f"{version} {_digest_of_code()}"
        self._before = self._read()
        self._now: dict[str, object] = {}

    def of(
        self, paths: Sequence[Path], find: Callable[[Path], Iterable[Diagnostic]]
    ) -> list[Diagnostic]:
        """Take files' mistakes from before, or find them on all cores."""
        stamps = dict(_stamps(paths))
        found = {path: self._kept(path, stamp) for path, stamp in stamps.items()}
        new = [path for path in stamps if found[path] is None]

        def find_in(some: Sequence[Path]) -> list[list[Diagnostic]]:
            return [list(find(path)) for path in some]

        for some, diagnostics in spread(find_in, new, workers=cores(), chunk=_AT_ONCE):
            found.update(zip(some, diagnostics, strict=True))
        for path, stamp in stamps.items():
            if is_settled(stamp):
                these = [astuple(each) for each in found[path] or ()]
                self._now[str(path)] = [stamp, these]
        return [diagnostic for some in found.values() for diagnostic in some or ()]

    def _kept(self, path: Path, stamp: Stamp) -> list[Diagnostic] | None:
        known = self._before.get(str(path))
        if known and known[0] == list(stamp):
            return [Diagnostic(*each) for each in known[1]]
        return None

    def save(self) -> None:
        """Keep what this build saw."""
        text = json.dumps({"version": self._version, "files": self._now})
        self._path.parent.mkdir(parents=True, exist_ok=True)
        replace(self._path, text.encode())

    def _read(self) -> Table:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            if kept["version"] == self._version:
                return dict(kept["files"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return {}


def _stamps(paths: Iterable[Path]) -> Iterator[tuple[Path, Stamp]]:
    """Yield the stamps of the files that are still there."""
    for path in paths:
        with suppress(OSError):
            yield path, stamp_of(str(path))


def _digest_of_code() -> str:
    """Digest what finds them."""
    digest = sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
