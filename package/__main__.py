"""Run a task in the folder of a site: `clinicsite --list`."""

import os
import sys
import tomllib
from itertools import chain
from pathlib import Path

from clinicsite import __version__, tasks
from invoke.collection import Collection
from invoke.program import Program

# What only the software's own folder has: its tests, benchmarks and catalogs.
SOFTWARE_ONLY = {
    *("accessibility", "audit", "bench", "bench-claims", "bench-pages"),
    *("bench-preview", "check", "check-site", "clean", "look-pictures", "test"),
    "words",
}


def main() -> None:
    """Hand the command line to Invoke, with this environment's Python first."""
    refuse_newer_site(Path.cwd())
    folder = os.path.dirname(sys.executable)  # noqa: PTH120 - not resolved
    os.environ["PATH"] = os.pathsep.join([folder, os.environ.get("PATH", "")])
    known = Collection.from_module(tasks).tasks
    chosen = Collection(
        *(task for name, task in known.items() if name not in SOFTWARE_ONLY)
    )
    chosen.add_task(tasks.check_site, name="check")  # a site's own, no software's
    program = Program(namespace=chosen, name="clinicsite", version=__version__)
    program.run([sys.argv[0], *spelled_out(sys.argv[1:])])


def refuse_newer_site(site: Path) -> None:
    """Stop when a newer version has updated the site: this one would misread it."""
    try:
        noted = (site / ".starter" / "start.toml").read_text(encoding="utf-8")
        needed = str(tomllib.loads(noted)["version"])
    except (OSError, ValueError, KeyError):
        return  # no site, or one that nobody started
    if numbers(needed) > numbers(__version__):
        own = Path(sys.prefix).resolve() == (site / ".venv").resolve()
        fix = (
            f"Name version {needed} in requirements.txt (git has that line), and ./run"
            " gets it."
            if own
            else "Use ./run in its folder, which takes the right one."
        )
        sys.exit(
            f"This site is on version {needed} of the software; this is {__version__}."
            f" {fix}"
        )


def numbers(version: str) -> list[int]:
    """Make a version comparable."""
    return [int(part) for part in version.split(".") if part.isdigit()]


def spelled_out(words: list[str]) -> list[str]:
    """Name the options that one would leave out: "new article", "confirm a b"."""
    match words:
        case ["new", kind, *rest] if not kind.startswith("-"):
            return ["new", "--kind", kind, *rest]
        case ["confirm", *rest]:
            return ["confirm", *chain(*map(_text, ["", *rest], rest))]
    return words


def _text(before: str, word: str) -> list[str]:
    is_value = before in {"--by", "--months"} or word.startswith("-")
    return [word] if is_value else ["--what", word]


if __name__ == "__main__":
    main()
