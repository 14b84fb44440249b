"""Follow changes to the files that the site is made of."""

import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue

from watchfiles import watch

WATCHED = (
    *("content", "theme", "plugins", "tools"),
    *("pelicanconf.py", "publishconf.py"),
)
LEFTOVERS = (".swp", ".swx", ".tmp", ".part", ".crdownload", "~", ".pyc")
PATIENCE = 10  # milliseconds for an editor to finish writing


def changes(project: Path) -> Iterator[set[Path]]:
    """Yield what changed, each time an author or developer saves something."""
    roots = [project / name for name in WATCHED if (project / name).exists()]
    found = watch(
        *roots,
        watch_filter=lambda _change, path: matters(Path(path)),
        debounce=PATIENCE * 20,
        step=PATIENCE,
        raise_interrupt=False,
    )
    for batch in found:
        yield {Path(path) for _, path in batch}


def waiting(project: Path) -> Queue[set[Path]]:
    """Start watching, and give the queue that changes wait in during a build."""
    queue: Queue[set[Path]] = Queue()

    def note() -> None:
        for paths in changes(project):
            queue.put(paths)

    threading.Thread(target=note, daemon=True).start()
    return queue


def newest(queue: Queue[set[Path]]) -> set[Path]:
    """Give all that changed since the last time, none after a short while."""
    paths: set[Path] = set()
    with suppress(Empty):
        # Waiting without an end could not be interrupted on Windows.
        paths |= queue.get(timeout=0.5)
        while True:
            paths |= queue.get_nowait()
    return paths


def matters(path: Path) -> bool:
    """Leave out what editors and Python write for themselves."""
    name = path.name
    return not (
        name.startswith((".", "#"))
        or name.endswith(LEFTOVERS)
        or name.isdecimal()  # Vim tries whether it may write
        or "__pycache__" in path.parts
    )


def changes_program(paths: set[Path]) -> bool:
    """Tell whether a change needs a new process: code once loaded stays loaded."""
    return any(path.suffix == ".py" for path in paths)


def shown(paths: set[Path], project: Path) -> str:
    """Name the change as the author knows it."""
    names = sorted(os.path.relpath(path, project) for path in paths)
    return names[0] if len(names) == 1 else f"{len(names)} files"
