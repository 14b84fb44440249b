"""Which packages have a known weakness, as the package registry says."""

import json
import subprocess
import sys
from pathlib import Path

from plain_data import dataclass

PATIENCE = 300  # seconds for the whole list


@dataclass(frozen=True, slots=True)
class Answer:
    """What the registry knows.

    Attributes:
        weaknesses: One sentence for each.
        unknown: Packages that nobody could tell anything about.
        failure: Why nothing could be asked; "" when it could.
    """

    weaknesses: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    failure: str = ""


def ask(requirements: Path) -> Answer:
    """Ask about every package that a file pins."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(requirements)]
    command += ["--disable-pip", "--require-hashes", "--format", "json"]
    command += ["--progress-spinner", "off"]
    try:
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return Answer(failure=f"the registry did not answer within {PATIENCE} seconds")
    return read(done.stdout, done.stderr)


def read(said: str, complaint: str) -> Answer:
    """Understand what pip-audit wrote."""
    try:
        entries = json.loads(said)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = complaint.strip().rpartition("\n")[2] or "pip-audit said nothing"
        return Answer(failure=last)
    return Answer(
        weaknesses=tuple(
            sentence(entry["name"], entry["version"], weakness)
            for entry in entries
            for weakness in entry.get("vulns", ())
        ),
        unknown=tuple(entry["name"] for entry in entries if "skip_reason" in entry),
    )


def sentence(name: str, version: str, weakness: dict[str, list[str] | str]) -> str:
    """Say what is known, and which version is without it."""
    fixed = weakness.get("fix_versions") or ()
    fix = f"Pin {' or '.join(fixed)}." if fixed else "No version is without it yet."
    return f"{name} {version} has a known weakness, {weakness['id']}. {fix}"
