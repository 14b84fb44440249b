"""This site is the same, built by stock Pelican or by ours."""

import shutil

import pytest
from tests.conftest import ROOT, take_what_is_made
from tests.plugins.fast_build.conftest import differing, tree

from whole_build.build import build, read


def made(folder, name, **changes):
    """Build the sample site from a copy of its content; return its files."""
    outcome = build(
        read(
            str(ROOT / "pelicanconf.py"),
            PATH=str(folder / "content"),
            OUTPUT_PATH=str(folder / name),
            STAGING_PATH=str(folder / f"{name}.staging"),
            CACHE_PATH=str(folder / "cache"),
            DEFECT_LOG=str(folder / "failure.txt"),
            SEARCH_INDEX=False,  # made of the pages that are compared
            **changes,
        )
    )
    assert outcome.good, outcome
    return tree(folder / name)


def stock(folder):
    """Build it with Pelican's own class."""
    return made(folder, "stock", PELICAN_CLASS="pelican.Pelican")


def edited(path, old, new):
    """Change words in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.slow
def test_this_site_is_stock_pelicans_after_any_edit(tmp_path):
    """Cold, unchanged, and after a change of an article, a fact and a service."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    take_what_is_made(tmp_path / "cache")
    expected = stock(tmp_path)
    assert differing(made(tmp_path, "ours"), expected) == []
    assert differing(made(tmp_path, "ours"), expected) == []

    edited(content / "articles/staying-active-safely.md", "title: ", "title: Now ")
    edited(content / "practice/practice.toml", "555-0142", "555-0149")
    edited(content / "services/strengthening.md", "description: ", "description: Say ")

    assert differing(made(tmp_path, "ours"), stock(tmp_path)) == []
