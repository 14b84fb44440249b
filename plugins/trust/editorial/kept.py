"""Keep what the gate said about each page, until the page or the rules change."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path

from editorial.gate import check
from editorial.model import Finding
from editorial.own_facts import NO_FACTS, OwnFacts
from fast_build.files import is_settled, remove_leftovers, replace, stamp_of
from fast_build.workers import cores, spread

_AT_ONCE = 16  # pages that a worker takes


@dataclass(frozen=True, slots=True)
class Kept:
    """What was said about one page.

    Attributes:
        stamp: Of the file; an equal one saves reading it. None: not to be trusted.
        digest: Of the text.
    """

    stamp: tuple[int, ...] | None
    digest: str
    findings: tuple[Finding, ...]


class KeptFindings:
    """Findings by page, in one file that may be lost at any time."""

    def __init__(self, path: Path, own: OwnFacts = NO_FACTS) -> None:
        """Read what an earlier build kept; a damaged file counts as none."""
        self._path = path
        self._own = own
        self._rules = f"{_digest_of_rules()} {own}"
        self._before = self._read()
        self._now: dict[str, Kept] = {}
        self.checked = 0

    def of(self, files: Mapping[str, Path]) -> Iterator[tuple[str, Finding]]:
        """Yield what the gate says about files, checking new ones on all cores.

        Args:
            files: By their path from the project's root.
        """
        new: list[tuple[str, str]] = []
        marks: dict[str, tuple[tuple[int, ...] | None, str]] = {}
        for path, file in files.items():
            text = self._text_if_new(path, file)
            if text is not None:
                new.append((path, text))
                marks[path] = _stamp(file), _digest(text)
        check_here = partial(_check, own=self._own)
        for pages, found in spread(check_here, new, workers=cores(), chunk=_AT_ONCE):
            for (path, _), findings in zip(pages, found, strict=True):
                self._now[path] = Kept(*marks[path], findings)
        self.checked = len(new)
        for path in files:
            yield from ((path, each) for each in self._now[path].findings)

    def save(self) -> None:
        """Keep what this build saw; pages that are gone are forgotten."""
        if self._now == self._before:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        pages = {path: astuple(each) for path, each in self._now.items()}
        content = {"rules": self._rules, "pages": pages}
        remove_leftovers(self._path.parent)
        replace(self._path, json.dumps(content, ensure_ascii=False).encode())

    def _text_if_new(self, path: str, file: Path) -> str | None:
        """Return the text of a file that has to be checked."""
        kept = self._before.get(path)
        stamp = _stamp(file)
        if kept and stamp and kept.stamp == stamp:
            self._now[path] = kept
            return None
        text = file.read_text("utf-8-sig", "replace")
        if kept and kept.digest == _digest(text):
            self._now[path] = Kept(stamp, kept.digest, kept.findings)
            return None
        return text

    def _read(self) -> dict[str, Kept]:
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            if content["rules"] == self._rules:
                return {
                    path: Kept(
                        tuple(stamp) if stamp else None,
                        digest,
                        tuple(Finding(*each) for each in found),
                    )
                    for path, (stamp, digest, found) in content["pages"].items()
                }
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass
        return {}


def _check(
    pages: Sequence[tuple[str, str]], own: OwnFacts
) -> list[tuple[Finding, ...]]:
    return [tuple(check(path, text, own=own)) for path, text in pages]


def _stamp(file: Path) -> tuple[int, ...] | None:
    """Return a file's stamp, or None while the file may still be changing."""
    stamp = stamp_of(str(file))
    return stamp if is_settled(stamp) else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _digest_of_rules() -> str:
    """Digest the rules themselves: their code and their lists of words."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
