"""One process at a time, on every system; that of a killed process is free again."""

import errno
import time
from typing import IO

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

    def _take(file: IO[str]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]

    def _give_back(file: IO[str]) -> None:
        pass  # closing does that, and no other process has a copy of the file
else:

    def _take(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}  # Windows says the first


def try_lock(file: IO[str], patience: float = 0) -> bool:
    """Lock an open file until it is closed; False when another process has it.

    Args:
        patience: Seconds to wait for the other one.
    """
    last = time.monotonic() + patience
    while True:
        try:
            _take(file)
        except OSError as error:
            if error.errno not in TAKEN:
                raise
            if time.monotonic() >= last:
                return False
            time.sleep(min(0.1, patience))
        else:
            return True


def unlock(file: IO[str]) -> None:
    """Let others lock at once, even if a process begun since has the file open."""
    _give_back(file)
    file.close()
