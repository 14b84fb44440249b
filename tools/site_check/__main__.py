"""Check a site from the command line, in its folder.

    python -m site_check [--all-pages | --page /contact/]

Exits with 1 and one line for each thing to mend.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from site_check.browser import all_pages, asked_pages, check_pages, some_pages
from site_check.chromium import BrowserError, axe_script, install_driver
from site_check.record import digest_now, note_result
from terminal import say

WORK = Path(".build") / "check"

FIRST_VIEW = 14_600  # bytes that a server sends before it waits: ten packets
SECOND_VIEW = 43_800  # with the twenty after them
NAMED = 5  # of the heavy pages


def main() -> int:
    """Build a trial, look at it, and note what ran when all of it passed."""
    given = arguments()
    site = Path.cwd()
    output = (site / WORK / "site").resolve()
    before = digest_now(site)
    if code := build(output):
        return code
    say("Facts, words, colors, links and HTML: good.")
    try:
        problems = problems_of(output, given)
    except BrowserError as error:
        say(str(error))
        return 1
    finally:
        shutil.rmtree(site / WORK, ignore_errors=True)
    for problem in problems:
        say(problem)
    if problems:
        say(f"{len(problems)} to mend. The accessibility page's record stays.")
        return 1
    some = "All good, on these pages; nothing is noted of some alone."
    say(some if given.page else note_result(site, before))
    return 0


def problems_of(output: Path, given: argparse.Namespace) -> list[str]:
    """Look at the weight of pages, then at what a browser finds on them."""
    notes, problems = heavy_pages(output)
    for note in notes:
        say(f"note: {note}")
    install_driver(say)
    return [*problems, *check_pages(output, chosen(output, given), axe_script(), say)]


def chosen(output: Path, given: argparse.Namespace) -> list[str]:
    """Choose the pages to look at."""
    if given.page:
        return asked_pages(output, given.page)
    return all_pages(output) if given.all_pages else some_pages(output)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="site_check", description=__doc__)
    parser.add_argument(
        "--all-pages", action="store_true", help="not only some of each kind"
    )
    parser.add_argument("--page", action="append", help="only the page at /address/")
    return parser.parse_args()


def build(output: Path) -> int:
    """Build a trial; the build says what is wrong."""
    command = [sys.executable, "-m", "whole_build", "--settings", "publishconf.py"]
    command += ["--staging", "--output", str(output)]
    done = subprocess.run(  # noqa: S603 - our own words
        command, env=os.environ.copy(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        lines = done.stderr.splitlines()
        say("\n".join(line for line in lines if not line.startswith("note:")))
    return done.returncode


def heavy_pages(output: Path) -> tuple[list[str], list[str]]:
    """Say which pages come in more than one stretch, and which are too heavy."""
    sizes = {
        path.relative_to(output).with_suffix("").as_posix(): path.stat().st_size
        for path in sorted(output.rglob("*.html.br"))
    }
    later = sorted(
        (page for page, size in sizes.items() if FIRST_VIEW < size <= SECOND_VIEW),
        key=lambda page: -sizes[page],
    )
    notes = []
    if later:
        named = ", ".join(
            f"{page} ({kilobytes(sizes[page])})" for page in later[:NAMED]
        )
        many = "1 page needs" if len(later) == 1 else f"{len(later)} pages need"
        notes = [f"{many} a second round trip: {named}."]
    return notes, [
        f"{page}: {kilobytes(size)} packed, and {kilobytes(SECOND_VIEW)} is the most."
        " Cut it in two."
        for page, size in sizes.items()
        if size > SECOND_VIEW
    ]


def kilobytes(size: int) -> str:
    """Write a size."""
    return f"{size / 1000:.1f} KB"


if __name__ == "__main__":
    sys.exit(main())
