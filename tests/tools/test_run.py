"""`./run` makes the environment that a task needs, once, and no larger one."""

import os
import shutil
import subprocess

import pytest
from tests.conftest import ROOT

# Stands for Python: makes an environment with itself in it, and notes what it is told.
PYTHON = """#!/bin/sh
echo "$*" >> "$NOTES"
[ -z "${PYTHONDONTWRITEBYTECODE-}" ] || touch compiles-each-time
if [ "$1 $2" = "-m venv" ]; then
  rm -rf .venv && mkdir -p .venv/bin && cp "$0" .venv/bin/python
fi
[ -z "${FAILS-}" ] || case "$*" in *"$FAILS"*) exit 1 ;; esac
"""


@pytest.fixture
def run(tmp_path):
    """Run a task in a fresh clone; return what Python was told."""
    shutil.copy(ROOT / "run", tmp_path / "run")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    python, notes = tmp_path / "python", tmp_path / "notes"
    python.write_text(PYTHON)
    python.chmod(0o755)

    def started(*task, **more):
        notes.write_text("")
        environment = {**os.environ, "PYTHON": str(python), "NOTES": str(notes), **more}
        done = subprocess.run(
            ["./run", *task], cwd=tmp_path, env=environment, check=False
        )
        told = notes.read_text().splitlines()
        straight = {("build",): "plugins/groups.py whole_build"}
        last = straight.get(task, f"-m invoke {' '.join(task)}")
        assert done.returncode or told[-1] == last
        return [command for command in told if "venv" in command or "pip" in command]

    return started


def installs(told):
    """Name the pins that were installed."""
    return [command.rpartition("/")[2] for command in told if "pip install" in command]


@pytest.mark.parametrize(
    ("task", "pins"),
    [
        *(("serve", "site.txt"), ("build", "site.txt"), ("--list", "site.txt")),
        *(("test", "dev.txt"), ("check", "dev.txt"), ("bench-pages", "dev.txt")),
    ],
)
def test_a_task_installs_what_it_needs(run, task, pins):
    """Somebody who looks after a site waits for no browser and no compiler."""
    assert installs(run(task)) == [pins]
    assert run(task) == []


def test_tests_add_to_what_a_site_needs(run):
    """What is there stays, and a site needs nothing more afterwards."""
    run("serve")

    told = run("test")

    assert installs(told) == ["dev.txt"]
    assert not any("venv --clear" in command for command in told)
    assert run("serve") == []


def test_what_python_compiles_is_kept(run, tmp_path):
    """A container that forbids it makes no build begin a second later."""
    run("serve")

    run("build", PYTHONDONTWRITEBYTECODE="1")

    assert not (tmp_path / "compiles-each-time").exists()


def test_several_texts_are_confirmed_at_once(run, tmp_path):
    """Whoever has read three texts says so in one line, in whatever order."""
    words = ["confirm", "content/a b.md", "--by", "kim", "content/signs", "--all-read"]
    run("serve")
    notes = tmp_path / "notes"

    done = {**os.environ, "NOTES": str(notes)}
    subprocess.run(["./run", *words], cwd=tmp_path, env=done, check=True)

    assert notes.read_text().splitlines()[-1] == (
        "-m invoke confirm"
        " --what content/a b.md --by kim --what content/signs --all-read"
    )


def test_an_installation_cut_off_is_done_again(run):
    """A download that failed leaves nothing that counts as whole."""
    assert installs(run("serve", FAILS="pip install")) == ["site.txt"]

    assert installs(run("serve")) == ["site.txt"]


def test_other_pins_make_another_environment(run, tmp_path):
    """After an update nothing of the old packages is left."""
    run("serve")
    with (tmp_path / "requirements/site.txt").open("a") as file:
        file.write("# one more\n")

    told = run("serve")

    assert any("venv --clear" in command for command in told)
    assert installs(told) == ["site.txt"]
