"""The folder that builds keep things in, or another one where it can't be written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from diagnostics import Diagnostic
from site_parts import Settings
from whole_build.disk import REASONS

ENOUGH = 64 * 1024  # bytes; with less room than that nothing can be kept


@contextmanager
def writable_cache(settings: Settings) -> Iterator[tuple[Diagnostic, ...]]:
    """Let a build go on without a cache that is full or may not be written.

    Yields what the author is told: a build without it is whole, and takes longer.
    """
    cache = Path(settings["CACHE_PATH"])
    refusal = refused(cache)
    if refusal is None:
        yield ()
        return
    beside = Path(settings["STAGING_PATH"]).parent
    beside.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".cache-", dir=beside) as folder:
        settings["CACHE_PATH"] = folder
        yield (unwritable(cache, refusal),)


def refused(folder: Path) -> OSError | None:
    """Try whether a file can be kept in a folder; return why not."""
    probe = folder / f".probe.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(bytes(ENOUGH))
        probe.unlink()
    except OSError as error:
        return error
    return None


def unwritable(cache: Path, refusal: OSError) -> Diagnostic:
    """Say it in a sentence, and what to do."""
    why, fix = REASONS.get(refusal.errno or 0, (f"{refusal.strerror}.", ""))
    problem = f"Nothing can be kept for the next build, so this one took longer. {why}"
    return Diagnostic(cache.name, 1, problem, fix, level="warning")
