"""One build of the preview says which page comes from which file."""

import pytest
from tests.conftest import ROOT

from preview.rebuild import rebuild


@pytest.fixture
def built(site):
    def build():
        return rebuild(
            str(ROOT / "pelicanconf.py"),
            site.output,
            PATH=str(site.root / "content"),
            CACHE_PATH=str(site.root / ".cache"),
            DEFECT_LOG=str(site.root / "failure.txt"),
            EDITORIAL_KINDS=[],
            REQUIRED_PAGES=[],
        )

    return build


def test_pages_know_their_files_and_states(built, site, article):
    """Published, draft and future pages are told apart."""
    site.write(
        {
            "articles/now.md": article(),
            "articles/rough.md": article(status="draft"),
            "articles/later.md": article().replace("2026-03-02", "2199-03-02"),
        }
    )
    outcome = built()

    assert outcome.works, outcome.mistakes
    page = outcome.pages["/articles/now/"]
    assert (page.source, page.state) == ("content/articles/now.md", "published")
    assert outcome.pages["/drafts/articles/rough/"].state == "draft"
    later = outcome.pages["/drafts/articles/later/"]
    assert (later.state, later.date) == ("future", "March 2, 2199")


def test_mistakes_come_back(built, site, article):
    """A mistake is an outcome, not a crash."""
    site.write({"articles/a.md": article(categroy="x")})
    outcome = built()

    assert not outcome.works
    assert outcome.mistakes[0].path == "content/articles/a.md"


def test_broken_settings_are_one_mistake(tmp_path):
    """Settings that can't be read are told with their line."""
    file = tmp_path / "broken_settings.py"
    file.write_text("A = 1\nB = (\n", encoding="utf-8")
    outcome = rebuild(str(file), tmp_path / "output")

    assert outcome.mistakes[0].line == 2
    assert "The settings can't be read" in outcome.mistakes[0].problem
