"""Follow changes to the files that the site is made of."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import Change, watch

WATCHED = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")
LEFTOVERS = (".swp", ".swx", ".tmp", ".part", ".crdownload", "~", ".pyc")
PATIENCE = 60  # milliseconds for an editor to finish writing


def changes(project: Path, stop: Callable[[], bool]) -> Iterator[set[Path]]:
    """Yield what changed, each time an author or developer saves something."""
    roots = [project / name for name in WATCHED if (project / name).exists()]
    found = watch(
        *roots,
        watch_filter=lambda _change, path: matters(Path(path)),
        debounce=PATIENCE * 10,
        step=PATIENCE,
        rust_timeout=500,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    for batch in found:
        if stop():
            return
        if batch:
            yield {Path(path) for _, path in _newest(batch)}


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


def _newest(batch: set[tuple[Change, str]]) -> list[tuple[Change, str]]:
    return sorted(batch, key=lambda change: change[1])
