"""A copy of a site with what an update changes, built before the site changes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

# Of a site's folder: what it is made from. The rest is made from it.
_NOT_COPIED = shutil.ignore_patterns(
    *(".*", "output", "published", "building", "node_modules", "__pycache__")
)
_OF_ONE_FOLDER = shutil.ignore_patterns("admin", "fast_build", "whole_build")


def built(site: Path, changes: Mapping[str, bytes], folder: Path) -> str:
    """Build a copy with changes; return what stopped it, or "".

    Args:
        folder: Where the copy is made; what was there goes.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site, folder, ignore=_NOT_COPIED, symlinks=True)
    if (site / ".cache").is_dir():  # pictures and sheets, named by their content
        shutil.copytree(site / ".cache", folder / ".cache", ignore=_OF_ONE_FOLDER)
    write(folder, changes)
    done = subprocess.run(
        [sys.executable, "-m", "whole_build"],
        cwd=folder,
        env=os.environ.copy(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    shutil.rmtree(folder, ignore_errors=True)
    lines = [line for line in done.stderr.splitlines() if not line.startswith("note:")]
    return "" if done.returncode == 0 else "\n".join(lines).strip()


def write(site: Path, changes: Mapping[str, bytes]) -> None:
    """Write files, each whole: what fails leaves the old one."""
    for name, data in changes.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.partial")
        partial.write_bytes(data)
        if path.suffix == ".sh":
            partial.chmod(0o755)
        if path.exists():
            partial.chmod(path.stat().st_mode & 0o777)
        partial.replace(path)
