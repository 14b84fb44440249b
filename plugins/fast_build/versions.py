"""Tell a package's version without reading e-mail, which its notes are written as."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from itertools import takewhile


def version(name: str) -> str:
    """Return an installed package's version, as `importlib.metadata` does.

    Raises:
        importlib.metadata.PackageNotFoundError: There is no such package.
        ImportError: Its notes are unusual, and `importlib.metadata` is a stand-in.
    """
    for folder in sys.path:
        found = _notes_on(name, folder)
        if len(found) == 1 and (said := _version_in(found[0])):
            return said
        if found:
            break
    metadata = import_module("importlib.metadata")
    if metadata.version is version:
        msg = f"the version of {name} takes importlib.metadata"
        raise ImportError(msg)
    return str(metadata.version(name))


def _notes_on(name: str, folder: str) -> list[str]:
    """Return what installers noted of a package, and perhaps of some like it."""
    beginnings = f"{name}-", f"{name}."
    with suppress(OSError):
        return [
            os.path.join(folder, each)
            for each in os.listdir(folder or os.curdir)
            if each.lower().startswith(beginnings)
            and each.endswith((".dist-info", ".egg-info", ".egg-link"))
        ]
    return []


def _version_in(notes: str) -> str:
    with suppress(OSError), open(os.path.join(notes, "METADATA"), "rb") as file:
        for line in takewhile(bytes.strip, file):
            if line.startswith(b"Version: "):
                return line.removeprefix(b"Version: ").decode().strip()
    return ""
