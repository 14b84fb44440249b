"""A site moves to a newer version; what its people wrote stays theirs."""

import os
import pty
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.conftest import run_here
from tests.editions import (
    FACT,
    MINUTES,
    NEW_PAGE,
    NEW_SENTENCE,
    NEWER,
    PAGE,
    SETTING,
    WORKFLOW,
)
from tests.tools.conftest import GIT

from start.record import Record
from update.__main__ import main

pytestmark = pytest.mark.slow
OWN_SENTENCE = "We have seen hundreds of these in our town."


def test_a_site_updates(own_site):
    """The new words, the new page and the new names come; what was edited stays.

    The page that changed waits for its clinician, and the site builds.
    """
    site = own_site
    site.edit(f"content/{PAGE}", "## What we would do", OWN_SENTENCE + "\n\n## Care")
    site.edit("pelicanconf.py", "\nLANGUAGES", f"\n{SETTING[0]} = 90\nLANGUAGES")
    site.edit(f".github/workflows/{WORKFLOW}", "\non:", "\non:  # ours")
    site.commit()
    done = site.update("--yes")
    assert done.returncode == 0, done.stdout + done.stderr

    page = site.read(f"content/{PAGE}")
    assert OWN_SENTENCE in page
    assert "## Care" in page
    assert NEW_SENTENCE in page
    assert "\nstatus: waiting\n" in page
    assert "\nstatus: waiting\n" in site.read(f"content/{NEW_PAGE}")
    assert f"\n{FACT[1]} = " in site.read("content/practice/notices.toml")
    assert FACT[0] not in site.read("content/pages/privacy-practices.md")
    assert f"\n{SETTING[1]} = 90\n" in site.read("pelicanconf.py")
    wheel = f"software/clinicsite-{NEWER}-py3-none-any.whl"
    assert site.read("requirements.txt").startswith(f"./{wheel}\n")
    assert (site.folder / wheel).is_file()
    assert Record.read(site.folder).version == NEWER
    workflow = site.read(f".github/workflows/{WORKFLOW}")
    assert MINUTES in workflow
    assert "  # ours" in workflow

    site.software = site.editions.newer
    again = site.update("--list")
    assert again.returncode == 0
    assert "No text of yours would change." in again.stdout


def test_the_list_shows_all_of_it_and_changes_nothing(own_site):
    """Change log, names and texts are told; no file is another one afterwards."""
    own_site.edit(f"content/{PAGE}", "Walking later on", "Walks later on")
    before = own_site.state()
    done = own_site.update("--list")

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"From version 1.0.0 to {NEWER}." in done.stdout
    assert "  - Back strain says more about muscles." in done.stdout
    assert f"renamed  {FACT[0]} is now {FACT[1]}" in done.stdout
    assert f"+{NEW_SENTENCE}" in done.stdout
    assert f"new      content/{NEW_PAGE}" in done.stdout
    assert own_site.state() == before


def with_environment(site):
    """Give a site the environment that its first `./run` makes."""
    environment = site.folder / ".venv"
    venv = [sys.executable, "-m", "venv", "--without-pip", environment]
    subprocess.run(venv, check=True)
    (packages,) = environment.glob("lib/python*/site-packages")
    ours = next(Path(line) for line in sys.path if line.endswith("site-packages"))
    (packages / "ours.pth").write_text(f"{ours}\n")
    shutil.copytree(site.software, packages, dirs_exist_ok=True)
    (environment / "pins.txt").write_text(site.read("requirements.txt"))


def run_script(site, *words, answers=(), **environment):
    """Run a task by the site's own script at a terminal, without a network."""
    master, slave = pty.openpty()
    os.write(master, "".join(f"{answer}\n" for answer in answers).encode())
    clean = {name: os.environ[name] for name in os.environ if name != "PYTHONPATH"}
    return subprocess.run(
        ["./run", *words],
        cwd=site.folder,
        env={**clean, **GIT, "PIP_NO_INDEX": "1", **environment},
        capture_output=True,
        text=True,
        stdin=slave,
        check=False,
    )


def test_a_confirmed_page_under_another_name_waits_again(own_site, tmp_path):
    """A renamed page takes the new words; a removed one does not come back.

    Whoever confirmed the old words has not read the new ones. Without git, what an
    update changed can be taken back from a file. In an environment of the site's own
    `./run` has the new version at once, without a network.
    """
    with_environment(own_site)
    own_site.run("confirm", f"content/{PAGE}", "--by", "ines-marlow")
    renamed = own_site.run("rename", PAGE.removesuffix(".md"), "strain", "--yes")
    assert renamed.returncode == 0, renamed.stderr
    own_site.run("remove", "services/home-exercise-program", "--yes")
    before = own_site.read("content/conditions/strain.md")
    assert "status: waiting" not in before
    own_site.folder.joinpath(".git").rename(tmp_path / "git")
    outside = {"GIT_CEILING_DIRECTORIES": str(tmp_path)}
    words = ("update", "--wheel", str(own_site.editions.wheel))
    done = run_script(own_site, *words, answers="yyyy", **outside)
    assert done.returncode == 0, done.stdout + done.stderr

    page = own_site.read("content/conditions/strain.md")
    assert NEW_SENTENCE in page
    assert "\nstatus: waiting\n" in page
    assert "\nreviewed:" not in page
    assert "\nreviewer: ines-marlow\n" in page
    assert not (own_site.folder / "content" / PAGE).exists()
    assert not (own_site.folder / "content/services/home-exercise-program.md").exists()
    assert "home-exercise-program" not in own_site.read(f"content/{NEW_PAGE}")
    assert ".starter/before-update.zip" in done.stdout
    with zipfile.ZipFile(own_site.folder / ".starter/before-update.zip") as archive:
        assert archive.read("content/conditions/strain.md").decode() == before
    assert "makes the environment anew" not in done.stdout
    version = run_script(own_site, "--version").stdout
    assert re.search(rf"\b{re.escape(NEWER)}\b", version)


def test_an_update_that_does_not_build_changes_nothing(own_site):
    """The mistake is named by file and line; every file is as it was."""
    own_site.edit("content/practice/hours.toml", "[weekly]", "[weekley]")
    own_site.commit()
    before = own_site.state()
    done = own_site.update("--yes")

    assert done.returncode == 1
    assert "content/practice/hours.toml:" in done.stdout
    assert done.stdout.rstrip().endswith("Nothing was changed.")
    assert "Traceback" not in done.stdout + done.stderr
    assert own_site.state() == before


def uncommitted(site):
    """Somebody edits without a commit."""
    site.edit(f"content/{PAGE}", "Heat", "Warmth")


def pinned_ahead(site):
    """Somebody moved the pin by hand, further than the file that is given."""
    pins = site.read("requirements.txt").partition("\n")[0]
    site.edit("requirements.txt", pins, "clinicsite==9.9.0")
    site.commit()


def without_record(site):
    """The record of the start is gone."""
    for path in (site.folder / ".starter").iterdir():
        path.unlink()
    site.commit()


def damaged_record(site):
    """The record of the start is half there."""
    (site.folder / ".starter/texts.zip").write_bytes(b"PK")
    site.commit()


WITH_NEWER = ("--wheel", "NEWER", "--yes")


@pytest.mark.parametrize(
    ("spoil", "words", "sentence"),
    [
        (uncommitted, WITH_NEWER, "Some of your changes are in no commit yet: commit"),
        (pinned_ahead, WITH_NEWER, "This site is on version 9.9.0; 9.1.0 is older."),
        (without_record, WITH_NEWER, "This folder has no .starter/, which `start`"),
        (damaged_record, WITH_NEWER, ".starter/ cannot be read. Take it back from git"),
        (None, ("--wheel", "no.whl", "--yes"), "There is no file no.whl."),
        (None, ("--wheel", "run", "--yes"), "run is no file of this software: clinic"),
        (None, ("--wheel", "HALF", "--yes"), "cannot be unpacked. Copy or fetch it"),
        (None, ("--wheel", "NEWER"), "Add --yes to take whatever needs no decision;"),
    ],
)
def test_what_cannot_be_is_one_sentence(own_site, tmp_path, spoil, words, sentence):
    """A wrong file, an unkept folder, an older version: said, and nothing changed."""
    half = tmp_path / f"clinicsite-{NEWER}-py3-none-any.whl"
    half.write_bytes(b"PK")
    if spoil:
        spoil(own_site)
    before = own_site.state()
    files = {"NEWER": own_site.editions.wheel, "HALF": half}
    done = run_here(main, own_site.folder, *(files.get(word, word) for word in words))

    assert done.returncode == 1
    assert sentence in done.stdout
    assert own_site.state() == before


def test_without_a_network_it_asks_for_a_file(own_site):
    """No index can be reached: one sentence, and nothing changed."""
    before = own_site.state()
    done = own_site.run("update", "--yes", PIP_INDEX_URL="https://127.0.0.1:9/simple")

    assert done.returncode == 1
    assert (
        "There is no network to fetch the software by: use --wheel FILE." in done.stdout
    )
    assert own_site.state() == before


def test_older_software_names_the_version_that_the_site_needs(own_site):
    """A colleague who has not updated is told, not given a broken build."""
    own_site.edit(".starter/start.toml", "1.0.0", "9.9.0")
    done = own_site.run("build")

    assert done.returncode == 1
    assert (
        "This site is on version 9.9.0 of the software; this is 1.0.0." in done.stderr
    )
