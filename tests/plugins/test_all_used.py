"""Nothing lies around: each module is run, and each name is used."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.plugins.test_imports import imports, modules

from groups import ROOT
from whole_build.build import read

# What libraries call by its name.
HOOKS = {
    *("do_HEAD", "do_POST"),  # http.server
    *("emit",),  # logging
    *("extendMarkdownBlocks", "on_add", "register_block_mgr"),  # pymdownx.blocks
    *("get_bucket", "set_bucket"),  # jinja2.BytecodeCache
    *("persistent_id", "persistent_load"),  # pickle
    *("_open_w",),  # pelican.writers
}


def started() -> set[str]:
    """Name the modules that Pelican, Markdown or a task starts."""
    found = {name for name in modules(ROOT) if name.endswith("__main__")}
    for file in ("pelicanconf.py", "publishconf.py"):
        settings = read(str(ROOT / file))
        extensions = settings["MARKDOWN"]["extensions"]
        found |= {*settings["PLUGINS"], *(e.partition(":")[0] for e in extensions)}
        found.add(settings["PELICAN_CLASS"].rpartition(".")[0])
    for path in (*ROOT.glob("*.py"), *(ROOT / "package").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{e.name}" for e in node.names)}
            elif isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
    return found


def never_run() -> list[str]:
    """Name the modules that nothing of that imports."""
    by_importer: dict[str, set[str]] = {}
    for arrow in imports(ROOT):
        by_importer.setdefault(arrow.importer, set()).add(arrow.imported)
    known = modules(ROOT)
    waiting, seen = [module for module in started() if module in known], set()
    while waiting:
        name = waiting.pop()
        if name in known and name not in seen:
            seen.add(name)
            waiting += [*by_importer.get(name, ()), name.rpartition(".")[0]]
    ours = {
        module for module in known if ".files." not in module
    }  # those are a new site's
    return sorted(ours - seen)


def definitions() -> Iterator[tuple[str, str]]:
    """Yield each function and class of ours, with its place."""
    for _, path in modules(ROOT).values():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield node.name, f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"


def texts() -> Iterator[Path]:
    """Yield the files that may name something of ours; tests are no users."""
    for folder in ("plugins", "tools", "theme", "package", "hosts", "benchmarks"):
        for suffix in ("*.py", "*.html", "*.xml", "*.toml"):
            yield from (ROOT / folder).rglob(suffix)
    yield from ROOT.glob("*.py")


def test_each_module_is_run():
    """A module that no plugin, extension or program imports is dead."""
    assert never_run() == []


def test_each_function_and_class_is_used():
    """A name that stands only where it is defined is dead."""
    named = Counter(
        word
        for path in texts()
        for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))
    )
    dead = [
        f"{place} {name}"
        for name, place in definitions()
        if named[name] == 1 and name not in HOOKS and not name.startswith("__")
    ]

    assert dead == []
