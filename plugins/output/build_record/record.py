"""What a site was made from, and a digest of what came out."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from git import git

NAME = "build.json"
PACKED = frozenset({".br", ".gz"})
# Those whose version can change a byte of a page or a file.
PACKAGES = (
    *(
        "babel",
        "bibtexparser",
        "fonttools",
        "jinja2",
        "lightningcss",
        "lxml",
        "markdown",
        "nh3",
    ),
    *("pelican", "pillow", "pymdown-extensions", "pyyaml", "segno", "snowballstemmer"),
    *("typogrify", "typst", "tzdata"),
)

Record = dict[str, str | int | bool | dict[str, str] | None]


def record(output: Path, project: Path, day: date) -> Record:
    """Describe a finished site; `day` is the one it was built for."""
    lines = list(digests(output))
    commit = git(project, "rev-parse", "HEAD").strip()
    return {
        "commit": commit or None,
        "changed_since": bool(commit and git(project, "status", "--porcelain")),
        "day": day.isoformat(),
        "packages": {name: version(name) for name in PACKAGES},
        "files": len(lines),
        "sha256": sha256("".join(lines).encode()).hexdigest(),
    }


def digests(output: Path) -> Iterator[str]:
    """Yield a line of `sha256sum` for each file that visitors get, by name.

    Packed copies are left out, and what hosts read: they follow from the rest.
    """
    files = {
        path.relative_to(output).as_posix(): path
        for path in output.rglob("*")
        if path.suffix not in PACKED and path.is_file()
    }
    names = sorted(file for file in files if file != NAME and not file.startswith("_"))
    with ThreadPoolExecutor() as pool:
        found = pool.map(lambda name: sha256(files[name].read_bytes()), names)
        for name, digest in zip(names, found, strict=True):
            yield f"{digest.hexdigest()}  {name}\n"
