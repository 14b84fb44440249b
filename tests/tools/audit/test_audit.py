"""Engineers learn what the software is made of, and what is known against it."""

import json
import subprocess
import sys

import pytest
from tests.conftest import PYTHONPATH, ROOT

from audit.__main__ import FILES, summary, unanswered
from audit.licences import UNKNOWN, Package, package, pinned
from audit.weaknesses import Answer, read

SITE = (ROOT / "requirements/site.txt").read_text(encoding="utf-8")


def test_readme_names_each_copyleft_package_of_a_site():
    """Whoever hands the software on knows which licences reach further than MIT."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8").casefold()
    packages = [package(*pin) for pin in pinned(SITE)]
    strict = [found.name for found in packages if found.is_copyleft]

    assert strict == ["pelican", "unidecode"]
    assert all(f"{name} (" in readme for name in strict)


def test_every_package_of_a_site_states_its_licence():
    """Nothing whose terms nobody knows is built upon."""
    silent = [
        entry.name
        for entry in (package(*pin) for pin in pinned(SITE))
        if entry.licence in {"", UNKNOWN}
    ]

    assert silent == []


@pytest.mark.parametrize(
    ("licence", "strict"),
    [
        ("GPL-2.0-or-later", True),
        ("GNU Affero General Public License v3 or later (AGPLv3+)", True),
        ("Public Domain or BSD License or GNU General Public License (GPL)", False),
        ("LGPL-3.0-only", False),
        ("MIT", False),
    ],
)
def test_copyleft_is_a_licence_that_leaves_no_choice(licence, strict):
    """A package that may be had under BSD as well binds nobody to the GPL."""
    assert Package("a", "1", licence).is_copyleft == strict


WEAK = {"id": "PYSEC-2024-1", "fix_versions": ["1.1"], "aliases": [], "description": ""}


def test_a_known_weakness_is_one_sentence_with_the_way_out():
    """The version that is without it stands in the sentence."""
    said = {
        "dependencies": [
            {"name": "a", "version": "1.0", "vulns": [WEAK]},
            {"name": "b", "version": "2.0", "vulns": [WEAK | {"fix_versions": []}]},
            {"name": "c", "version": "3.0", "vulns": []},
        ]
    }

    answer = read(json.dumps(said), "")

    assert summary(answer, 3).splitlines() == [
        "a 1.0 has a known weakness, PYSEC-2024-1. Pin 1.1.",
        "b 2.0 has a known weakness, PYSEC-2024-1. No version is without it yet.",
    ]


def test_silence_is_never_taken_for_a_clean_bill():
    """What nobody could be asked about is named, and the command says so to CI."""
    unknown = {"name": "a", "version": "1", "skip_reason": "not found"}
    answer = read(json.dumps({"dependencies": [unknown]}), "")
    broken = read("", "one\nno network")

    assert summary(answer, 1) == "The registry could not tell about any: a."
    assert summary(broken, 1) == (
        "Nobody could be asked about known weaknesses: no network."
    )
    assert unanswered(answer) == unanswered(broken) == 2
    assert unanswered(Answer()) == 0


def test_command_asks_about_a_real_list(tmp_path):
    """The program that asks is there and answers in the form that is read."""
    pins = SITE.partition("babel==")[0]
    (tmp_path / "pins.txt").write_text(pins, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "audit", "pins.txt"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": PYTHONPATH},
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
    )

    assert "pins.txt: 1 packages" in done.stdout, done.stderr
    assert "anyio" in done.stdout
    assert done.returncode in {0, 1, 2}
    assert "Traceback" not in done.stderr


def test_a_list_that_is_not_there_is_named(tmp_path):
    """A mistyped file is one sentence."""
    done = subprocess.run(
        [sys.executable, "-m", "audit", "none.txt"],
        cwd=tmp_path,
        env={"PYTHONPATH": PYTHONPATH},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stdout.startswith("none.txt: it cannot be read")


def test_every_list_of_pins_is_audited():
    """A list that a task installs from is never forgotten."""
    there = {path.name for path in (ROOT / "requirements").glob("*.txt")}

    assert {file.rpartition("/")[2] for file in FILES} == there
