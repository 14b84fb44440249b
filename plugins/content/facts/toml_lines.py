"""On which line of a TOML file does a key stand?

The standard library's parser knows values but not places; a report needs both.
"""

import re
from collections.abc import Mapping

HEADER = re.compile(r"^\s*(\[\[?)\s*([\w.\-\"' ]+?)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"^\s*([\w\-\"']+(?:\s*\.\s*[\w\-\"']+)*)\s*=")


def lines_of_keys(text: str) -> dict[str, int]:
    """Map each key's path to its line, counted from 1.

    A path reads `address.street`; an entry of an array of tables carries its
    index, also on the way to what stands in it: `location.1.holiday.0.date`.
    Keys inside an inline value are not listed.
    """
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := HEADER.match(line):
            table = _within(_plain(header[2]), counts)
            if header[1] == "[[":
                index = counts.get(table, 0)
                counts[table] = index + 1
                table = f"{table}.{index}"
            lines.setdefault(table, number)
        elif key := KEY.match(line):
            path = _plain(key[1])
            lines.setdefault(f"{table}.{path}" if table else path, number)
    return lines


def line_of(lines: Mapping[str, int], path: str) -> int:
    """Find a path's line, or that of the nearest table around it."""
    while path:
        for key in (path, f"{path}.0"):  # a list of tables stands where its first does
            if key in lines:
                return lines[key]
        path = path.rpartition(".")[0]
    return 1


def _within(header: str, counts: dict[str, int]) -> str:
    """Write out which entry of each list a header's table stands in."""
    *outer, last = header.split(".")
    path = ""
    for part in outer:
        path = f"{path}.{part}".lstrip(".")
        if path in counts:
            path = f"{path}.{counts[path] - 1}"
    return f"{path}.{last}".lstrip(".")


def _plain(key: str) -> str:
    return re.sub(r"[\"'\s]", "", key)
