"""Who refers to a file of the content."""

import re
from collections.abc import Iterator
from pathlib import Path

from content_model.kinds import KINDS

# By folder, the fields of front matter that name files of it.
REFERRING = {
    kind.folder: [
        "translates",
        *{f.name for k in KINDS for f in k.fields if f.refers_to == kind.folder},
    ]
    for kind in KINDS
}


def links_to(path: Path, content: Path, cited: str) -> Iterator[str]:
    """Yield each place that names a page or a picture, as `articles/x.md:12`.

    Args:
        cited: The key of a source; places that cite it are meant then.
    """
    pattern = re.compile(_citing(cited) if cited else "|".join(_naming(path, content)))
    for file in sorted([*content.rglob("*.md"), *content.rglob("*.toml")]):
        if file == path:
            continue
        lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
        for number, line in enumerate(lines, start=1):
            if pattern.search(line):
                yield f"{file.relative_to(content).as_posix()}:{number}"


def _naming(path: Path, content: Path) -> Iterator[str]:
    yield re.escape(path.relative_to(content).as_posix())
    yield rf"(?<![\w-]){re.escape(path.name)}"
    if path.parent.name == "drawings":
        yield rf"^/// drawing \|\s*{re.escape(path.stem)}\s*$"
    if path.suffix == ".md" and "comments" not in path.parts:
        folder, stem = re.escape(path.parent.name), re.escape(path.stem)
        yield rf"/{folder}/{stem}/"
        fields = "|".join(REFERRING[path.parent.name])
        yield rf"^(?:{fields}):(?:.*[\[\s,])?[\"']?{stem}[\"']?(?=[\],\s]|$)"
        yield rf"^\s*- {stem}$"
        yield rf"^/// signs \|(?:.*[\s,])?{stem}(?=[\s,(]|$)"
    elif path.suffix == ".md":
        yield rf"^reply_to: [\"']?{re.escape(path.stem)}[\"']?\s*$"


def _citing(key: str) -> str:
    return rf"@{re.escape(key)}(?![\w-])|^\s*sources:.*\b{re.escape(key)}\b"
