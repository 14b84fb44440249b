"""Update a site from the command line, in its folder.

    python -m update [--wheel FILE | --to VERSION] [--list | --yes]

--list shows what an update would bring and changes nothing; --yes takes whatever
needs no decision. Without either, each text is shown and asked for.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

from diagnostics import ContentError
from facts.values import FactError
from groups import ROOT
from start.record import Record
from start.software import numbers, pinned_version, pins_of, requirements
from terminal import ask, say
from update.adopt import Update
from update.choosing import asking, described, without_asking
from update.fetch import UpdateError, add_dependencies, install, software_of
from update.kept import earlier_texts, refuse_unkept

WORK = Path(".build") / "update"

_HEADING = re.compile(r"^## (\d+(?:\.\d+)+)\b.*$", re.MULTILINE)


def main() -> int:
    """Update, or say in one sentence why not."""
    given = arguments()
    site = Path.cwd()
    try:
        if given.unpacked:
            return with_new_software(site, given)
        return with_present_software(site, given)
    except (UpdateError, FactError, ContentError) as error:
        say(str(error))
    except (KeyboardInterrupt, EOFError):
        say("")
    say("Nothing was changed.")
    return 1


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="update", description=__doc__)
    parser.add_argument("--wheel", type=Path, help="the new software's file")
    parser.add_argument("--to", default="", help="its version; else the newest")
    parser.add_argument("--list", action="store_true", help="change nothing")
    parser.add_argument("--yes", action="store_true", help="ask nothing")
    parser.add_argument("--unpacked", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def with_present_software(site: Path, given: argparse.Namespace) -> int:
    """Get the new software, and hand the site's texts to it."""
    if (site / "plugins").is_dir() and site == ROOT:
        msg = "This is the software's own folder: git pull updates it."
        raise UpdateError(msg)
    if not (given.list or given.yes or sys.stdin.isatty()):
        msg = "Add --yes to take whatever needs no decision; --list shows it."
        raise UpdateError(msg)
    record = Record.read(site)
    if not given.list:
        refuse_unkept(site)
    software = software_of(given.wheel, given.to, site / WORK)
    refuse_older(software.version, record, site)
    add_dependencies(software, pins_of(ROOT))
    command = [sys.executable, "-m", "clinicsite", "update"]
    command += [f"--unpacked={software.folder}"]
    command += [f"--wheel={software.wheel}"] * software.given
    command += ["--list"] * given.list + ["--yes"] * given.yes
    done = subprocess.run(command, cwd=site, env=software.on_path(), check=False)  # noqa: S603
    if done.returncode == 0 and not given.list:
        own = Path(sys.prefix) == site / ".venv"
        if own and not install(software, site):
            say("The next ./run makes the environment anew.")
    return done.returncode


def refuse_older(version: str, record: Record, site: Path) -> None:
    """Keep a site from going back.

    Raises:
        UpdateError: It is on a newer version.
    """
    pins = site / "requirements.txt"
    pinned = pinned_version(pins.read_text("utf-8")) if pins.is_file() else ""
    newest = max(record.version, pinned, key=numbers)
    if numbers(version) < numbers(newest):
        msg = f"This site is on version {newest}; {version} is older."
        raise UpdateError(msg)


def with_new_software(site: Path, given: argparse.Namespace) -> int:
    """Offer the new edition's texts, build a copy with them, then change the site."""
    update = Update.of(site)
    say_what_is_new(update)
    if given.list:
        for offer in update.offers:
            for line in described(offer):
                say(line)
        if not update.offers:
            say("No text of yours would change.")
        return 0
    wheel = given.wheel
    pin = requirements(wheel, update.edition.version, pins_of(ROOT))
    choose = without_asking if given.yes else asking(ask, say)
    changes = update.changes(choose, pin, wheel)
    problem = update.problem_of(changes, site / WORK / "site")
    if problem:
        say(problem)
        msg = "With the update the site does not build. Mend that, or take less of it."
        raise UpdateError(msg)
    before = earlier_texts(site, changes)
    update.carry_out(changes | before)
    say(update.summary(with_git=not before))
    return 0


def say_what_is_new(update: Update) -> None:
    """Say between which versions this is, and what changed between them."""
    old, new = update.record.version, update.edition.version
    say(f"From version {old} to {new}." if old != new else f"Version {new}.")
    for line in changes_between(changelog(), old, new):
        say(line)
    for line in update.renamed:
        say(f"renamed  {line}")
    for name in update.dropped:
        say(f"no more  content/{name} is not in this edition; yours stays.")


def changelog() -> str:
    """Read the file, which the package holds, too."""
    return (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def changes_between(text: str, old: str, new: str) -> list[str]:
    """Give the lines of the versions after the old one, the newest first."""
    parts = _HEADING.split(text)[1:]
    found: list[str] = []
    for version, body in zip(parts[::2], parts[1::2], strict=True):
        if numbers(old) < numbers(version) <= numbers(new):
            said = re.split(r"^## ", body, maxsplit=1, flags=re.MULTILINE)[0]
            found += [f"{version}:"]
            found += [f"  {line}" for line in said.splitlines() if line.strip()]
    return found


if __name__ == "__main__":
    sys.exit(main())
