"""Reviews that are overdue, put off too long, or no review at all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.model import Review, add_months

TODAY = date(2026, 11, 21)
LINES = {"reviewer": 5, "reviewed": 7, "next_review": 8}


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
    return [f"{each} [{each.level}]" for each in review.check(TODAY, overdue="warning")]


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
    assert [each.line for each in outcome.notes if each.rule == "review"] == [9]


def test_overdue_page_stops_publishing(site, article):
    """Visitors never read a health page that nobody has checked in time."""
    site.write({"articles/x.md": overdue(article)})

    outcome = site.build(PUBLISHING=True, SAMPLE_ALLOWED=True)

    assert [each.rule for each in outcome.mistakes] == ["review"]


def test_hidden_page_has_to_be_reviewed_too(site, article):
    """Whoever has its address reads it; only a draft may wait."""
    text = overdue(article)
    site.write({"articles/x.md": text.replace("---\n", "---\nstatus: hidden\n", 1)})
    site.write({"articles/y.md": text.replace("---\n", "---\nstatus: draft\n", 1)})

    outcome = site.build(PUBLISHING=True, SAMPLE_ALLOWED=True)

    found = [(each.rule, each.path) for each in outcome.mistakes]
    assert found == [("review", "content/articles/x.md")]


def test_sample_stands_still_but_a_practice_does_not(site, article):
    """The sample's own day decides; with `sample = false` it is today's date."""
    site.write({"articles/x.md": article()})
    facts = site.root / "content/practice/practice.toml"
    text = facts.read_text()
    years_ago = text.replace("sample_date = 2026-11-30", "sample_date = 2030-01-01")

    assert not [each for each in site.build().notes if each.rule == "review"]
    facts.write_text(years_ago)
    assert [each for each in site.build().notes if each.rule == "review"]
    facts.write_text(years_ago.replace("sample = true", "sample = false"))
    today_is_before = date.today() <= date(2028, 5, 1)  # noqa: DTZ011
    late = [each for each in site.build().notes if each.rule == "review"]
    assert not late if today_is_before else late
