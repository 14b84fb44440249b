"""A trial of a site that nobody has confirmed yet."""

import json
import re
from html import unescape

from pypdf import PdfReader
from tests.tools.start.conftest import PUBLISH, program


def test_a_trial_says_what_is_open_and_shows_it(trial):
    """What is unwritten is a note of the build, and is marked in its page."""
    said = trial.with_name("said.txt").read_text()

    assert "texts that nobody of your practice has confirmed" in said
    notes = (trial / ".build" / "notes.txt").read_text(encoding="utf-8")
    assert "content/practice/notices.toml" in notes
    assert "content/pages/about.md" in notes
    people = "".join(p.read_text() for p in (trial / "live/people").rglob("*.html"))
    assert re.search(r"<mark>fill\sin</mark>", unescape(people))
    costs = (trial / "live/insurance-and-costs/index.html").read_text()
    assert "<mark>fill in</mark>" in costs


def test_a_site_that_nobody_has_read_is_not_published(trial):
    """Every text of the sample is named, and what is still to be filled in."""
    refused = program(trial, *PUBLISH[:-1], "refused")

    assert refused.returncode == 1
    assert "texts that nobody of your practice has confirmed" in refused.stderr
    named = (trial / ".build" / "mistakes.txt").read_text(encoding="utf-8")
    assert "Nobody of your practice has confirmed this text" in named
    assert "is still to be filled in" in named
    assert not (trial / "refused").exists()


def test_a_trial_has_the_texts_that_wait_and_calls_none_reviewed(trial):
    """Colleagues read every text; no page says that somebody has checked it."""
    page = (trial / "live/conditions/back-strain/index.html").read_text()
    signs = (trial / "live/signs/index.html").read_text()

    assert "Reviewed" not in page
    assert "Reviewed by" not in signs
    assert "Last reviewed" not in page + signs


def test_a_waiting_article_s_card_names_no_review(site, article):
    """Its day is empty until a clinician has read it."""
    text = re.sub("(?m)^(reviewed|next_review): .*\n", "", article(status="waiting"))
    site.write({"articles/a.md": text})
    assert site.build(STAGING=True).good
    cards = (site.output / "articles/index.html").read_text()

    assert "A title" in cards
    assert "reviewed" not in cards


def test_nobody_lists_a_trial(trial):
    """Each page, robots.txt and each host's rules say so; there is no sitemap."""
    pages = [*(trial / "live").rglob("*.html")]

    assert len(pages) > 50
    lacking = [p for p in pages if 'content="noindex"' not in p.read_text()]
    assert lacking == []
    assert "Disallow: /\n" in (trial / "live/robots.txt").read_text()
    assert not [*(trial / "live").glob("sitemap*")]
    for name in ("_headers", "_hosts/nginx/server.conf", "_hosts/caddy/site.caddy"):
        assert "X-Robots-Tag" in (trial / "live" / name).read_text(), name


def test_notes_for_lawyers_stay_out_of_a_trial(trial):
    """Whoever gets the trial's address reads no note that is not for visitors."""
    files = [*(trial / "live").rglob("*.html"), *(trial / "live").rglob("*.json")]

    assert not [file for file in files if "a lawyer alone" in file.read_text()]


def test_no_paper_and_no_program_is_told_of_a_review(trial):
    """Leaflets and signs.json name no day on which nobody confirmed anything."""
    signs = json.loads((trial / "live/signs/signs.json").read_text())
    papers = [*(trial / "live/signs").glob("*.pdf")]
    text = "".join(
        page.extract_text() for paper in papers for page in PdfReader(paper).pages
    )

    assert signs["reviewed"] is None
    assert {sign["reviewed"] for sign in signs["signs"]} == {None}
    assert len(papers) == 2
    assert "review" not in text.casefold()


def test_contact_says_the_hours_before_the_form(trial):
    """Who wants to call reads when, and need not pass a form for it."""
    page = (trial / "live/contact/index.html").read_text()

    assert 0 < page.index('id="hours"') < page.index('id="request"')


def test_a_site_without_comments_thanks_nobody_for_one(trial):
    """What comes after a comment is published where comments are received."""

    assert not [*(trial / "live").glob("**/comment-received*")]
    assert (trial / "live/contact/index.html").is_file()
