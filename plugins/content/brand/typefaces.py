"""What a site is set in: what browsers load, what paper is set in, how it runs.

files of brand.toml -> made_of(): WOFF2 for pages, TTF for paper, metrics (making.py)

What is made of a typeface is kept in the cache. That of the house's own comes with
the software, in theme/brand/made/, because making it takes seconds:
`python -m brand` makes it anew.
"""

import json
import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from brand.faces import FontFile, Metrics, Typeface

MADE = "made"  # the folder beside a house's brand.toml
NOTE = "made.json"
MAKING = Path(__file__).with_name("making.py")


def made_of(
    paths: Sequence[Path],
    serif: bool | None,  # noqa: FBT001
    cache: Path,
) -> Typeface:
    """Make what pages and paper need; what was made before is kept."""
    contents = [path.read_bytes() for path in paths]
    folder = paths[0].parents[1] / MADE / digest_of(contents)
    if not folder.is_dir():
        folder = cache / digest_of([*contents, MAKING.read_bytes()])
    if not (folder / NOTE).exists():
        put_in_place(paths, folder)
    kept = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    return Typeface(
        name=kept["name"],
        serif=kept["serif"] if serif is None else serif,
        files=tuple(
            FontFile(
                entry["name"],
                content if entry["as_given"] else (folder / entry["name"]).read_bytes(),
                (entry["weights"][0], entry["weights"][1]),
                entry["italic"],
            )
            for entry, content in zip(kept["files"], contents, strict=True)
        ),
        metrics=tuple(Metrics(**metrics) for metrics in kept["metrics"]),
        paper=folder / "paper",
    )


def digest_of(contents: Sequence[bytes]) -> str:
    """Name what is made of some files."""
    digest = sha256()
    for content in contents:
        digest.update(sha256(content).digest())
    return digest.hexdigest()[:24]


def put_in_place(paths: Sequence[Path], folder: Path) -> None:
    """Make all files aside, so that no other build sees half of them."""
    from brand.making import make  # noqa: PLC0415 - most builds make none

    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    made = json.dumps(make(paths, aside), indent=1)
    (aside / NOTE).write_text(f"{made}\n", encoding="utf-8", newline="\n")
    try:
        aside.replace(folder)
    except OSError:  # another build was sooner
        shutil.rmtree(aside)
