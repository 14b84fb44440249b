"""Publish or roll back from the command line.

    python -m releases publish TARGET [--sample] [--staging]
    python -m releases rollback TARGET

Exits with 1 and a sentence when the live site was left as it was.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from releases import PublishRefused, publish, roll_back
from terminal import say, warn


def main() -> int:
    """Do as told and print the outcome."""
    parser = argparse.ArgumentParser(prog="releases", description=__doc__)
    parser.add_argument("what", choices=("publish", "rollback"))
    parser.add_argument("target", type=Path)
    parser.add_argument("--sample", action="store_true", help="publish the sample")
    parser.add_argument("--staging", action="store_true", help="publish a trial")
    given = parser.parse_args()
    options = [
        *(["--sample"] if given.sample else []),
        *(["--staging"] if given.staging else []),
    ]
    target = given.target.resolve()
    try:
        if given.what == "publish":
            release = publish(target, lambda folder: build(folder, options))
        else:
            release = roll_back(target)
    except PublishRefused as refusal:
        warn(refusal)
        return 1
    say(f"{target / 'current'} is now {release.name}.")
    return 0


def build(folder: Path, options: list[str]) -> None:
    """Build the site as it is published; the build itself says what to mend."""
    command = [sys.executable, "-m", "whole_build", "--settings", "publishconf.py"]
    command += ["--output", str(folder), *options]
    done = subprocess.run(command, check=False)  # noqa: S603
    if done.returncode:
        msg = "Nothing was published; the live site is unchanged."
        raise PublishRefused(msg)


if __name__ == "__main__":
    sys.exit(main())
