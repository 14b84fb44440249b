"""The plugin works for a Pelican site that has nothing else of ours."""

import os
import re
import shutil
import subprocess
import sys
from textwrap import dedent

import pytest
from tests.conftest import ROOT

from .conftest import FILES

GUIDE = (ROOT / "docs" / "signs.md").read_text(encoding="utf-8")
SECTION = GUIDE.partition("## On another Pelican site")[2]
GROUPS = ("base", "fast_build", "content", "trust", "pages")
SETTINGS = f"""
{SECTION.partition("```python")[2].partition("```")[0]}
PATH = "content"
OUTPUT_PATH = "output"
SITEURL = ""
TIMEZONE = "UTC"
THEME = "simple"
"""
ARTICLE = """\
Title: About fever
Date: 2026-11-02
Category: Back pain

Some words.

/// signs | fever, six-weeks

///
"""


@pytest.fixture
def bare_site(tmp_path):
    """Pelican's own settings and its own simple theme; three signs, one article."""
    files = FILES | {"article.md": ARTICLE}
    del files["sources.bib"]
    for name, text in files.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    (tmp_path / "plugins").mkdir()
    for group in GROUPS:
        assert f"`{group}`" in SECTION
        shutil.copytree(ROOT / "plugins" / group, tmp_path / "plugins" / group)
    words = ROOT / "content" / "signs" / "_wording.toml"
    shutil.copy(words, tmp_path / "content" / "signs")
    (tmp_path / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def build(folder):
    """Build it as docs/signs.md says, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "whole_build"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": re.search(r"PYTHONPATH=(\S+)", SECTION)[1]},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_simple_theme_shows_the_checklist(bare_site):
    """Danger signs first, every result, no cite key left over."""
    done = build(bare_site)

    assert done.returncode == 0, done.stderr
    page = (bare_site / "output" / "signs" / "index.html").read_text()
    places = [
        page.index(f'id="{name}"') for name in ("cannot-pee", "fever", "six-weeks")
    ]
    assert places == sorted(places)
    assert page.count('type="checkbox"') == 3 + 3
    assert page.count("Call 911") >= 2
    assert "If you ticked a danger sign: Get emergency help now" in page
    assert "[@" not in page
    assert "Sources: nhs" in page
    assert (bare_site / "output" / "signs" / "signs.json").exists()


def test_simple_theme_shows_quoted_signs(bare_site):
    """An article quotes signs and links to them; signs are no articles."""
    build(bare_site)

    article = (bare_site / "output" / "about-fever.html").read_text()
    assert 'href="/signs/#fever"' in article
    assert "I have a fever." in article
    assert not (bare_site / "output" / "fever.html").exists()


def test_mistakes_are_sentences_there_too(bare_site):
    """What is wrong with a sign stops that site as it stops ours."""
    path = bare_site / "content" / "signs" / "cannot-pee.md"
    path.write_text(path.read_text().replace("Call 911 now", "Wait"), "utf-8")

    done = build(bare_site)

    assert done.returncode == 1
    assert "content/signs/cannot-pee.md:12: The text of an emergency" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (bare_site / "output").exists()
