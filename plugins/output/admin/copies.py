"""Keep what an editor is about to replace, so that nobody's words are lost."""

from datetime import datetime
from pathlib import Path

FOLDER = ".copies"  # of the project; git and the build leave it alone


def keep_copy(project: Path, file: Path, text: bytes) -> str:
    """Put a version aside, and say where, from the project's root."""
    moment = f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S-%f}"
    inside = file.relative_to(project)
    copy = project / FOLDER / inside.with_name(f"{file.stem}.{moment}{file.suffix}")
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(text)
    return copy.relative_to(project).as_posix()
