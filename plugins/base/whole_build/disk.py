"""What the system refuses: no room, no right to write, and swaps in one step."""

import ctypes
import errno
import os
import sys
from pathlib import Path

REASONS = {
    errno.ENOSPC: ("The disk is full.", "Free some space and try again."),
    errno.EDQUOT: ("The disk quota is used up.", "Free some space and try again."),
    errno.EFBIG: ("A file is larger than the system allows.", "Raise the limit."),
    errno.EROFS: ("The disk is read-only.", "Make it writable and try again."),
    errno.EACCES: ("This account may not write there.", "Grant it the right."),
    errno.EPERM: ("This account may not write there.", "Grant it the right."),
}
_HERE = -100  # AT_FDCWD: paths count from the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE, and RENAME_SWAP on a Mac


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where the system cannot."""
    if sys.platform == "win32":
        return False
    system = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            return bool(system.renamex_np(first, second, _EXCHANGE) == 0)
        return bool(system.renameat2(_HERE, first, _HERE, second, _EXCHANGE) == 0)
    except AttributeError:
        return False
