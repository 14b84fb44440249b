"""A practice checks its own site, and says of itself only what was checked."""

import os
import tomllib
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import CONTACT, HOME, ROOT, WITHOUT, run_here
from tests.tools.conftest import OwnSite

from facts.tested import digest_of_site
from groups import IMPORT_PATH
from site_check.__main__ import heavy_pages, main
from site_check.browser import some_pages
from site_check.chromium import BrowserError, chromium
from site_check.record import noted
from start.facts import accessibility

RECORD = "content/practice/accessibility.toml"


@pytest.fixture
def own_site(practice, editions):
    """A practice's site of few pages, and the present version."""
    practice.write({"pages/home.md": HOME, "pages/contact.md": CONTACT})
    record = practice.root / RECORD
    record.write_text(accessibility(record.read_text()))
    without = {**WITHOUT, "OUTPUT_CHECK": False}  # it has no checklist
    lines = "".join(f"{name} = {value!r}\n" for name, value in without.items())
    for name in ("pelicanconf", "publishconf"):
        settings = f"from clinicsite.{name} import *\n{lines}"
        (practice.root / f"{name}.py").write_text(settings)
    return OwnSite(practice.root, editions)


def check(site, monkeypatch):
    """Check a site with its own software, in this process, on two pages."""
    package = site.software / "clinicsite"
    ours = [package / Path(place).relative_to(ROOT) for place in IMPORT_PATH]
    path = os.pathsep.join(map(str, [site.software, *ours]))
    monkeypatch.setenv("PYTHONPATH", path)
    monkeypatch.setattr(
        "site_check.__main__.some_pages", lambda _: ["index.html", "contact/index.html"]
    )
    return run_here(main, site.folder)


@pytest.mark.slow
@pytest.mark.browser
def test_a_site_says_what_was_checked_and_no_more(own_site, monkeypatch):
    """The record comes with a check that passes, and names the site as it is.

    Then a footer too wide for a phone and too pale to read is named by page, and
    stops it unrecorded.
    """
    before = tomllib.loads(own_site.read(RECORD))
    assert "passed" not in before
    done = check(own_site, monkeypatch)
    assert done.returncode == 0, done.stdout + done.stderr

    assert "Facts, words, colors, links and HTML: good." in done.stdout
    assert "Looking at 2 pages with chromi" in done.stdout
    record = tomllib.loads(own_site.read(RECORD))
    assert record.pop("passed")
    theme = own_site.software / "clinicsite" / "theme"
    assert record.pop("tested") == digest_of_site(own_site.folder / "content", theme)
    assert record == before

    name = "components/site-footer/site-footer.css"
    text = (ROOT / "theme" / name).read_text()
    own = "@layer utilities { .site-footer { min-inline-size: 30rem } "
    own += ".site-footer * { color: #6a7a70 !important } }"
    path = own_site.folder / "theme" / name
    path.parent.mkdir(parents=True)
    path.write_text(f"{text}\n{own}\n")
    before = own_site.read(RECORD)
    done = own_site.run("check", "--page", "/", "--page", "/contact/")

    assert done.returncode == 1
    assert "\nindex.html: it scrolls sideways at 320 px, by this: <" in done.stdout
    assert "\ncontact/index.html: it scrolls sideways at" in done.stdout
    assert "color contrast" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert own_site.read(RECORD) == before


def test_pages_of_each_kind_are_chosen(tmp_path):
    """All at the top in each language, and the longest of each folder; no redirect."""
    for name, text in {
        "index.html": "a",
        "about/index.html": "a",
        "es/contacto/index.html": "a",
        "services/index.html": "a",
        "services/a/index.html": "aa",
        "services/b/index.html": "aaa",
        "old/index.html": '<meta http-equiv="refresh" content="0; url=/about/">',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)

    assert some_pages(tmp_path) == [
        *("about/index.html", "es/contacto/index.html", "index.html"),
        *("services/b/index.html", "services/index.html"),
    ]


def test_without_a_browser_it_says_how_to_get_one(tmp_path, monkeypatch):
    """One sentence, before any page is looked at."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("site_check.chromium.PLACES", ())

    with pytest.raises(BrowserError, match=r"^There is no Chromium or Chrome to look"):
        chromium()


def test_the_first_result_is_no_change_of_what_it_is_about(tmp_path):
    """A new site's record, once noted, still names the site as it was checked."""
    path = tmp_path / RECORD
    path.parent.mkdir(parents=True)
    path.write_text(accessibility((ROOT / RECORD).read_text()))
    (tmp_path / "theme").mkdir()

    def digest():
        return digest_of_site(tmp_path / "content", tmp_path / "theme")

    before = digest()
    path.write_text(noted(path.read_text(), date(2026, 12, 1), before))
    assert tomllib.loads(path.read_text())["tested"] == before
    assert digest() == before


def test_heavy_pages_are_told_apart(tmp_path):
    """A second round trip is a note; a third is something to mend."""
    for name, size in {"a": 14_600, "b": 14_601, "c": 43_801}.items():
        (tmp_path / f"{name}.html.br").write_bytes(b"x" * size)
    notes, problems = heavy_pages(tmp_path)

    assert notes == ["1 page needs a second round trip: b.html (14.6 KB)."]
    assert problems == [
        "c.html: 43.8 KB packed, and 43.8 KB is the most. Cut it in two."
    ]
