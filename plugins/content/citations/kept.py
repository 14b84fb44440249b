"""Keep the sources of a file that has not changed: parsing them takes a while."""

import hashlib
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from citations.model import Source, SourceLink
from diagnostics.model import Diagnostic
from fast_build.files import remove_leftovers, replace
from plain_text import Table


def kept_sources(
    text: str, path: str, kept: Path
) -> tuple[dict[str, Source], list[Diagnostic]]:
    """Read the sources, or return what an earlier build read from the same text.

    Args:
        text: The whole file of sources.
        path: Its path from the project's root.
        kept: Where the result is kept; it may be lost or damaged at any time.
    """
    digest = _digest(text, path)
    found = _read(kept, digest)
    if found is None:
        from citations.bibliography import read_sources  # noqa: PLC0415 - slow to import

        found = read_sources(text, path)
        _write(kept, digest, found)
    return found


def _digest(text: str, path: str) -> str:
    """Digest the file and the code that reads it."""
    digest = hashlib.sha256(f"{path}\n{text}".encode())
    for code in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(code.read_bytes())
    return digest.hexdigest()


def _read(kept: Path, digest: str) -> tuple[dict[str, Source], list[Diagnostic]] | None:
    try:
        content = json.loads(kept.read_text(encoding="utf-8"))
        if content["digest"] != digest:
            return None
        sources = {key: _source(value) for key, value in content["sources"].items()}
        return sources, [Diagnostic(**each) for each in content["mistakes"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _source(value: Table) -> Source:
    links = tuple(SourceLink(**each) for each in value.pop("links"))
    checked = date.fromisoformat(value.pop("checked"))
    return Source(**value, links=links, checked=checked)


def _write(
    kept: Path, digest: str, found: tuple[dict[str, Source], list[Diagnostic]]
) -> None:
    sources, diagnostics = found
    content = {
        "digest": digest,
        "sources": {key: asdict(source) for key, source in sources.items()},
        "mistakes": [asdict(each) for each in diagnostics],
    }
    kept.parent.mkdir(parents=True, exist_ok=True)
    remove_leftovers(kept.parent)
    replace(kept, json.dumps(content, default=str).encode())
