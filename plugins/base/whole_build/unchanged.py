"""Know that a build would make the site that is already there.

    what a build can read: files, packages, typefaces, environment, the day
    and what it made: every file of the site -> a record, compared by the next one

After a good build a record of both lies in .cache/, by what the system says of
each file (size, number, times), never by content. While nothing differs, a build
says again what the last one said and makes nothing. Anything that differs, and
any doubt, is a reason to build.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, astuple
from datetime import datetime
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from build_cache.files import replace, stamp_of
from diagnostics import Diagnostic
from plain_data import dataclass

MOST = 50_000  # files; with more than that somebody builds in the wrong folder
SHELF = ".publishing"  # stands in a folder of published sites
MADE_BY_TOOLS = frozenset({"__pycache__", "node_modules"})
TYPEFACES = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts"),
    *("~/.fonts", "~/.local/share/fonts", "~/Library/Fonts"),
)
# They differ from terminal to terminal, and no build asks for them.
OF_TERMINALS = frozenset(
    (
        *("_", "COLUMNS", "DISPLAY", "INVOCATION_ID", "LINES", "OLDPWD", "PWD"),
        *("SHLVL", "SSH_AUTH_SOCK", "SSH_CLIENT", "SSH_CONNECTION", "SSH_TTY"),
        *("TERM", "TERM_SESSION_ID", "WINDOWID", "XDG_SESSION_ID"),
    )
)
# As it was given: settings and packages change it while they are read.
ENVIRONMENT = sorted(
    variable for variable in os.environ.items() if variable[0] not in OF_TERMINALS
)
SECOND = 10**9  # nanoseconds


@dataclass(frozen=True, slots=True)
class Record:
    """What the last good build of a command found and made.

    Attributes:
        folders: What it was made of lies below them.
        output: The site's folder.
        zone: Where the practice is: dates of pages are days there.
        read: Digest of everything that the build could read.
        made: Digest of the site's files.
        day: On which it was built.
        notes: What it found that held nothing up.
        told: How they were told.
    """

    folders: tuple[str, ...]
    output: str
    zone: str
    read: str
    made: str
    day: str
    notes: tuple[Diagnostic, ...] = ()
    told: str = ""


class Doubt(Exception):  # noqa: N818 - no error: a reason to build
    """It cannot be told whether something changed."""


def place_of(settings_file: str, arguments: Sequence[str]) -> Path:
    """Name the record of a command; each way to build has its own."""
    given = "\0".join([os.path.realpath(settings_file), str(Path.cwd()), *arguments])
    name = sha256(given.encode()).hexdigest()[:16]
    return Path(settings_file).resolve().parent / ".cache" / "whole_build" / name


def compared(place: Path) -> tuple[Record | None, Record | None]:
    """Return the record, if nothing of what it says differs now; and what is now."""
    now = None
    with suppress(OSError, ValueError, TypeError, KeyError, Doubt):
        kept = json.loads(place.read_text(encoding="utf-8"))
        notes = tuple(Diagnostic(*note) for note in kept.pop("notes"))
        record = Record(**(kept | {"notes": notes, "folders": tuple(kept["folders"])}))
        now = begun(record.folders, record.output, record.zone)
        same = (now.read, now.day) == (record.read, record.day)
        if same and made(record.output) == record.made:
            return record, now
    return None, now


def begun(folders: Sequence[str], output: str, zone: str) -> Record:
    """Take down what a build that begins now reads.

    Raises:
        Doubt: A file changed in the same instant, or there are too many.
    """
    start, output = time.time_ns(), os.path.realpath(output)
    whole = sha256("\n".join(_surroundings()).encode())
    for folder in folders:
        for path, *stamp in _files(folder, output):
            if start - stamp[-1] < _instant(stamp[-1]):
                raise Doubt
            whole.update(f"{path} {stamp}\n".encode())
    try:
        day = datetime.now(ZoneInfo(zone)).date().isoformat()
    except ZoneInfoNotFoundError as error:
        raise Doubt from error
    return Record(tuple(folders), output, zone, whole.hexdigest(), "", day)


def made(output: str) -> str:
    """Digest what the system says of a site's files."""
    whole = sha256()
    for path, *stamp, _ in _files(output):  # a link more changes the last time
        whole.update(f"{path} {stamp}\n".encode())
    return whole.hexdigest()


def keep(place: Path, record: Record) -> None:
    """Write a record; without one the next build builds."""
    notes = [astuple(note) for note in record.notes]
    text = json.dumps(asdict(record) | {"notes": notes})
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        replace(place, text.encode())


def forget(place: Path) -> None:
    """Trust no record while a build runs, or after one that failed."""
    with suppress(OSError):
        place.unlink()


def outermost(folders: Iterable[Path]) -> tuple[str, ...]:
    """Give the real paths of folders, sorted, without those that lie in others."""
    whole = {folder.resolve() for folder in folders}
    inner = {folder for folder in whole if not whole.isdisjoint(folder.parents)}
    return tuple(sorted(map(str, whole - inner)))


def _surroundings() -> Iterator[str]:
    """Yield what a build could ask of its computer, but for its own files."""
    yield sys.version
    yield str(ENVIRONMENT)
    packages = set[str]()
    for folder in sys.path:
        with suppress(OSError):
            packages |= {name for name in os.listdir(folder) if "-info" in name}
    yield str(sorted(packages))
    yield _commits()
    for typefaces in TYPEFACES:
        for place, _, _ in os.walk(os.path.expanduser(typefaces)):
            yield f"{place} {os.stat(place).st_mtime_ns}"


def _commits() -> str:
    """Tell by its journal whether the repository moved: a site names its commit."""
    place = Path(".git")
    with suppress(OSError):
        if place.is_file():  # a work tree beside the repository
            place = Path(place.read_text(encoding="utf-8").partition(": ")[2].strip())
        found = (place / "logs" / "HEAD").stat()
        return f"{found.st_size} {found.st_mtime_ns}"
    return ""


def _files(folder: str, output: str = "") -> Iterator[tuple[str, int, int, int, int]]:
    """Yield path and stamp of each file below a folder, in one order.

    Args:
        output: Stands for a folder of sources, in which this one is left out, and
            what is hidden, and what else is made.

    Raises:
        Doubt: There are too many.
    """
    count, waiting = 0, [folder]
    while waiting:
        place = waiting.pop()
        for entry in _listed(place):
            if output and place == folder and entry.name.startswith("."):
                continue
            if entry.is_dir():
                if not (output and _is_made(entry, output)):
                    waiting.append(entry.path)
                continue
            count += 1
            if count > MOST:
                raise Doubt
            try:
                yield entry.path, *stamp_of(entry.path)
            except OSError:  # a link that leads nowhere
                yield entry.path, 0, 0, 0, 0


def _listed(folder: str) -> list[os.DirEntry[str]]:
    """List what lies in a folder by name; nothing where nobody may look."""
    with suppress(OSError), os.scandir(folder) as found:
        return sorted(found, key=attrgetter("name"))
    return []


def _is_made(folder: os.DirEntry[str], output: str) -> bool:
    """Tell whether a folder holds what programs make, not what a site is made of."""
    return (
        folder.name in MADE_BY_TOOLS
        or folder.path == output
        or os.path.exists(f"{folder.path}/{SHELF}")
    )


def _instant(changed: int) -> int:
    """How long after a change another one may look the same, in nanoseconds.

    A clock that tells parts of a second ticks a hundred times in one, at least.
    """
    return 2 * SECOND if changed % SECOND == 0 else SECOND // 20
