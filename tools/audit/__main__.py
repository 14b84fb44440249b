"""List packages, licences and known weaknesses.

python -m audit [FILE ...]
"""

import argparse
import sys
from pathlib import Path

from audit.licences import Package, package, pinned
from audit.weaknesses import Answer, ask
from terminal import say

LISTS = ("site", "dev", "check", "comments", "storage")
FILES = tuple(f"requirements/{name}.txt" for name in LISTS)
COULD_NOT_ASK = 2


def main() -> int:
    """Print what is known; 1 for a known weakness, 2 where nobody could be asked."""
    parser = argparse.ArgumentParser(prog="audit", description=__doc__)
    parser.add_argument("files", nargs="*", metavar="FILE", default=FILES)
    worst = 0
    for file in parser.parse_args().files:
        try:
            pins = list(pinned(Path(file).read_text(encoding="utf-8")))
        except OSError as error:
            say(f"{file}: it cannot be read ({error.strerror}). Name a list of pins.")
            return COULD_NOT_ASK
        packages = sorted({package(*pin) for pin in pins})
        say(f"\n{file}: {len(packages)} packages\n")
        say(listed(packages))
        answer = ask(Path(file))
        say(f"\n{summary(answer, len(packages))}")
        worst = max(worst, 1 if answer.weaknesses else unanswered(answer))
    return worst


def listed(packages: list[Package]) -> str:
    """Write one line for each package; a star marks a copyleft licence."""
    widest = max(
        (len(f"{dependency.name} {dependency.version}") for dependency in packages),
        default=0,
    )
    return "\n".join(
        f"{'*' if dependency.is_copyleft else ' '} "
        f"{f'{dependency.name} {dependency.version}'.ljust(widest)}  "
        f"{dependency.licence or 'not installed here'}"
        for dependency in packages
    )


def summary(answer: Answer, packages: int) -> str:
    """Say what the registry knows of them, never more."""
    if answer.failure:
        return f"Nobody could be asked about known weaknesses: {answer.failure}."
    lines = list(answer.weaknesses)
    if answer.unknown:
        count = len(answer.unknown)
        which = "any" if count == packages else f"{count} of them"
        lines.append(
            f"The registry could not tell about {which}: {', '.join(answer.unknown)}."
        )
    return "\n".join(lines) or "None of them has a known weakness."


def unanswered(answer: Answer) -> int:
    """Give the exit code for what stayed open."""
    return COULD_NOT_ASK if answer.failure or answer.unknown else 0


if __name__ == "__main__":
    sys.exit(main())
