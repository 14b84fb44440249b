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
            THEME=str(folder / "theme"),
            THEME_TEMPLATES_OVERRIDES=[str(folder / "theme")],
            SEARCH_INDEX=False,  # made of the pages that are compared
            **changes,
        )
    )
    assert outcome.good, outcome
    return tree(folder / name)


def stock(folder, **changes):
    """Build it with Pelican's own class."""
    return made(folder, "stock", PELICAN_CLASS="pelican.Pelican", **changes)


def edited(path, old, new):
    """Change words in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.slow
def test_this_site_is_stock_pelicans_after_any_edit(tmp_path):
    """Cold, unchanged, and after edits of all that pages are made from."""
    content, theme = tmp_path / "content", tmp_path / "theme"
    shutil.copytree(ROOT / "content", content)
    shutil.copytree(ROOT / "theme", theme)
    take_what_is_made(tmp_path / "cache")
    expected = stock(tmp_path)
    assert differing(made(tmp_path, "ours"), expected) == []
    assert differing(made(tmp_path, "ours"), expected) == []

    edited(content / "articles/staying-active-safely.md", "title: ", "title: Now ")
    edited(content / "practice/practice.toml", "555-0142", "555-0149")
    edited(content / "services/strengthening.md", "description: ", "description: Say ")

    assert differing(made(tmp_path, "ours"), stock(tmp_path)) == []

    edited(content / "signs/comes-back.md", "Back pain often", "Pain often")
    edited(content / "sources.bib", "Abdominal aortic", "An abdominal aortic")
    edited(content / "drawings/first-visit.toml", "We listen", "We hear you")
    assert differing(made(tmp_path, "ours"), stock(tmp_path)) == []

    edited(theme / "templates/article.html", "Read next", "Then read")
    paged = {"DEFAULT_PAGINATION": 5}
    assert differing(made(tmp_path, "ours", **paged), stock(tmp_path, **paged)) == []
