"""Imports go one way: from later groups to earlier ones, and never in a circle."""

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

from groups import GROUPS, ROOT


class Import(NamedTuple):
    """One line that imports one of our modules."""

    importer: str
    imported: str
    place: str


def modules(root: Path) -> dict[str, tuple[int, Path]]:
    """Map each module of ours to the number of its group and its file."""
    found = {}
    for number, group in enumerate(GROUPS):
        for path in sorted((root / group).rglob("*.py")):
            parts = path.relative_to(root / group).with_suffix("").parts
            top = root / group / parts[0]
            if not (top / "__init__.py").is_file() and len(parts) > 1:
                continue  # a group within this one
            name = ".".join(part for part in parts if part != "__init__")
            found[name] = (number, path)
    return found


@cache
def imports(root: Path) -> tuple[Import, ...]:
    """Read what every module of ours imports of ours, with the line."""
    return tuple(_imports(root))


def _imports(root: Path) -> Iterator[Import]:
    known = modules(root)
    for name, (_, path) in known.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                inside = [f"{node.module}.{alias.name}" for alias in node.names]
                names = [entry if entry in known else node.module for entry in inside]
            for word in dict.fromkeys(names):
                if word in known:
                    place = f"{path.relative_to(root).as_posix()}:{node.lineno}"
                    yield Import(name, word, place)


def upward(root: Path) -> list[str]:
    """Name each line that imports from a later group."""
    known = modules(root)
    return [
        f"{arrow.place} imports {arrow.imported} of {GROUPS[known[arrow.imported][0]]}"
        for arrow in imports(root)
        if known[arrow.imported][0] > known[arrow.importer][0]
    ]


def circle(found: Sequence[Import]) -> list[str]:
    """Name the lines of one circle, when there is one."""
    graph: dict[str, set[str]] = {}
    for arrow in found:
        if arrow.importer != arrow.imported:
            graph.setdefault(arrow.importer, set()).add(arrow.imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        around = list(zip(error.args[1][1:], error.args[1], strict=False))
        return [
            arrow.place for arrow in found if (arrow.importer, arrow.imported) in around
        ]
    return []


def test_no_import_goes_to_a_later_group():
    """A line that imports against the order of the groups is named."""
    assert upward(ROOT) == []


def test_no_circle_between_folders():
    """No two folders need each other."""
    folders = [
        arrow._replace(
            importer=arrow.importer.partition(".")[0],
            imported=arrow.imported.partition(".")[0],
        )
        for arrow in imports(ROOT)
    ]

    assert circle(folders) == []


def test_no_circle_inside_a_folder():
    """No two modules need each other."""
    assert circle(imports(ROOT)) == []


def test_a_wrong_line_is_named(tmp_path):
    """These tests can fail: an import upward and a circle, each with its line."""
    for name, text in {
        "plugins/base/low/__init__.py": "",
        "plugins/base/low/one.py": "import os\n\nfrom high import thing\n",
        "plugins/output/high/__init__.py": "from low.one import x\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    assert upward(tmp_path) == [
        "plugins/base/low/one.py:3 imports high of plugins/output"
    ]
    assert circle(imports(tmp_path)) == [
        "plugins/base/low/one.py:3",
        "plugins/output/high/__init__.py:1",
    ]
