"""Write down what a release consists of, and tell later whether it still does.

One line for each file, with its SHA-256, beside the release's folder: the form of
`sha256sum`, so that a server without this software can look, too.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

from releases.copying import settle
from releases.model import PARTIAL

RECORD = ".files"


def record_of(release: Path) -> Path:
    """Name the file that says what a release consists of."""
    return release.with_name(release.name.removesuffix(PARTIAL) + RECORD)


def write_record(release: Path) -> None:
    """Write down every file of a release, and wait until that is on the disk."""
    record = record_of(release)
    fresh = record.with_name(record.name + PARTIAL)
    fresh.write_text("".join(lines(release)), encoding="utf-8", newline="\n")
    settle(fresh)
    fresh.replace(record)


def damage(release: Path) -> str:
    """Say what a release lacks, as the end of a sentence; "" when it is whole."""
    try:
        written = record_of(release).read_text(encoding="utf-8").splitlines()
    except OSError:
        return "nobody wrote down which files it should have"
    now = {line.rstrip("\n") for line in lines(release)}
    wrong = sorted({line.partition("  ")[2] for line in now ^ set(written)})
    if not wrong and written:
        return ""
    first = f", {wrong[0]} first" if wrong else ""
    return f"{len(wrong)} of its {len(written)} files are not as they were{first}"


def lines(release: Path) -> Iterator[str]:
    """Yield the line of each file, by name."""
    files = sorted(path for path in release.rglob("*") if path.is_file())
    with ThreadPoolExecutor() as pool:
        digests = pool.map(digest, files)
        for path, found in zip(files, digests, strict=True):
            yield f"{found}  {path.relative_to(release).as_posix()}\n"


def digest(path: Path) -> str:
    """Digest a file's bytes."""
    return sha256(path.read_bytes()).hexdigest()
