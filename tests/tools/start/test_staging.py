"""A trial of a site that nobody has confirmed yet."""

import json
import re
from html import unescape

import pytest
from pypdf import PdfReader
from tests.tools.start.test_start import (
    OF_THE_TRIAL,
    PUBLISH,
    program,
    start,
    with_software,
)


@pytest.fixture(scope="session")
def trial(made_once):
    """The trial of a practice that has just started: what was said, and its output."""
    folder = made_once("trial", trial_in)
    return folder / "site", (folder / "said.txt").read_text()


def trial_in(folder):
    """Start a practice, and make its trial."""
    done = start(folder, "--answers", OF_THE_TRIAL)
    assert done.returncode == 0, done.stdout + done.stderr
    site = with_software(folder / "site")
    service = next((site / "content/services").glob("[!_]*.md"))
    with service.open("a") as file:
        file.write("\n/// staff | For our lawyer\nWords for a lawyer alone.\n///\n")
    built = program(site, *PUBLISH, "--staging")
    assert built.returncode == 0, built.stderr
    (folder / "said.txt").write_text(built.stderr)


def test_a_trial_says_what_is_open_and_shows_it(trial):
    """What is unwritten is a note of the build, and is marked in its page."""
    site, said = trial

    assert "texts that nobody of your practice has confirmed" in said
    notes = (site / ".build" / "notes.txt").read_text(encoding="utf-8")
    assert "content/practice/notices.toml" in notes
    assert "content/pages/about.md" in notes
    people = "".join(p.read_text() for p in (site / "live/people").rglob("*.html"))
    assert re.search(r"<mark>fill\sin</mark>", unescape(people))
    costs = (site / "live/insurance-and-costs/index.html").read_text()
    assert "<mark>fill in</mark>" in costs


def test_a_site_that_nobody_has_read_is_not_published(trial):
    """Every text of the sample is named, and what is still to be filled in."""
    site, _ = trial
    refused = program(site, *PUBLISH[:-1], "refused")

    assert refused.returncode == 1
    assert "texts that nobody of your practice has confirmed" in refused.stderr
    named = (site / ".build" / "mistakes.txt").read_text(encoding="utf-8")
    assert "Nobody of your practice has confirmed this text" in named
    assert "is still to be filled in" in named
    assert not (site / "refused").exists()


def test_a_trial_has_the_texts_that_wait_and_calls_none_reviewed(trial):
    """Colleagues read every text; no page says that somebody has checked it."""
    site, _ = trial
    page = (site / "live/conditions/back-strain/index.html").read_text()
    signs = (site / "live/signs/index.html").read_text()

    cards = (site / "live/articles/index.html").read_text()

    assert "Reviewed" not in page
    assert ", reviewed" not in cards.replace("\N{NO-BREAK SPACE}", " ")
    assert "Reviewed by" not in signs
    assert "Last reviewed" not in page + signs


def test_nobody_lists_a_trial(trial):
    """Each page, robots.txt and each host's rules say so; there is no sitemap."""
    site, _ = trial
    pages = [*(site / "live").rglob("*.html")]

    assert len(pages) > 50
    lacking = [p for p in pages if 'content="noindex"' not in p.read_text()]
    assert lacking == []
    assert "Disallow: /\n" in (site / "live/robots.txt").read_text()
    assert not [*(site / "live").glob("sitemap*")]
    for name in ("_headers", "_hosts/nginx/server.conf", "_hosts/caddy/site.caddy"):
        assert "X-Robots-Tag" in (site / "live" / name).read_text(), name


def test_notes_for_lawyers_stay_out_of_a_trial(trial):
    """Whoever gets the trial's address reads no note that is not for visitors."""
    site, _ = trial
    files = [*(site / "live").rglob("*.html"), *(site / "live").rglob("*.json")]

    assert not [file for file in files if "a lawyer alone" in file.read_text()]


def test_no_paper_and_no_program_is_told_of_a_review(trial):
    """Leaflets and signs.json name no day on which nobody confirmed anything."""
    site, _ = trial
    signs = json.loads((site / "live/signs/signs.json").read_text())
    papers = [*(site / "live/signs").glob("*.pdf")]
    text = "".join(
        page.extract_text() for paper in papers for page in PdfReader(paper).pages
    )

    assert signs["reviewed"] is None
    assert {sign["reviewed"] for sign in signs["signs"]} == {None}
    assert len(papers) == 2
    assert "review" not in text.casefold()


def test_contact_says_the_hours_before_the_form(trial):
    """Who wants to call reads when, and need not pass a form for it."""
    site, _ = trial
    page = (site / "live/contact/index.html").read_text()

    assert 0 < page.index('id="hours"') < page.index('id="request"')


def test_a_site_without_comments_thanks_nobody_for_one(trial):
    """What comes after a comment is published where comments are received."""
    site, _ = trial

    assert not [*(site / "live").glob("**/comment-received*")]
    assert (site / "live/contact/index.html").is_file()
