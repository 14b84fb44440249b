"""Staff work on Windows, too."""

import os
import subprocess
import sys

from tests.conftest import PYTHONPATH

from groups import GROUPS, ROOT

POSIX_ONLY = ("fcntl", "grp", "pwd", "resource", "termios", "tty")
IMPORT = """
import importlib, sys, types
import pelican  # it and its libraries know both systems
for name in {posix!r}:
    sys.modules[name] = None  # importing it fails, as on Windows
sys.modules["msvcrt"] = types.ModuleType("msvcrt")
for name in {modules!r}:
    importlib.import_module(name)
"""


def modules() -> list[str]:
    """Every module of ours that a task of an author's may run."""
    paths = [path for group in GROUPS for path in sorted((ROOT / group).glob("*/*.py"))]
    return [
        f"{path.parent.name}.{path.stem}".removesuffix(".__init__")
        for path in paths
        if path.name != "__main__.py" and (path.parent / "__init__.py").exists()
    ]


def test_every_module_imports_without_what_windows_lacks():
    """None needs a module of the standard library that only Unix has."""
    text = IMPORT.format(posix=POSIX_ONLY, modules=modules())
    done = subprocess.run(
        [sys.executable, "-c", text],
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-2000:]
