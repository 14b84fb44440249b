"""Hours as people and search engines read them."""

import json
from datetime import date, time
from pathlib import Path

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from facts.model import WEEKDAYS, Holiday, Hours, Week
from facts.values import Interval
from languages.catalog import read_speech
from opening_hours.named_days import DAYS, WrittenDays, strange_days
from opening_hours.phrases import ENGLISH, clock, phrases_of, spoken
from opening_hours.words import hours_in_words
from structured_data.practice import specifications

TODAY = date(2026, 11, 21)
CATALOG = Path(__file__).parents[4] / "theme" / "locale" / "es.po"
SPANISH = read_speech("es", "es_US", CATALOG)[0]
SPOKEN = {"en": ENGLISH, "es": phrases_of("es_US", SPANISH.say)}
NO_BREAK = "\N{NO-BREAK SPACE}"
MARKS = ("noon", "midnight", "mediodía", "noche", "a.m.", "p.m.")


def hours(*days, holidays=()):
    """Hours of a week, each day as staff write it: "08:00-12:00 13:00-18:00"."""
    spans = [tuple(map(Interval.parse, day.split())) for day in days]
    spans += [()] * (7 - len(spans))
    week = Week(**dict(zip(WEEKDAYS, spans, strict=True)))
    return Hours(weekly=week, holiday=tuple(holidays))


def rows(facts, lang="en"):
    words = hours_in_words(facts, SPOKEN[lang], "America/Denver", TODAY, 120)
    return [(row.days, row.times.replace(NO_BREAK, " ")) for row in words.rows]


def test_days_with_the_same_hours_share_a_row():
    """Neighbors are joined; the same hours after another day are not."""
    assert rows(hours(*["08:00-12:00"] * 3, "09:30-17:00", "08:00-12:00")) == [
        ("Monday to Wednesday", "8 a.m. to noon"),
        ("Thursday", "9:30 a.m. to 5 p.m."),
        ("Friday", "8 a.m. to noon"),
        ("Saturday and Sunday", "Closed"),
    ]


def test_spanish_hours_read_as_spanish():
    """Days and times follow the page's language."""
    assert rows(hours("08:00-12:00 13:00-18:00"), "es")[:2] == [
        ("Lunes", "de 8:00 a.m. a 12 del mediodía y de 1:00 p.m. a 6:00 p.m."),
        ("Martes a domingo", "Cerrado"),
    ]


def test_only_days_ahead_are_shown_soonest_first():
    """Yesterday's holiday and next year's are left out."""
    days = [date(2026, 12, 24), date(2026, 11, 20), TODAY, date(2027, 11, 25)]
    facts = hours(holidays=[Holiday(date=day, name="A day") for day in days])

    shown = hours_in_words(facts, SPOKEN["en"], "America/Denver", TODAY, 120).holidays

    assert [sentence.date for sentence in shown] == [TODAY, date(2026, 12, 24)]
    assert shown[1].day == "Thursday, December 24, 2026"
    assert shown[1].times == "Closed"


@given(st.times().map(lambda entry: entry.replace(second=0, microsecond=0)))
def test_no_two_times_are_written_alike(moment):
    """A time in words says noon, midnight, or a.m. or p.m., and breaks nowhere."""
    for phrases in SPOKEN.values():
        words = clock(moment, phrases)
        assert " " not in words
        assert any(mark in words for mark in MARKS)


def test_a_lunch_break_stays_closed_for_search_engines():
    """Each stretch is an entry with all days that have it."""
    found = specifications(hours(*["08:00-12:00 13:00-18:00"] * 2), TODAY)

    assert [
        (entry["opens"], entry["closes"], len(entry["dayOfWeek"]))
        for entry in found["openingHoursSpecification"]
    ] == [("08:00", "12:00", 2), ("13:00", "18:00", 2)]


def test_a_closed_holiday_is_marked_as_search_engines_ask():
    """Closed all day is midnight to midnight; days that are over are left out."""
    facts = hours(
        holidays=[
            Holiday(date=date(2026, 11, 1), name="Over"),
            Holiday(date=date(2026, 11, 26), name="Thanksgiving Day"),
        ]
    )

    (entry,) = specifications(facts, TODAY)["specialOpeningHoursSpecification"]

    assert (entry["opens"], entry["closes"]) == ("00:00", "00:00")
    assert entry["validFrom"] == entry["validThrough"] == "2026-11-26"


def test_noon_and_midnight_are_words():
    """12 p.m. confuses people; noon does not."""
    assert clock(time(12), SPOKEN["en"]) == "noon"
    assert clock(time(0), SPOKEN["en"]) == "midnight"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (time(13), "la 1:00\N{NO-BREAK SPACE}p.m."),
        (time(1, 30), "la 1:30\N{NO-BREAK SPACE}a.m."),
        (time(8), "las 8:00\N{NO-BREAK SPACE}a.m."),
        (time(11), "las 11:00\N{NO-BREAK SPACE}a.m."),
        (time(12), "las 12\N{NO-BREAK SPACE}del\N{NO-BREAK SPACE}mediodía"),
    ],
)
def test_spanish_says_one_o_clock_in_the_singular(moment, said):
    """“hasta la 1:00”, “abre a las 8:00”."""
    assert spoken(moment, SPOKEN["es"]) == said


def test_a_day_that_is_over_warns_its_author(site):
    """A past holiday is named with its line; the site is built all the same."""
    path = site.root / "content" / "practice" / "hours.toml"
    text = path.read_text().replace("date = 2026-12-24", "date = 2026-11-20", 1)
    path.write_text(text)
    line = text[: text.index("2026-11-20")].count("\n") + 1

    outcome = site.build()

    assert outcome.good
    (note,) = (
        str(diagnostic)
        for diagnostic in outcome.notes
        if "hours.toml" in diagnostic.path
    )
    assert note.startswith(f"content/practice/hours.toml:{line}: Christmas Eve")
    assert note.endswith("is over. Remove it, or give it next year's date.")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_time_the_script_needs_has_words(lang):
    """<open-now> never lacks the words for a time of the facts."""
    facts = hours("08:15-11:45", holidays=[Holiday(date=TODAY, name="A day")])
    found = hours_in_words(facts, SPOKEN[lang], "America/Denver", TODAY, 1).open_now

    assert {"08:15", "11:45"} <= set(json.loads(found)["times"])


def test_the_foot_of_pages_finds_the_facts_in_a_file(site):
    """It is the same text as pages about the hours have in themselves."""
    assert site.build().good

    facts = json.loads((site.output / "open-now" / "en.json").read_text("utf-8"))
    assert facts["week"][4] == ["08:00-13:00"]
    assert facts["special"]["2026-12-25"] == []


def told_of(*days):
    """What an author is told of special days: (date, name) each."""
    holidays = [Holiday(date=date.fromisoformat(d), name=name) for d, name in days]
    days = WrittenDays(holidays, "hours.toml", {}, "")
    found = strange_days(days, date(2020, 1, 1))
    return [f"{note.problem} {note.fix}" for note in found]


@pytest.mark.parametrize(
    ("day", "name", "said"),
    [
        (
            "2027-11-26",
            "Thanksgiving Day",
            (
                "Thanksgiving Day is on 2027-11-25, not on 2027-11-26."
                " Correct the date or the name."
            ),
        ),
        (
            "2027-01-11",
            "MLK Day",
            (
                "MLK Day is on 2027-01-18, not on 2027-01-11."
                " Correct the date or the name."
            ),
        ),
        (
            "2027-05-24",
            "memorial day",
            (
                "Memorial Day is on 2027-05-31, not on 2027-05-24."
                " Correct the date or the name."
            ),
        ),
        (
            "2026-12-25",
            "Chrismas Day",
            "“Chrismas Day” is no holiday that we know. Did you mean “Christmas Day”?",
        ),
        (
            "2027-07-05",
            "Independance Day (observed)",
            (
                "“Independance Day (observed)” is no holiday that we know."
                " Did you mean “Independence Day”?"
            ),
        ),
    ],
)
def test_holiday_on_a_day_that_is_not_its_own_is_told(day, name, said):
    """Nobody stands before a closed door on Thanksgiving."""
    assert told_of((day, name)) == [said]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2027-02-15", "Presidents Day"),
        ("2027-07-05", "Independence Day (observed)"),
        ("2027-07-05", "Independence Day"),
        ("2027-12-31", "New Year’s Day (observed)"),  # of 2028
        ("2027-06-18", "Juneteenth (observed)"),
        ("2027-03-26", "Good Friday"),
        ("2027-11-26", "Day after Thanksgiving"),
        ("2027-11-27", "Thanksgiving weekend"),
        ("2027-12-28", "Christmas week"),
        ("2027-04-09", "Staff training"),
        ("2027-05-01", "Office closed"),
        ("2027-10-29", "Diwali"),
    ],
)
def test_special_day_of_any_other_name_is_fine(day, name):
    """Observed days, stretches, and days that only this practice knows."""
    assert told_of((day, name)) == []


def test_stretch_of_days_with_one_name_is_fine():
    """One of them is the holiday itself."""
    assert told_of(("2026-12-25", "Christmas"), ("2026-12-26", "Christmas")) == []


@given(st.integers(1970, 2099))
def test_easter_is_that_of_the_calendar(year):
    """Good Friday is computed for each year, two days before."""
    assert DAYS["Easter"](year) == easter(year)
