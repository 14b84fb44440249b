"""The folder a build grows in, beside the one that is served.

Both lie in one file system, so going live is one exchange of names. Where the
system knows no exchange it is two renames; between them the old site waits
under its spare name, and `begin` brings it back if a build was killed at
exactly that moment. One build at a time works in a staging folder.
"""

import fcntl
import shutil
import time
from pathlib import Path
from typing import IO

from pelican import Pelican

from mistakes import Mistake, report
from whole_build.disk import exchange

SPARE = ".last"
PATIENCE = 60  # seconds to wait for another build; then it is said

_locks: dict[str, IO[str]] = {}


def begin(pelican: Pelican) -> None:
    """Give Pelican an empty staging folder to write into."""
    live = Path(pelican.settings["OUTPUT_PATH"])
    staging = Path(pelican.settings["STAGING_PATH"])
    hold(staging)
    recover(live)
    if staging.exists():
        shutil.rmtree(staging)
    staging.mkdir(parents=True)
    pelican.settings["LIVE_PATH"] = str(live)
    pelican.settings["OUTPUT_PATH"] = pelican.output_path = str(staging)


def hold(staging: Path) -> None:
    """Wait until no other process builds here; the system frees a killed one's."""
    if str(staging) in _locks:
        return
    staging.parent.mkdir(parents=True, exist_ok=True)
    lock = staging.with_name(f"{staging.name}.lock").open("a")
    last = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > last:
                lock.close()
                refuse(staging)
            time.sleep(0.1)
        else:
            _locks[str(staging)] = lock
            return


def refuse(staging: Path) -> None:
    """Give up; nothing was touched.

    Raises:
        SystemExit: Always; the report says why.
    """
    problem = "Another build has been running here for a minute."
    report.add(Mistake(staging.name, 1, problem, "Wait for it, or stop it."))
    raise SystemExit(1)


def release() -> None:
    """Let the next build begin."""
    while _locks:
        _locks.popitem()[1].close()


def swap_in(pelican: Pelican) -> None:
    """Make the staged site the live one."""
    live = Path(pelican.settings["LIVE_PATH"])
    staging = Path(pelican.output_path)
    if live.exists() and exchange(staging, live):
        shutil.rmtree(staging, ignore_errors=True)  # the old site by now
    else:
        rename_in(staging, live)
    pelican.settings["OUTPUT_PATH"] = pelican.output_path = str(live)


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
