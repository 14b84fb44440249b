"""One file that is whole, or counts as absent.

What is damaged, missing or from another version counts as absent; a folder that
cannot be written stays as it is.
"""

from __future__ import annotations

import logging
import pickle
from typing import TYPE_CHECKING

from build_cache.files import SIZE, digest_of, remove_leftovers, replace

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)


def load(path: Path) -> object:
    """Return what `save` wrote, or None when it is not whole."""
    try:
        whole = path.read_bytes()
        if digest_of(whole[SIZE:]) == whole[:SIZE]:
            return pickle.loads(whole[SIZE:])  # noqa: S301 (ours, and whole)
    except FileNotFoundError:
        return None
    except Exception as error:  # noqa: BLE001 (a changed class can raise anything)
        log.info("%s can't be read: %s", path, error)
    return None


def save(path: Path, value: object) -> None:
    """Write a value so that a reader finds the old or the new one, whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(path.parent)
        replace(path, sealed(value))
    except OSError as error:
        log.info("%s can't be written: %s", path, error)


def sealed(value: object) -> bytes:
    """Return what a file holds that `load` reads."""
    content = pickle.dumps(value, protocol=5)
    return digest_of(content) + content
