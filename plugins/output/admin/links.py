"""Who refers to a file of the content."""

import re
from collections.abc import Iterator
from pathlib import Path


def links_to(path: Path, content: Path) -> Iterator[str]:
    """Yield each place that names a page or a picture, as `articles/x.md:12`."""
    inside = path.relative_to(content).as_posix()
    named = [re.escape(inside), rf"(?<![\w-]){re.escape(path.name)}"]
    if path.suffix == ".md":
        folder, stem = re.escape(path.parent.name), re.escape(path.stem)
        named += [rf"/{folder}/{stem}/", rf"(?<=[\[\s,]){stem}(?=[\],\s]|$)"]
    pattern = re.compile("|".join(named))
    for file in sorted([*content.rglob("*.md"), *content.rglob("*.toml")]):
        if file == path:
            continue
        lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
        for number, line in enumerate(lines, start=1):
            if pattern.search(line):
                yield f"{file.relative_to(content).as_posix()}:{number}"
