"""Models are plain data."""

import os
import subprocess
import sys

from tests.conftest import PYTHONPATH

from groups import GROUPS, ROOT

MODELS = sorted(
    path.parent.name
    for group in GROUPS[:-1]
    for path in (ROOT / group).glob("*/model.py")
)
IMPORT = """
import sys
for name in {models!r}:
    __import__(f"{{name}}.model")
    found = sorted(name for name in sys.modules if name.partition(".")[0] == "pelican")
    assert not found, f"{{name}}.model imports {{found[0]}}"
"""


def test_there_are_models_to_look_at():
    """The search above finds something."""
    assert len(MODELS) > 20


def test_models_import_no_pelican():
    """Whoever takes a model alone, such as another program, needs no Pelican."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT.format(models=MODELS)],
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr.splitlines()[-1]
