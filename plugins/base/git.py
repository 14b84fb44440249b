"""Ask git about a folder."""

import subprocess
from pathlib import Path


def git(folder: Path, *words: str) -> str:
    """Give what git says; "" where there is no git, no repository, or a refusal."""
    try:
        done = subprocess.run(  # noqa: S603 - our own words and names of files
            ["git", *words],  # noqa: S607 - wherever it is
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
