"""Check pages without building the site.

    python -m editorial [PAGE ...] [--settings pelicanconf.py] [--sarif FILE]

Without a page it checks all of them. Exits with 1 when one may not be published.
"""

import argparse
import sys
from pathlib import Path

from diagnostics import report
from editorial.plugin import mistakes_in
from editorial.rules import RULES
from pipeline_report import report_to_pipeline
from terminal import warn
from whole_build.build import read


def main() -> int:
    """Check and print, as a build does."""
    parser = argparse.ArgumentParser(prog="editorial", description=__doc__)
    parser.add_argument("page", nargs="*", type=Path)
    parser.add_argument("--settings", default="pelicanconf.py")
    parser.add_argument("--sarif", type=Path, help="write the mistakes to this file")
    given = parser.parse_args()
    settings = read(given.settings)
    report.rules = RULES
    root = Path(settings["PATH"]).parent
    wanted = {page.resolve() for page in given.page}
    found = sorted(
        diagnostic
        for diagnostic in mistakes_in(settings)
        if not wanted or (root / diagnostic.path).resolve() in wanted
    )
    for diagnostic in found:
        note = "note: " if diagnostic.level == "warning" else ""
        warn(f"{note}{diagnostic}")
    report_to_pipeline(found, given.sarif)
    return 1 if any(diagnostic.is_error for diagnostic in found) else 0


if __name__ == "__main__":
    sys.exit(main())
