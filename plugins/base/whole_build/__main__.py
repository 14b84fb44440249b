"""Build the site from the command line.

    python -m whole_build [--settings publishconf.py] [--output FOLDER]
                          [--sample] [--staging] [--sarif FILE]

Exits with 1 and one sentence for each mistake when the site was not built.
Where nothing changed since the last good build, it says so and builds nothing.
"""

import argparse
import gc
import logging
import os
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from pipeline_report import report_to_pipeline
from site_parts import Settings
from terminal import warn
from whole_build import unchanged

if TYPE_CHECKING:
    from whole_build.build import Outcome


def main() -> int:
    """Build once and print the outcome."""
    parser = argparse.ArgumentParser(prog="whole_build", description=__doc__)
    parser.add_argument("--settings", default="pelicanconf.py")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--sample", action="store_true", help="publish the sample")
    parser.add_argument("--staging", action="store_true", help="make a trial")
    parser.add_argument("--sarif", type=Path, help="write the mistakes to this file")
    given = parser.parse_args()
    options = [str(given.output), str(given.sample), str(given.staging)]
    place = unchanged.place_of(given.settings, options)
    record, now = unchanged.compared(place)
    if record:
        warn(f"{record.told}Nothing has changed.")
        report_to_pipeline(record.notes, given.sarif)
        return 0
    unchanged.forget(place)
    outcome = build(given, place, now)
    report_to_pipeline((*outcome.diagnostics, *outcome.notes), given.sarif)
    return 0 if outcome.good else 1


def build(
    given: argparse.Namespace, place: Path, now: unchanged.Record | None
) -> "Outcome":
    """Build, print the outcome, and keep what the next build compares.

    Args:
        now: What was there when it began, as far as it was looked at.
    """
    # Where nothing changed nobody waits for Pelican to be imported.
    from whole_build import build as building  # noqa: PLC0415
    from whole_build.printed import as_text, notes_as_text  # noqa: PLC0415

    chosen = folders(given.output)
    chosen |= {"SAMPLE_ALLOWED": given.sample, "STAGING": given.staging}
    settings = building.read(given.settings, **chosen)
    start = started(given.settings, settings, now)
    outcome = building.build(settings)
    log = building.details_file(settings)
    warn(as_text(outcome, log))
    if outcome.good and start:
        told = notes_as_text(outcome.notes, log)
        start = replace(start, notes=outcome.notes, told=told)
        keep(start, place, settings.get("BUILD_ZONE", "UTC"))
    return outcome


def started(
    settings_file: str, settings: Settings, now: unchanged.Record | None
) -> unchanged.Record | None:
    """Take down what the build reads, unless that cannot be told."""
    software = Path(__file__).resolve().parents[3]
    sources = [Path(settings["PATH"]).parent, Path(settings_file).resolve().parent]
    folders = unchanged.outermost([software, *sources])
    output = os.path.realpath(settings["OUTPUT_PATH"])
    if now and (now.folders, now.output) == (folders, output):
        return now
    with suppress(OSError, unchanged.Doubt):
        return unchanged.begun(folders, output, "UTC")
    return None


def keep(start: unchanged.Record, place: Path, zone: str) -> None:
    """Keep a record, if nothing changed while the site was built."""
    with suppress(OSError, unchanged.Doubt):
        now = unchanged.begun(start.folders, start.output, zone)
        if now.read == start.read:
            site = unchanged.made(start.output)
            unchanged.keep(place, replace(start, zone=zone, day=now.day, made=site))


def end(code: int) -> NoReturn:
    """Leave memory to the system: Python takes a large site apart piece by piece."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody reads on
            stream.flush()
    os._exit(code)


def folders(output: Path | None) -> dict[str, object]:
    """Put the output elsewhere, and the staging folder in the same file system."""
    if output is None:
        return {}
    live = output.resolve()
    staging = live.with_name(f".{live.name}.staging")
    return {"OUTPUT_PATH": str(live), "STAGING_PATH": str(staging)}


if __name__ == "__main__":
    gc.disable()  # what a build imports and makes, it needs to its end
    try:
        end(main())
    except KeyboardInterrupt:
        end(130)  # stopped by hand; the last good site is in place
