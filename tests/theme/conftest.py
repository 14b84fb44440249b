"""What tests of the theme share: its templates, its tokens, agreed output."""

import os
import re
from pathlib import Path

import pytest
from pelican.generators import Generator

from languages import speak
from whole_build.build import read

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
GOLDEN = ROOT / "tests" / "golden"
DECLARATION = re.compile(r"^\s*(--[\w-]+):\s*(.+?);$", re.MULTILINE)


@pytest.fixture(scope="session")
def theme():
    """The theme's folder."""
    return THEME


@pytest.fixture(scope="session")
def templates():
    """Pelican's own template environment for this theme."""
    settings = read(str(ROOT / "pelicanconf.py"))
    generator = Generator({}, settings, settings["PATH"], settings["THEME"], "")
    speak(generator)
    return generator.env


@pytest.fixture(scope="session")
def tokens():
    """Every token of css/tokens.css with its value."""
    return dict(DECLARATION.findall((THEME / "css" / "tokens.css").read_text()))


@pytest.fixture
def matches_golden():
    """Compare with the agreed output; UPDATE_GOLDEN=1 agrees to the new one."""

    def compare(text, name):
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{name} is new: UPDATE_GOLDEN=1 pytest tests/theme"
        assert text == path.read_text(encoding="utf-8")

    return compare
