"""Import a WordPress export from the command line.

python -m wordpress_import EXPORT.xml [--uploads FOLDER] [--report FILE]
"""

import argparse
import sys
from pathlib import Path

from diagnostics import ContentError
from terminal import warn
from wordpress_import import import_site
from wordpress_import.model import NotAnExportError


def main() -> int:
    """Import once, say what happened and where to read more."""
    parser = argparse.ArgumentParser(prog="wordpress_import", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--uploads", type=Path)
    parser.add_argument("--report", type=Path, default=Path("wordpress-import.md"))
    given = parser.parse_args()
    if problem := unreadable(given.file, given.uploads):
        return failed(problem)
    try:
        outcome, report = import_site(given.file, given.content, given.uploads)
    except NotAnExportError as error:
        fix = "Make one in WordPress under Tools, Export, All content."
        return failed(f"{given.file} can't be imported. {error} {fix}")
    except ContentError as error:
        return failed(str(error))
    given.report.write_text(report, encoding="utf-8")
    warn(f"{len(outcome.written)} files written. Read {given.report} next.")
    return 0


def unreadable(file: Path, uploads: Path | None) -> str:
    """Say which of the two is not there."""
    if not file.is_file():
        return f"There is no file {file}."
    if uploads and not uploads.is_dir():
        return f"There is no folder {uploads}."
    return ""


def failed(problem: str) -> int:
    """Say what went wrong; give the exit status for it."""
    warn(problem)
    return 1


if __name__ == "__main__":
    sys.exit(main())
