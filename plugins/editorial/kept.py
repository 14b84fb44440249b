"""Keep what the gate said about each page, until the page or the rules change."""

import hashlib
import json
import os
from dataclasses import astuple
from pathlib import Path
from typing import Any

from editorial.gate import check
from editorial.model import Finding


class KeptFindings:
    """Findings by page, in one file that may be lost at any time."""

    def __init__(self, path: Path) -> None:
        """Read what an earlier build kept; a damaged file counts as none."""
        self._path = path
        self._rules = _digest_of_rules()
        self._before = self._read()
        self._now: dict[str, list[Any]] = {}
        self.checked = 0

    def findings(self, path: str, text: str) -> list[Finding]:
        """Return what the gate says about a page, checking it if it is new."""
        digest = hashlib.sha256(text.encode()).hexdigest()
        kept = self._before.get(path)
        if kept and kept[0] == digest:
            self._now[path] = kept
            return [Finding(*each) for each in kept[1]]
        found = check(path, text)
        self.checked += 1
        self._now[path] = [digest, [list(astuple(each)) for each in found]]
        return found

    def save(self) -> None:
        """Keep what this build saw; pages that are gone are forgotten."""
        if self._now == self._before:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        content = {"rules": self._rules, "pages": self._now}
        new = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        new.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        new.replace(self._path)

    def _read(self) -> dict[str, list[Any]]:
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            if content["rules"] == self._rules:
                pages = content["pages"]
                return {
                    path: [digest, found]
                    for path, (digest, found) in pages.items()
                    if all(Finding(*each) for each in found)
                }
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass
        return {}


def _digest_of_rules() -> str:
    """Digest the rules themselves: their code and their lists of words."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.toml")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
