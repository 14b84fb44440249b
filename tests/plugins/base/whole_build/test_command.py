"""What a pipeline learns from the command: its exit, and one sentence a mistake."""

import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT, software_of_run

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
        "LANGUAGES = []",
        'PLUGINS = [name for name in PLUGINS if name != "gallery.plugin"]',
    ]
    conf = site.root / "conf.py"
    conf.write_text("\n".join(lines))
    given = ["whole_build", "--settings", str(conf), "--output", str(site.output)]
    monkeypatch.setattr(sys, "argv", given)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr("fast_build.build.software", lambda *_: software_of_run())
    yield main
    site.give_others_what_is_made()


def test_mistake_is_told_and_fails_the_pipeline(site, article, command, capsys):
    """With a mistake it exits with 1, else with 0."""
    site.write({"articles/x.md": article()})
    assert command() == 0

    site.write({"articles/x.md": article(sumary="x")})
    assert command() == 1
    assert "content/articles/x.md:5: “sumary” is not a field" in capsys.readouterr().err


def test_many_mistakes_fit_a_screen_and_a_file_has_all(tmp_path, monkeypatch):
    """The terminal says the reasons; the file is named as it is seen from here."""
    monkeypatch.chdir(tmp_path)
    many = [Diagnostic("a.md", n, f"“{n}” is wrong.", "Mend it.") for n in range(90)]

    said = as_text(
        Outcome(tuple(many), (), ()), tmp_path / ".build" / "log"
    ).splitlines()
    assert len(said) < 25
    assert f"All of them, with what to do: {Path('.build/mistakes.txt')}" in said
    assert "90 mistakes to mend. The last good site is still in place." in said
    file = tmp_path / ".build" / "mistakes.txt"
    assert file.read_text().splitlines() == [str(sentence) for sentence in many]


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


def test_many_notes_fit_a_screen_and_a_file_has_all(tmp_path, monkeypatch):
    """After an import hundreds hide neither one another nor that the site is built."""
    monkeypatch.chdir(tmp_path)
    many = [Diagnostic("a.md", n, f"“{n}” is long.", "Cut it.") for n in range(90)]

    said = as_text(Outcome((), tuple(many), (), "Fast."), tmp_path / ".build" / "log")

    assert said.splitlines() == [
        "note: a.md:0: “0” is long. Cut it.",
        "note: a.md:1: “1” is long. Cut it.",
        "    and 88 more of this kind",
        f"All notes: {Path('.build/notes.txt')}",
        "The site is built. Fast.",
    ]
    file = tmp_path / ".build" / "notes.txt"
    assert file.read_text().splitlines() == [str(sentence) for sentence in many]
