"""The folder a build grows in, beside the one that is served.

Both lie in one file system, so going live is one exchange of names. Where the
system knows no exchange it is two renames; between them the old site waits
under its spare name, and `begin` brings it back if a build was killed at
exactly that moment. One build at a time works in a staging folder.

The old site waits in the staging folder for the next build, which removes its
files while it reads, and keeps its folders: it needs nearly all of them again, and
making them costs more than its pages.
"""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from diagnostics import Diagnostic, report
from file_lock import try_lock, unlock
from whole_build.disk import exchange
from workers import apart

if TYPE_CHECKING:
    from collections.abc import Callable

    from pelican import Pelican

SPARE = ".last"
PATIENCE = 60  # seconds to wait for another build; then it is said

_locks: dict[str, IO[str]] = {}
_emptying: list[Callable[[], None]] = []


def begin(pelican: Pelican) -> None:
    """Give Pelican a staging folder to write into, once it is `emptied`."""
    live = Path(pelican.settings["OUTPUT_PATH"])
    staging = Path(pelican.settings["STAGING_PATH"])
    hold(staging)
    recover(live)
    staging.mkdir(parents=True, exist_ok=True)
    if any(staging.iterdir()):
        _emptying.append(apart(partial(empty, staging)))
    pelican.settings["LIVE_PATH"] = str(live)
    pelican.settings["OUTPUT_PATH"] = pelican.output_path = str(staging)


def emptied() -> None:
    """Wait until nothing of an earlier site is in the staging folder."""
    while _emptying:
        _emptying.pop()()


def hold(staging: Path) -> None:
    """Wait until no other process builds here; the system frees a killed one's."""
    if str(staging) in _locks:
        return
    staging.parent.mkdir(parents=True, exist_ok=True)
    lock = staging.with_name(f"{staging.name}.lock").open("a")
    if not try_lock(lock, PATIENCE):
        lock.close()
        refuse(staging)
    _locks[str(staging)] = lock


def refuse(staging: Path) -> None:
    """Give up; nothing was touched.

    Raises:
        SystemExit: Always; the report says why.
    """
    problem = "Another build has been running here for a minute."
    report.add(Diagnostic(staging.name, 1, problem, "Wait for it, or stop it."))
    raise SystemExit(1)


def release() -> None:
    """Let the next build begin."""
    emptied()
    while _locks:
        unlock(_locks.popitem()[1])


def swap_in(pelican: Pelican) -> None:
    """Make the staged site the live one."""
    live = Path(pelican.settings["LIVE_PATH"])
    staging = Path(pelican.output_path)
    remove_unused_folders(staging)
    if not live.exists() or not exchange(staging, live):
        rename_in(staging, live)
    pelican.settings["OUTPUT_PATH"] = pelican.output_path = str(live)


def empty(folder: str | Path) -> None:
    """Remove all files and leave the folders."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                empty(entry.path)
            else:
                os.unlink(entry.path)  # noqa: PTH108 - many, and often


def remove_unused_folders(folder: str | Path) -> bool:
    """Remove folders without files, at any depth; tell whether there is a file."""
    used = False
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False) and not remove_unused_folders(
                entry.path
            ):
                os.rmdir(entry.path)  # noqa: PTH106 - many, and often
            else:
                used = True
    return used


def rename_in(staging: Path, live: Path) -> None:
    """Go live in two steps, the old site in safety between them."""
    spare = live.with_name(live.name + SPARE)
    live.parent.mkdir(parents=True, exist_ok=True)
    if live.exists():
        live.rename(spare)
    staging.rename(live)
    if spare.exists():
        shutil.rmtree(spare)


def recover(live: Path) -> None:
    """Finish or undo a swap that was cut off between its two renames."""
    spare = live.with_name(live.name + SPARE)
    if not spare.exists():
        return
    if live.exists():
        shutil.rmtree(spare)
    else:
        spare.rename(live)
