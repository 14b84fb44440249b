"""Whether a page is a draft, without reading more of it than that."""

import re
from pathlib import Path

FENCE = re.compile(r"---[ \t]*")  # before and after the front matter
_STATUS = re.compile(r"""status[ \t]*:[ \t]*["']?(\w+)""")


def status_of(file: Path) -> str:
    """Read the status alone, also of a file with mistakes; "" without one."""
    try:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""
    lines = text.split("\n")
    for line in lines[1:] if FENCE.fullmatch(lines[0]) else ():
        if FENCE.fullmatch(line):
            break
        if found := _STATUS.match(line):
            return found[1]
    return ""
