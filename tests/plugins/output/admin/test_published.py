"""The editor is in the published site where a setting asks for it, and nowhere else."""

import json
import shutil
from html import unescape

import pytest
from tests.conftest import ROOT

from admin.program import PACKAGE, VERSION, program

BACKEND = {
    "name": "github",
    "repo": "example/site",
    "branch": "main",
    "base_url": "https://sign-in.example.com",
}
PUBLISHED = {"PREVIEW": False, "HOST_RULES": True}


@pytest.fixture
def build(site, article):
    """Publish a small site with some settings."""
    kept = program(ROOT / ".cache" / "admin")
    shutil.copytree(kept, site.root / ".cache" / "admin" / f"{PACKAGE}-{VERSION}")
    site.write({"articles/a.md": article()})

    def build(**settings):
        return site.build(**PUBLISHED, **settings)

    return build


def files_of(site):
    """Give every file that a host gets, by its path."""
    files = (path for path in site.output.rglob("*") if path.is_file())
    return {file.relative_to(site.output).as_posix(): file for file in files}


def test_nothing_of_it_is_published_unasked(build, site):
    """No file, no link, no rule names it."""
    outcome = build()
    assert outcome.good, outcome.diagnostics

    files = files_of(site)
    assert not [name for name in files if "admin" in name]
    for path in files.values():
        text = path.read_text(encoding="utf-8", errors="ignore")
        assert "/admin/" not in text
        assert "decap" not in text.lower()
        assert "unsafe-eval'" not in text


def test_with_the_setting_the_page_its_forms_and_its_policy_are_there(build, site):
    """Changes become branches that somebody reads; other pages stay as strict."""
    assert build().good
    before = (site.output / "_headers").read_text(encoding="utf-8")
    outcome = build(EDITOR_PUBLISHED=True, EDITOR_BACKEND=BACKEND)
    assert outcome.good, outcome.diagnostics

    told = json.loads((site.output / "admin/config.yml").read_text(encoding="utf-8"))
    assert told["publish_mode"] == "editorial_workflow"
    assert told["backend"] == BACKEND
    assert "article_en" in [collection["name"] for collection in told["collections"]]
    page = (site.output / "admin/index.html").read_text(encoding="utf-8")
    assert 'src="/admin/decap-cms.js"' in page
    assert (site.output / "admin/decap-cms.js").stat().st_size > 1_000_000
    for path in site.output.rglob("*.html"):
        if path.parent.name != "admin":  # unknown addresses have a page's policy alone
            said = unescape(path.read_text(encoding="utf-8"))
            assert "Policy\" content=\"default-src 'none'" in said
    blocks = (site.output / "_headers").read_text(encoding="utf-8").split("\n\n")
    own = next(block for block in blocks if block.startswith("/admin/*"))
    assert "connect-src 'self' blob: https://api.github.com" in own
    assert "https://sign-in.example.com" in own
    strict = next(line for line in before.splitlines() if "Content-Security" in line)
    home = next(block for block in blocks if block.startswith("/\n"))
    assert strict in home
    assert "admin" not in (site.output / "sitemap.xml").read_text(encoding="utf-8")


def test_a_preview_does_not_write_it(site, article):
    """There it is served for this computer's files, with --admin."""
    site.write({"articles/a.md": article()})

    assert site.build(EDITOR_PUBLISHED=True, EDITOR_BACKEND=BACKEND).good
    assert not (site.output / "admin").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"repo": ""}, "“” is no repository. Write repo as owner/name."),
        ({"name": "svn"}, "“svn” is not known. Use one of: github, gitlab, gitea."),
        ({"base_url": "sign-in"}, "“sign-in” is no address."),
        ({"brunch": "x"}, "nobody asks for “brunch”."),
    ],
)
def test_backend_that_cannot_be_meant_stops_the_build(build, site, change, said):
    """Before anything is written, in one sentence."""
    outcome = build(EDITOR_PUBLISHED=True, EDITOR_BACKEND={**BACKEND, **change})

    assert any(said in str(diagnostic) for diagnostic in outcome.diagnostics)
    assert not site.output.exists()


def test_hosts_without_headers_get_the_policy_in_the_page(build, site):
    """GitHub Pages sets none, so the page states it itself."""
    assert build(
        EDITOR_PUBLISHED=True, EDITOR_BACKEND=BACKEND, POLICY_IN_PAGES=True
    ).good
    page = (site.output / "admin/index.html").read_text(encoding="utf-8")

    assert "https://api.github.com" in page
    assert "frame-ancestors" not in page
