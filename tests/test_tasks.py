"""Whatever somebody names, the shell takes it for a name."""

import inspect
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest
from invoke.tasks import Task

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT))
import tasks

NASTY = "a b;touch made $(touch made) `touch made` && touch made > made"
# Several names, parted by spaces; all others take one.
LISTS = {("bench", "articles"), ("bench_pages", "kinds"), ("test", "only")}
WITHOUT_SHELL = {"new", "remove", "rename", "start", "update"}  # Python starts Python
NAMED = [
    (name, parameter.name)
    for name, task in inspect.getmembers(tasks, lambda entry: isinstance(entry, Task))
    for parameter in inspect.signature(task.body).parameters.values()
    if parameter.annotation in {str, "str"} and name not in WITHOUT_SHELL
]
# Prints what it was called with, instead of doing it.
PYTHON = f"#!{sys.executable}\nimport json, sys\nprint(json.dumps(sys.argv[1:]))\n"


@pytest.mark.parametrize(("name", "parameter"), NAMED)
def test_a_name_is_never_a_command(tmp_path, name, parameter):
    """Spaces, quotes and semicolons reach the program as they were typed."""
    (tmp_path / "python").write_text(PYTHON)
    (tmp_path / "python").chmod(0o755)
    given = []

    def run(command, **_options):
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=tmp_path, env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        given.extend(json.loads(done.stdout))

    task = getattr(tasks, name)
    asked = {parameter: NASTY}
    if name == "import_wordpress":
        asked = {"file": "export.xml"} | asked
    if name == "confirm":
        asked = {"what": ["content"], "by": "ann"} | asked
    task.body(SimpleNamespace(run=run), **asked)

    assert not (tmp_path / "made").exists()
    if (name, parameter) in LISTS:
        assert set(NASTY.split()) <= set(given)
    else:
        assert NASTY in [argument.rpartition("=")[2] for argument in given]


def test_the_folder_of_a_publish_is_among_them():
    """The list above is made by itself; this is what it was made for."""
    assert {("publish", "to"), ("rollback", "to"), ("editorial", "page")} <= {*NAMED}
