"""Run a task in the folder of a site: `clinicsite --list`."""

import os
import sys

from clinicsite import __version__, tasks
from invoke.collection import Collection
from invoke.program import Program

# What only the software's own folder has: its tests, benchmarks and catalogs.
SOFTWARE_ONLY = {
    *("accessibility", "bench", "bench-pages", "bench-preview", "check"),
    *("clean", "test", "words"),
}


def main() -> None:
    """Hand the command line to Invoke, with this environment's Python first."""
    folder = os.path.dirname(sys.executable)  # noqa: PTH120 - not resolved
    os.environ["PATH"] = os.pathsep.join([folder, os.environ.get("PATH", "")])
    known = Collection.from_module(tasks).tasks
    chosen = Collection(
        *(task for name, task in known.items() if name not in SOFTWARE_ONLY)
    )
    program = Program(namespace=chosen, name="clinicsite", version=__version__)
    program.run([sys.argv[0], *spelled_out(sys.argv[1:])])


def spelled_out(words: list[str]) -> list[str]:
    """Let "new article" mean "new --kind article", as one would say it."""
    match words:
        case ["new", kind, *rest] if not kind.startswith("-"):
            return ["new", "--kind", kind, *rest]
    return words


if __name__ == "__main__":
    main()
