"""Programs of hosts' own code, which tests ask what a folder answers."""

import json
import subprocess
from pathlib import Path

from tests.conftest import ROOT


def answers_of(program: str, folder: Path, addresses):
    """Let a program of tests/tools read a folder and answer requests, as JSON."""
    done = subprocess.run(
        ["node", str(ROOT / "tests/tools" / program), str(folder)],
        input=json.dumps(addresses),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
