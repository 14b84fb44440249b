"""What CHANGELOG.md says happened between two versions."""

import re

from groups import ROOT
from start.software import numbers

_HEADING = re.compile(r"^## (\d+(?:\.\d+)+)\b.*$", re.MULTILINE)


def changelog() -> str:
    """Read the file, which the package holds, too."""
    return (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def changes_between(text: str, old: str, new: str) -> list[str]:
    """Give the lines of the versions after the old one, the newest first."""
    parts = _HEADING.split(text)[1:]
    found: list[str] = []
    for version, body in zip(parts[::2], parts[1::2], strict=True):
        if numbers(old) < numbers(version) <= numbers(new):
            said = re.split(r"^## ", body, maxsplit=1, flags=re.MULTILINE)[0]
            found += [f"{version}:"]
            found += [f"  {line}" for line in said.splitlines() if line.strip()]
    return found
