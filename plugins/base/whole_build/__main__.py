"""Build the site from the command line.

    python -m whole_build [--settings publishconf.py] [--output FOLDER]
                          [--sample] [--sarif FILE]

Exits with 1 and one sentence for each mistake when the site was not built.
"""

import argparse
import sys
from pathlib import Path

from pipeline_report import report_to_pipeline
from whole_build.build import build, details_file, read
from whole_build.printed import as_text


def main() -> int:
    """Build once and print the outcome."""
    parser = argparse.ArgumentParser(prog="whole_build", description=__doc__)
    parser.add_argument("--settings", default="pelicanconf.py")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--sample", action="store_true", help="publish the sample")
    parser.add_argument("--sarif", type=Path, help="write the mistakes to this file")
    given = parser.parse_args()
    settings = read(
        given.settings, **folders(given.output), SAMPLE_ALLOWED=given.sample
    )
    outcome = build(settings)
    print(as_text(outcome, details_file(settings)), file=sys.stderr)  # noqa: T201
    report_to_pipeline((*outcome.mistakes, *outcome.notes), given.sarif)
    return 0 if outcome.good else 1


def folders(output: Path | None) -> dict[str, str]:
    """Put the output elsewhere, and the staging folder in the same file system."""
    if output is None:
        return {}
    live = output.resolve()
    staging = live.with_name(f".{live.name}.staging")
    return {"OUTPUT_PATH": str(live), "STAGING_PATH": str(staging)}


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)  # stopped by hand; the last good site is in place
