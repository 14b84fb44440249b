"""The folder of a practice's site, which may lie apart from the software.

the software's folder: its own sample, when it has content/
else the folder in which a task is run
theme/ of the site, file by file over the software's -> .cache/theme/
"""

import shutil
from pathlib import Path


def site_folder(software: Path) -> Path:
    """Find the site that settings are read for."""
    return software if (software / "content").is_dir() else Path.cwd()


def theme_of(site: Path, software: Path) -> Path:
    """Lay a site's own files over the software's theme.

    Returns:
        The software's theme when the site has none; else a folder below .cache/
        in which only files that changed are written again.
    """
    own, common = site / "theme", software / "theme"
    if site == software or not own.is_dir():
        return common
    laid = site / ".cache" / "theme"
    wanted = {
        path.relative_to(folder): path
        for folder in (common, own)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    for name, source in wanted.items():
        target = laid / name
        if not target.is_file() or target.read_bytes() != source.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    for path in sorted(laid.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(laid) not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return laid
