"""A practice that has just started, and its trial."""

import os
import shutil
import subprocess
import sys

import pytest
from tests.conftest import PYTHONPATH, ROOT, run_here, take_what_is_made

from start.__main__ import main

PRACTICES = ROOT / "tests" / "practices"
OF_THE_TRIAL = PRACTICES / "one-room.toml"
PUBLISH = ("whole_build", "--settings", "publishconf.py", "--output", "live")
NOON = "1796212800"  # 2 December 2026: after the days in the health texts


def program(folder, *words, **options):
    """Run one of our programs in a folder."""
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": PYTHONPATH,
            "SOURCE_DATE_EPOCH": NOON,
        },
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
        **options,
    )


def start(folder, *words):
    """Start a site in `folder/site`."""
    return run_here(main, folder, "site", *words)


def with_software(site):
    """Let a started site use this checkout in place of the installed package."""
    for name in ("pelicanconf.py", "publishconf.py"):
        text = (site / name).read_text().replace("clinicsite.", "")
        own = [line for line in text.splitlines() if not line.startswith("from ")]
        shutil.copy(ROOT / name, site / name)
        with (site / name).open("a") as file:
            # Packed copies say nothing else, and take as long as all other files.
            file.write("\n".join([*own, "COMPRESSED = False\n"]))
    for name in ("plugins", "theme", "tools"):
        (site / name).symlink_to(ROOT / name)
    return site


@pytest.fixture(scope="session")
def trial(made_once):
    """The folder of a practice that has just started, with its trial in `live/`."""
    return made_once("trial", trial_in) / "site"


def trial_in(folder):
    """Start a practice, and make its trial; keep what was said and drawn beside it."""
    done = start(folder, "--answers", OF_THE_TRIAL)
    assert done.returncode == 0, done.stdout + done.stderr
    site = with_software(folder / "site")
    take_what_is_made(site / ".cache")
    service = next((site / "content/services").glob("[!_]*.md"))
    with service.open("a") as file:
        file.write("\n/// staff | For our lawyer\nWords for a lawyer alone.\n///\n")
    built = program(site, *PUBLISH, "--staging")
    assert built.returncode == 0, built.stderr
    (folder / "said.txt").write_text(built.stderr)
    shutil.copytree(site / ".cache", folder / "drawn")
