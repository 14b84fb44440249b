"""What a pipeline learns from the command: its exit, and one sentence a mistake."""

import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT

from diagnostics import Diagnostic
from whole_build.__main__ import main
from whole_build.build import Outcome
from whole_build.printed import as_text


@pytest.fixture
def command(site, monkeypatch):
    """Run the command for a small site; return its exit."""
    site.take_what_others_made()
    lines = [
        "import sys",
        f"sys.path.insert(0, {str(ROOT)!r})",
        "from pelicanconf import *",
        f"PATH = {str(site.root / 'content')!r}",
        f"CACHE_PATH = {str(site.root / '.cache')!r}",
        f"DEFECT_LOG = {str(site.root / 'failure.txt')!r}",
        "EDITORIAL_KINDS = REQUIRED_PAGES = []",
        "SEARCH_INDEX = False",
    ]
    conf = site.root / "conf.py"
    conf.write_text("\n".join(lines))
    given = ["whole_build", "--settings", str(conf), "--output", str(site.output)]
    monkeypatch.setattr(sys, "argv", given)
    monkeypatch.setattr(sys, "path", [*sys.path])
    return main


def test_mistake_is_told_and_fails_the_pipeline(site, article, command, capsys):
    """With a mistake it exits with 1, else with 0."""
    site.write({"articles/x.md": article()})
    assert command() == 0

    site.write({"articles/x.md": article(sumary="x")})
    assert command() == 1
    assert "content/articles/x.md:5: “sumary” is not a field" in capsys.readouterr().err


def test_mistakes_stand_before_all_else_and_notes_are_counted():
    """Whoever has to mend something reads that, not what could be better."""
    mistake = Diagnostic("content/x.md", 3, "It is wrong.", "Mend it.")
    notes = [Diagnostic("a.md", n, "So.", "Do.", "r", "warning") for n in (1, 2)]
    refused = Outcome((mistake,), tuple(notes), ())

    assert as_text(refused, Path("log")).splitlines() == [
        "content/x.md:3: It is wrong. Mend it.",
        "",
        "1 mistake to mend. The last good site is still in place.",
        "2 notes hold nothing up; a build without mistakes tells them.",
    ]
    built = as_text(Outcome((), tuple(notes), (), "Fast."), Path("log"))
    assert built.splitlines()[0] == "note: a.md:1: So. Do."
