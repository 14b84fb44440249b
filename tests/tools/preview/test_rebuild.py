"""One build of the preview says which page comes from which file."""

import shutil

import pytest
from tests.conftest import ROOT

from preview.rebuild import Kept, rebuild
from preview.search import LateIndex
from preview.site import Site


@pytest.fixture
def built(site):
    def build(show=None, first=(), kept=None):
        with site.sharing():
            return rebuilt(show, first, kept)

    def rebuilt(show, first, kept):
        return rebuild(
            str(ROOT / "pelicanconf.py"),
            site.output,
            kept or Kept(LateIndex(site.root / "search-index")),
            show=show,
            first=first,
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

    assert outcome.works, outcome.diagnostics
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
    assert outcome.diagnostics[0].path == "content/articles/a.md"


def test_broken_settings_are_one_mistake(tmp_path):
    """Settings that can't be read are told with their line."""
    file = tmp_path / "broken_settings.py"
    file.write_text("A = 1\nB = (\n", encoding="utf-8")
    outcome = rebuild(
        str(file), tmp_path / "output", Kept(LateIndex(tmp_path / "search-index"))
    )

    assert outcome.diagnostics[0].line == 2
    assert "The settings can't be read" in outcome.diagnostics[0].problem


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_any_edit_ends_in_a_fresh_builds_site(built, site, article):
    """What the process remembers of earlier builds changes no file."""
    first = {
        "articles/a.md": article("One.", title="One"),
        "articles/b.md": article("Read [one]({filename}/articles/a.md)."),
        "articles/c.md": article("Gone soon.", title="Gone", aliases=["/old/"]),
    }
    site.write(first)
    assert built().works
    site.write({"articles/a.md": article("Other words.", title="Another")})
    (site.root / "content/articles/c.md").unlink()
    assert built(first=[site.root / "content/articles/a.md"]).works
    kept = tree(site.output)
    shutil.rmtree(site.root / ".cache")
    shutil.rmtree(site.output)
    assert built().works

    assert kept == tree(site.output)
    assert not (site.output / "old").exists()


def test_pages_are_shown_before_the_rest_is_there(built, site, article):
    """An author need not wait for the sitemap; what was shown is what comes."""
    site.write({"articles/a.md": article("First words.")})
    assert built().works
    site.write({"articles/a.md": article("Otherwise.")})
    seen = []

    def show(folder, outcome):
        early = Site(folder)
        assert early.read("sitemap.xml") is None
        seen.extend((early, outcome))

    last = built(show)
    early, outcome = seen

    assert outcome == last
    page = (site.output / "articles/a/index.html").read_bytes()
    assert b"Otherwise." in page
    assert early.read("/articles/a/") == ("articles/a/index.html", page)
    assert early.read("/sitemap.xml")  # the folder is the one that is served now


def test_page_that_was_saved_is_shown_before_all_others(built, site, article):
    """Its author waits for it; other pages may still have to be compared."""
    files = {"articles/a.md": article("First words."), "articles/b.md": article()}
    site.write(files)
    assert built().works
    site.write({"articles/a.md": article("Otherwise.")})
    seen = []

    def show(folder, _outcome):
        early = Site(folder)
        seen.append((early.read("/articles/a/"), early.read("/articles/b/")))

    assert built(show, [site.root / "content/articles/a.md"]).works
    (alone, nothing), (again, other) = seen

    assert b"Otherwise." in alone[1]
    assert nothing is None
    assert again == alone
    assert alone[1] == (site.output / "articles/a/index.html").read_bytes()
    assert other
