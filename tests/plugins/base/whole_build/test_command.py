"""What a pipeline learns from the command: its exit, and one sentence a mistake."""

import sys

import pytest
from tests.conftest import ROOT

from whole_build.__main__ import main


@pytest.fixture
def command(site, monkeypatch):
    """Run the command for a small site; return its exit."""
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
