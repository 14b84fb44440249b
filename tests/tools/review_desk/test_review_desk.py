"""The desk shows what waits for somebody, and nothing twice."""

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from lxml import html
from tests.conftest import PYTHONPATH, ROOT, WITHOUT, written_article
from tests.plugins.pages.signs.conftest import with_checklist

from citations.retractions import Notice
from review_desk.calendar import calendar
from review_desk.gather import gather
from review_desk.model import Facts, PageFacts, Row
from review_desk.page import as_page
from review_desk.sections import sections
from review_desk.terminal import as_text
from whole_build.build import read

TODAY = date(2026, 11, 21)


def page(slug="a", **changed):
    known = {
        "path": f"content/articles/{slug}.md",
        "url": f"/articles/{slug}/",
        "title": f"About {slug}",
        "kind": "article",
        "lang": "en",
        "status": "published",
        "linked_from": 1,
    }
    return PageFacts(**(known | changed))


def reviewed(slug, days, **changed):
    day = TODAY + timedelta(days=days)
    known = {"shown_until": day + timedelta(days=90)} | changed
    return page(slug, next_review=day, reviewer="Ann Author", **known)


def facts(*pages, **changed):
    known = {
        "sources": {},
        "notices": {},
        "notices_of": TODAY,
        "newer": {},
        "holidays": [(TODAY + timedelta(days=200), "Some Day")],
        "gaps": [],
    }
    return Facts(today=TODAY, pages=pages, **(known | changed))


def section(title, known):
    return next(part for part in sections(known) if part.title == title)


def test_overdue_reviews_come_first():
    """The longest overdue stands on top, with reviewer and file."""
    known = facts(reviewed("c", 400), reviewed("b", 30), reviewed("a", -1), page("d"))
    rows = section("Reviews", known).rows

    assert [row.state for row in rows] == ["late", "soon", "fine"]
    assert rows[0].cells == (
        "2026-11-20",
        "Ann Author",
        "About a",
        "that its review is overdue; a short notice after 2027-02-18",
        "content/articles/a.md",
    )


def test_page_that_lapsed_is_told_from_one_in_its_grace():
    """The desk says what visitors see; a sign they always see."""
    known = facts(
        reviewed("old", -100),
        reviewed("sign", -100, shown_until=None),
        reviewed("new", 10),
    )

    assert [row.cells[3] for row in section("Reviews", known).rows] == [
        "a short notice in its place",
        "the sign, and that a review is overdue",
        "the page",
    ]


def test_danger_signs_shout_before_all_else():
    """An overdue danger sign stands above every other thing that waits."""
    known = facts(
        reviewed("page", -400),
        reviewed("sign", -1, danger=True, shown_until=None),
        reviewed("fine", 10, danger=True, shown_until=None),
    )

    first = sections(known)[0]

    assert first.title == "Danger signs to confirm NOW"
    assert [row.cells[2] for row in first.rows] == ["About sign"]
    assert as_text(sections(known)).lstrip().startswith(first.title)


def test_danger_sign_that_nobody_has_confirmed_is_not_called_confirmed():
    """A new practice has no day for it: that is said, not that all is well."""
    sign = page("s", kind="sign", danger=True, waiting=True, reviewer="Ann Author")

    (row,) = section("Danger signs to confirm NOW", facts(sign)).rows
    assert row == Row("late", ("not yet", "Ann Author", "About s", sign.path))


def test_what_is_open_today_stops_the_next_publish_too():
    """It is not only days to come that stop one."""
    known = facts(page(), gaps=["a is to be filled in", "b is"])

    (row,) = section("What will stop the daily publish", known).rows
    why = "Facts and texts to fill in or confirm: 2, named below."
    assert row == Row("late", (TODAY.isoformat(), why))


def test_desk_lists_drafts_notes_and_what_changed():
    """What waits for a reviewer, a lawyer or a second reading has its place."""
    known = facts(
        page("a", status="draft", waits_for="a reviewer"),
        page("b"),
        changed=[("content/pages/a.md", "Since May.", "-Old.\n+New.")],
        staff_notes=[("content/pages/a.md:47", "For our lawyer")],
    )

    rows = section("Drafts", known).rows
    assert [row.cells for row in rows] == [
        ("About a", "a reviewer", "content/articles/a.md")
    ]
    text = as_text(sections(known))
    assert "content/pages/a.md:47  For our lawyer" in text
    assert "Since May.  -Old. +New." in text
    assert "-Old.\n+New." in as_page(sections(known), known, "A")


def test_desk_of_a_practice_names_what_is_the_samples(practice):
    """The list shrinks as the practice makes its site its own."""
    leftover = "Ask Robin Sample.\n\n/// staff | For our lawyer\n\nCheck this.\n\n///"
    outline = "A draft that still needs a description of one or two sentences."
    for name, text in {
        "x": written_article(leftover, description=outline),
        "y": written_article(status="draft"),
    }.items():
        ours = text.replace("ann-author", "dana-diaz")
        ours = ours.replace("rita-reviewer", "rosa-reed")
        practice.write({f"articles/{name}.md": ours})

    found = gather(
        read(
            str(ROOT / "pelicanconf.py"),
            PATH=str(practice.root / "content"),
            OUTPUT_PATH=str(practice.output),
            STAGING_PATH=str(practice.root / ".build/output"),
            CACHE_PATH=str(practice.root / ".cache"),
            DEFECT_LOG=str(practice.root / "failure.txt"),
            **WITHOUT,
        )
    )

    assert found.facts, found.outcome
    assert any("“Robin Sample” is the sample's." in gap for gap in found.facts.gaps)
    assert any("is the outline's" in gap for gap in found.facts.gaps)
    line = written_article(leftover).splitlines().index("/// staff | For our lawyer")
    place = f"content/articles/x.md:{line + 1}"
    assert {e.waits_for for e in found.facts.pages if e.kind == "article"} == {
        "",
        "a reviewer",
    }
    assert found.facts.staff_notes == [(place, "For our lawyer")]


def test_review_of_today_is_not_late():
    """The day itself still counts."""
    assert section("Reviews", facts(reviewed("a", 0))).rows[0].state == "soon"


@pytest.mark.parametrize(
    ("days", "states"),
    [([200], []), ([60], ["soon"]), ([-3, 200], ["soon"]), ([-3], ["late", "soon"])],
)
def test_holidays_that_run_out_are_named(days, states):
    """Hours of past holidays go, the next ones are asked for in time."""
    known = [(TODAY + timedelta(days=day), "Some Day") for day in days]
    rows = section("Holiday hours", facts(holidays=known)).rows

    assert [row.state for row in rows] == states


def test_sources_grow_old_after_a_year():
    """A source is looked up again once a year; the line is where to say so."""
    sources = {"old": (date(2025, 11, 20), 7), "new": (date(2025, 11, 21), 9)}
    rows = section("Sources not checked for a year", facts(sources=sources)).rows

    assert [row.cells for row in rows] == [
        ("2025-11-20", "old", "content/sources.bib:7")
    ]


def test_missing_translations_and_links_of_published_pages():
    """A draft needs neither a translation nor a link yet."""
    lost = {"missing": ("es",), "linked_from": 0}
    known = facts(page("a", **lost), page("b", status="draft", **lost), page("c"))

    for title in ("Not in Spanish yet", "Pages that no text leads to"):
        rows = section(title, known).rows
        assert [row.cells[0] for row in rows] == ["About a"]


def test_terminal_leaves_out_what_is_fine():
    """What waits is not buried among what does not."""
    known = facts(reviewed("a", -1), reviewed("b", 600))
    short, long = (
        as_text(sections(known)),
        as_text(sections(known), everything=True),
    )

    assert "About a" in short
    assert "About b" not in short
    assert "About b" in long
    assert "Everything is filled in." in short


def test_page_shows_all_and_escapes():
    """Titles can hold anything; the page stays a page."""
    known = facts(reviewed("a", -1, title="<b>Pain & you</b>"))
    shown = html.document_fromstring(as_page(sections(known), known, "A & B"))

    assert shown.find(".//table//td[4]").text == "<b>Pain & you</b>"
    assert not shown.findall(".//b")


def events(known):
    text = calendar(known, "A, B; C", "https://www.example.com")
    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
    return {event["UID"]: event for event in Calendar.from_ical(text).walk("VEVENT")}


def test_calendar_holds_every_review_due():
    """Another program reads each review as an event of one day."""
    title = "Ärger, with; strange \\ signs 🎉 and a title that is longer than a line"
    found = events(facts(reviewed("a", 10, title=title), page("b")))
    event = found["review-content-articles-a.md@www.example.com"]

    assert len(found) == 1
    assert event["SUMMARY"] == f"Review “{title}” (Ann Author)"
    assert event["DTSTART"].dt == TODAY + timedelta(days=10)
    assert event["DTEND"].dt == TODAY + timedelta(days=11)


def test_moved_review_keeps_its_event():
    """Importing again corrects the date instead of adding a second event."""
    before, after = (events(facts(reviewed("a", days))) for days in (10, 700))

    assert before.keys() == after.keys()


def test_command_looks_at_a_site(site):
    """`invoke review` prints the table and leaves page and calendar."""
    for name in ("plugins", "theme", "tools", "pelicanconf.py", "publishconf.py"):
        (site.root / name).symlink_to(ROOT / name)
    without = "".join(f"{name} = {value!r}\n" for name, value in WITHOUT.items())
    (site.root / "here.py").write_text(f"from pelicanconf import *\n{without}")
    with_checklist(site).write({"articles/a.md": written_article()})
    done = subprocess.run(
        [sys.executable, "-m", "review_desk", "--no-open", "--settings", "here.py"],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Reviews: nothing is due soon" in done.stdout
    folder = site.root / ".build" / "review"
    assert "<h1>Review desk</h1>" in (folder / "index.html").read_text("utf-8")
    events = Calendar.from_ical((folder / "reviews.ics").read_text("utf-8")).events
    assert len(events) == 1 + 3  # signs too


def test_retracted_sources_come_before_doubted_ones():
    """A clinician sees what was taken back, since when, and where it is used."""
    known = facts(
        notices={
            "b": (Notice("doubted", date(2026, 1, 2), "Data"), ["About b"]),
            "a": (Notice("retracted", None, "Fraud"), ["About a", "About b"]),
        }
    )
    rows = section("Sources retracted, doubted or corrected", known).rows

    assert [(row.state, row.cells) for row in rows] == [
        ("late", ("retracted", "", "a", "About a; About b")),
        ("soon", ("doubted", "2026-01-02", "b", "About b")),
    ]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (None, "There is no retraction_watch.csv"),
        (TODAY - timedelta(days=91), "is of 2026-08-22: download it again from"),
    ],
)
def test_data_on_retractions_that_lacks_or_ages_is_told(day, said):
    """Nobody takes silence for a clean bill."""
    (row,) = section(
        "Sources retracted, doubted or corrected", facts(notices_of=day)
    ).rows

    assert row.state == "soon"
    assert said in row.cells[0]


def test_a_newer_guideline_is_shown_with_the_line_of_the_older():
    """What somebody noted in the list of sources isn't forgotten."""
    known = facts(newer={"old": ("The guideline of 2026", 12)})

    assert section("Sources that something newer may replace", known).rows == (
        Row("soon", ("old", "The guideline of 2026", "content/sources.bib:12")),
    )


def test_a_site_of_one_language_hears_of_no_other():
    """The desk says nothing about Spanish where there is none."""
    spoken, silent = facts(), facts(translated=False)

    assert any("Spanish" in part.title for part in sections(spoken))
    assert not any("ranslat" in f"{s.title}{s.good}" for s in sections(silent))
    assert not any("Spanish" in f"{s.title}{s.good}" for s in sections(silent))
