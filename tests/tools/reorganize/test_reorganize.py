"""After a removal or a new name the whole site builds, with nothing left behind."""

import os
import shutil
import subprocess
import sys

import pytest
from tests.conftest import PYTHONPATH, ROOT, run_here, take_what_is_made

from reorganize.__main__ import main

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A folder for copies of the sample."""
    folder = tmp_path_factory.mktemp("sample")
    for name in ("plugins", "theme", "tools"):
        (folder / name).symlink_to(ROOT / name)
    take_what_is_made(folder / ".cache")
    return folder


@pytest.fixture
def site(copy):
    """A copy of the sample where the last one was: a build reads what is new."""
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, copy)
        with (copy / name).open("a") as file:
            file.write("\nCOMPRESSED = False\n")  # packed copies say nothing else
    shutil.rmtree(copy / "content", ignore_errors=True)
    shutil.copytree(ROOT / "content", copy / "content")
    return copy


def reorganize(site, *words):
    """Remove or rename something in that copy."""
    return run_here(main, site, *words)


def build(site):
    """Build it as it is published."""
    command = [sys.executable, "-m", "whole_build", "--settings", "publishconf.py"]
    return subprocess.run(
        [*command, "--sample"],
        cwd=site,
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        capture_output=True,
        text=True,
        check=False,
    )


def sentences(done):
    """The mistakes of a build."""
    lines = done.stderr.splitlines()
    chatter = ("note: ", "reading ", "writing ")
    return [line for line in lines if not line.startswith(chatter)]


def all_text(site):
    """Every word of the content."""
    paths = sorted((site / "content").rglob("*"))
    written = [path for path in paths if path.suffix in {".md", ".toml", ".bib"}]
    return "\n".join(path.read_text(encoding="utf-8") for path in written)


PAGES = {
    "rename conditions/spinal-stenosis stenosis": "spinal-stenosis.md",
    "rename people/jordan-sample people/jo-lee": "or: jordan-sample",
    "rename signs/comes-back returns": "comes-back",
    "rename tags/exercise moving": "tags: [exercise",
    "remove services/gyrotonic": "services/gyrotonic.md",
    "remove content/conditions/back-strain.md": "  - back-strain",
    "remove people/sam-specimen --instead jo-lee": "or: sam-specimen",
    "remove signs/legs-ache-when-walking": "legs-ache-when-walking",
}
SECTIONS = {
    "remove comments": "Pat Placeholder",
    "remove articles": "{filename}/articles",
    "remove language/es": "translates:",
}


@pytest.mark.parametrize(
    "changes",
    [PAGES, SECTIONS],
    ids=["some pages gone, others renamed", "some sections gone"],
)
def test_a_site_builds_after_it(site, changes):
    """No mistake follows: menus, lists, quotes, sources and words went along.

    A removed page's address, in each language, answers with a redirect.
    """
    for words, gone in changes.items():
        assert gone in all_text(site)
        done = reorganize(site, *words.split(), "--yes")
        assert done.returncode == 0, done.stderr
        assert gone not in all_text(site)

    built = build(site)
    assert built.returncode == 0, sentences(built)
    if changes is PAGES:
        rules = (site / "output" / "_redirects").read_text()
        assert "/services/gyrotonic/ /services/ 301" in rules
        assert "/es/servicios/gyrotonic/ /es/servicios/ 301" in rules


def test_nothing_changes_without_a_yes(site):
    """The plan is shown; without anybody who agrees it is not carried out."""
    before = all_text(site)
    done = reorganize(site, "remove", "services/gyrotonic")

    assert "remove  content/services/gyrotonic.md" in done.stdout
    assert "Nothing was changed." in done.stdout
    assert done.returncode == 1
    assert all_text(site) == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["remove", "servces/gyrotonic"], "Did you mean services/gyrotonic?"),
        (["remove", "services/gyrotonik"], "Did you mean services/gyrotonic?"),
        (["remove", "people/sam-specimen"], "Say who does it from now on: --instead"),
        (["remove", "sources/hayden"], "This line rests on “hayden”."),
        (["remove", "language/fr"], "“fr” is no further language of this site."),
        (["rename", "services/gyrotonic", "Bad_Name"], "makes no good address"),
        (["rename", "services/gyrotonic", "strengthening"], "is there already"),
        (["rename", "sources/hayden", "who"], "“who” is another source's key."),
        (["remove", "tags/nothing"], "No tag “nothing”."),
    ],
)
def test_what_cannot_be_done_is_said(site, words, sentence):
    """One sentence says why and what to do; nothing was touched."""
    before = all_text(site)
    done = reorganize(site, *words, "--yes")

    assert sentence in done.stderr
    assert done.returncode == 1
    assert all_text(site) == before
