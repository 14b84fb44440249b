"""What connects to Pelican; the package says what it is for."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pelican import Pelican

from git import git
from site_parts import BUILD_DAY
from whole_build.stages import output_followed

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


def register() -> None:
    """Connect to the stage at which every page and file is there."""
    output_followed.connect(write_record)


def write_record(pelican: Pelican) -> None:
    """Write the record beside the pages."""
    settings, output = pelican.settings, Path(pelican.output_path)
    if settings["PUBLISHING"]:
        found = record(output, Path(settings["PATH"]).parent, BUILD_DAY.of(settings))
        text = json.dumps(found, indent=2)
        (output / NAME).write_text(f"{text}\n", encoding="utf-8", newline="\n")


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
