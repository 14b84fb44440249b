"""What the docs list is what there is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from blinker import Signal
from pelican.settings import read_settings

from whole_build import stages

ROOT = Path(__file__).parent.parent.parent
PLUGINS = read_settings(str(ROOT / "pelicanconf.py"))["PLUGINS"]


def text(name):
    """Return a page of the docs."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_plugin_is_in_the_architecture():
    """docs/architecture.md lists every plugin folder in its group."""
    table = (
        text("docs/architecture.md").partition("\n## Plugins")[2].partition("\n## ")[0]
    )
    listed = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    folders = {
        path.parent.name
        for group in ("plugins/*", "plugins/*/*", "tools/*")
        for path in ROOT.glob(f"{group}/__init__.py")
    }

    assert set(listed) == folders
    assert {plugin.partition(".")[0] for plugin in PLUGINS} <= set(listed)


def test_every_stage_is_in_the_architecture():
    """docs/architecture.md lists the stages in the order they run, and what else."""
    signals = {
        name: value for name, value in vars(stages).items() if isinstance(value, Signal)
    }
    in_order = (*stages.BEFORE_WRITING, *stages.AFTER_WRITING)
    listed = re.findall(r"^ +\| `(\w+)` \|", text("docs/architecture.md"), re.MULTILINE)

    assert [signals[name] for name in listed] == list(in_order)
    assert all(f"`{name}`" in text("docs/architecture.md") for name in signals)


def test_every_task_is_listed():
    """CONTRIBUTING.md lists every task, and each has a sentence of help."""
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "--list"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    tasks = re.findall(r"^  ([\w-]+)   +\S", done.stdout, re.MULTILINE)
    listed = re.findall(r"^\| `\./run ([\w-]+)", text("CONTRIBUTING.md"), re.MULTILINE)

    assert sorted(listed) == sorted(tasks)


def test_visible_things_are_where_the_architecture_says():
    """Each place in "Where is …?" is there, for twenty things at least."""
    section = text("docs/architecture.md").partition("## Where is")[2]
    rows = re.findall(r"^\| (.*) \|$", section.partition("\n## ")[0], re.MULTILINE)[2:]
    folders = {
        path.parent.name: path.parent.relative_to(ROOT).as_posix()
        for group in ("plugins/*", "plugins/*/*", "tools/*")
        for path in ROOT.glob(f"{group}/__init__.py")
    }
    places = [
        match if "/" in match else folders[match]
        for row in rows
        for match in re.findall(r"`([^`]+)`", row)
    ]

    assert len(rows) >= 20
    assert [place for place in places if not (ROOT / place).exists()] == []
    tests = [ROOT / place for place in places if place.startswith("tests/")]
    assert [
        test for test in tests if test.is_dir() and not [*test.glob("test_*")]
    ] == []


@pytest.mark.parametrize(
    "page",
    [
        *("README.md", "CONTRIBUTING.md", "CHANGELOG.md"),
        *(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/**/*.md")),
    ],
)
def test_links_of_the_docs_lead_somewhere(page):
    """A file that the docs link to is there."""
    prose = re.sub(
        r"^ *```.*?^ *```|`[^`]*`", "", text(page), flags=re.DOTALL | re.MULTILINE
    )
    links = re.findall(r"\]\((?!https?:|#|mailto:|/|…)([^)#\s]+)", prose)
    missing = [link for link in links if not ((ROOT / page).parent / link).exists()]

    assert not missing
