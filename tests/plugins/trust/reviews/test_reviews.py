"""Reviews that are overdue, put off too long, or no review at all."""

import re
import shutil
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from tests.conftest import ROOT

from reviews.model import Review, add_months

TODAY = date(2026, 11, 21)
LINES = {"reviewer": 5, "reviewed": 7, "next_review": 8}


@pytest.fixture
def site(site):
    """The smallest site, on the day that these tests are about."""
    facts = site.root / "content/practice/practice.toml"
    day = re.sub(r"sample_date = .*", f"sample_date = {TODAY}", facts.read_text())
    facts.write_text(day)
    return site


def said(**changes):
    facts = {
        "path": "content/articles/x.md",
        "author": "ann-author",
        "reviewer": "rita-reviewer",
        "reviewed": date(2026, 11, 2),
        "next_review": date(2028, 5, 1),
        "lines": LINES,
    }
    review = Review(**(facts | changes))
    return [f"{diagnostic} [{diagnostic.level}]" for diagnostic in review.check(TODAY)]


def test_reviewed_page_passes():
    """A page checked by somebody else, to be checked again in time, says nothing."""
    assert said() == []


def test_due_day_itself_is_in_time():
    """A review is overdue on the day after it was due."""
    assert said(next_review=TODAY) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"reviewer": "ann-author"},
            (
                "content/articles/x.md:5: “ann-author” cannot review a page of"
                " their own. Name another clinician of content/people/ as “reviewer”."
                " [error]"
            ),
        ),
        (
            {"reviewed": date(2026, 11, 22)},
            (
                "content/articles/x.md:7: “reviewed” is a day to come (2026-11-22)."
                " Write the day on which the reviewer confirmed the page. [error]"
            ),
        ),
        (
            {"next_review": date(2026, 11, 2)},
            (
                "content/articles/x.md:8: “next_review” is not after “reviewed”."
                " Write a day up to 2028-11-02. [error]"
            ),
        ),
        (
            {"next_review": date(2028, 11, 3)},
            (
                "content/articles/x.md:8: “next_review” is more than 24 months away."
                " Write 2028-11-02 or an earlier day. [error]"
            ),
        ),
        (
            {"reviewed": date(2025, 1, 2), "next_review": date(2026, 11, 20)},
            (
                "content/articles/x.md:8: The review of this page was due on"
                " 2026-11-20. Ask the reviewer to read it again, then set “reviewed”"
                " and “next_review”. [warning]"
            ),
        ),
    ],
)
def test_each_lack_of_review_is_one_sentence(changes, sentence):
    """The author learns which line to change, and to what."""
    assert said(**changes) == [sentence]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 48))
def test_months_are_added_as_people_do(day, months):
    """The same day of a later month, or its last day when it is shorter."""
    later = add_months(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(1)).day == 1


def overdue(article):
    return article().replace("2026-11-02", "2025-01-02").replace("2028-", "2026-")


def test_overdue_page_warns_in_a_preview(site, article):
    """Authors still see the page, and learn what is due."""
    site.write({"articles/x.md": overdue(article)})

    outcome = site.build()

    assert outcome.good
    assert {note.line for note in outcome.notes if note.rule == "review"} == {9}


def due_on(article, day, body="Words.", **changes):
    """An article whose review was due on a day."""
    text = article(body, **changes).replace(
        "reviewed: 2026-11-02", "reviewed: 2025-03-02"
    )
    return text.replace("next_review: 2028-05-01", f"next_review: {day}")


def seen(site, page="articles/x/"):
    """A published page as a visitor reads it: all words, in order."""
    text = html.parse(site.output / page / "index.html").getroot()
    return " ".join(text.find(".//main").text_content().split())


def test_overdue_page_is_published_and_says_so(site, article):
    """Nothing else waits for it, and no reader takes it for a checked one."""
    site.write({"articles/x.md": due_on(article, "2026-11-20")})

    outcome = site.build(PUBLISHING=True, SAMPLE_ALLOWED=True)

    assert outcome.good, outcome.diagnostics
    assert [note.line for note in outcome.notes if note.rule == "review"] == [9]
    assert "again by November 20, 2026, and has not done so yet." in seen(site)
    assert "Words." in seen(site)


def test_page_that_is_due_today_says_nothing(site, article):
    """The day itself is in time."""
    site.write({"articles/x.md": due_on(article, "2026-11-21")})

    assert site.build(PUBLISHING=True, SAMPLE_ALLOWED=True).good
    assert "overdue" not in seen(site)


def grace(site, days):
    path = site.root / "content/practice/practice.toml"
    path.write_text(f"{path.read_text()}\n[reviews]\ngrace_days = {days}\n")


@pytest.mark.parametrize(("days", "shown"), [(10, True), (9, False)])
def test_grace_of_the_facts_decides_when_the_text_goes(site, article, days, shown):
    """After the grace visitors see a notice with the way to call, not the text."""
    grace(site, days)
    site.write({"articles/x.md": due_on(article, "2026-11-11")})

    assert site.build(PUBLISHING=True, SAMPLE_ALLOWED=True).good
    assert ("Words." in seen(site)) is shown
    assert ("Call us with your questions:" in seen(site)) is not shown
    assert ("Check your signs" in seen(site)) is not shown


LONG_AGO = "2025-05-01"


def test_withheld_page_keeps_its_places_and_leaves_no_word(site, article):
    """Links into the page still work; its text is in no file of the site."""
    body = "## A part\n\nSecretword.\n\n/// emergency | Secretword\n\nCall.\n\n///"
    about = "Secretword is what this sentence of fifty letters is about."
    site.write(
        {
            "articles/x.md": due_on(article, LONG_AGO, body, description=about),
            "articles/y.md": article(
                "See [it]({filename}x.md#a-part) or [it](/articles/x/#a-part)."
            ),
        }
    )

    outcome = site.build(PUBLISHING=True, SAMPLE_ALLOWED=True)

    assert outcome.good, outcome.diagnostics
    assert 'id="a-part"' in (site.output / "articles/x/index.html").read_text()
    texts = [path for path in site.output.rglob("*") if path.is_file()]
    assert not [text for text in texts if b"Secretword" in text.read_bytes()]
    assert b"yet to check" in (site.output / "feeds/articles.atom.xml").read_bytes()


def test_preview_shows_the_text_so_that_it_can_be_checked(site, article):
    """A reviewer reads what is to be confirmed, and what visitors see instead."""
    site.write({"articles/x.md": due_on(article, LONG_AGO)})

    outcome = site.build()

    assert "Words." in seen(site)
    assert any("a short notice in place" in note.problem for note in outcome.notes)


def test_withheld_page_speaks_its_language(site, article):
    """Whoever reads Spanish learns in Spanish why, and whom to call."""
    text = due_on(article, LONG_AGO, translates="x").replace(
        "---\n", "---\ntranslates_version: 2026-11-02\ntranslator: rita-reviewer\n", 1
    )
    text = text.replace("category: Treatment", "category: Tratamiento")
    site.write({"articles/x.md": article(), "es/articles/equis.md": text})
    words = site.root / "content/es/practice/words.toml"
    words.parent.mkdir(parents=True)
    words.write_text((ROOT / "content/es/practice/words.toml").read_text())

    outcome = site.build(PUBLISHING=True, SAMPLE_ALLOWED=True)

    own = [
        diagnostic
        for diagnostic in outcome.diagnostics
        if "words.toml" not in diagnostic.path
    ]
    assert not own


@pytest.mark.parametrize(
    ("days", "problem"),
    [(-1, "-1 is below 0."), (366, "A grace of 366 days is not possible.")],
)
def test_grace_has_its_limits(site, days, problem):
    """A grace that never ends would be none."""
    grace(site, days)

    (diagnostic,) = site.build().diagnostics

    assert diagnostic.problem == problem


def test_hidden_page_has_to_be_reviewed_too(site, article):
    """Whoever has its address reads it; only a draft may wait."""
    text = due_on(article, "2026-11-20")
    site.write({"articles/x.md": text.replace("---\n", "---\nstatus: hidden\n", 1)})
    site.write({"articles/y.md": text.replace("---\n", "---\nstatus: draft\n", 1)})

    outcome = site.build(PUBLISHING=True, SAMPLE_ALLOWED=True)

    found = [(note.rule, note.path) for note in outcome.notes if note.rule]
    assert found == [("review", "content/articles/x.md")]


def test_mistake_in_a_fact_says_nothing_about_reviews(site, article):
    """What day it is depends on the facts; one mistake stays one."""
    facts = site.root / "content/practice/hours.toml"
    facts.write_text(f"{facts.read_text()}\nclosed = true\n")
    for lang in ("", "es/"):
        shutil.copytree(
            ROOT / f"content/{lang}signs", site.root / f"content/{lang}signs"
        )
    site.write({"articles/x.md": article()})

    outcome = site.build()

    assert not [note for note in outcome.notes if note.rule == "review"]
    assert any("“closed”" in diagnostic.problem for diagnostic in outcome.diagnostics)


def test_sample_stands_still_but_a_practice_does_not(site, article):
    """The sample's own day decides; with `sample = false` it is today's date."""
    site.write({"articles/x.md": article()})
    facts = site.root / "content/practice/practice.toml"
    text = facts.read_text()
    years_ago = text.replace(f"{TODAY}", "2030-01-01")

    assert not [note for note in site.build().notes if note.rule == "review"]
    facts.write_text(years_ago)
    assert [note for note in site.build().notes if note.rule == "review"]
    facts.write_text(years_ago.replace("sample = true", "sample = false"))
    today_is_before = date.today() <= date(2028, 5, 1)  # noqa: DTZ011
    late = [note for note in site.build().notes if note.rule == "review"]
    assert not late if today_is_before else late


@pytest.mark.parametrize(
    ("credentials", "refused"),
    [("[PTA]", True), ("[P.T.A., CLT]", True), ("[PT, PTA]", False), ("[MD]", False)],
)
def test_an_assistant_reviews_nothing(site, article, credentials, refused):
    """Who treats by a therapist's plan does not stand for a health text."""
    path = site.root / "content/people/rita-reviewer.md"
    path.write_text(path.read_text().replace("[PT]", credentials))
    site.write({"articles/x.md": article()})

    found = [str(diagnostic) for diagnostic in site.build().diagnostics]

    line = article().partition("reviewer:")[0].count("\n") + 1
    said = f"content/articles/x.md:{line}: “rita-reviewer” is a physical therapist"
    assert [row.startswith(said) for row in found] == [True] * refused
