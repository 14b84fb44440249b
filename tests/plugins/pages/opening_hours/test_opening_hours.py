"""Hours as people and search engines read them."""

import json
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.model import WEEKDAYS, Holiday, Hours, Interval, Week
from languages.catalog import read_speech
from opening_hours.phrases import ENGLISH, clock, phrases_of, spoken
from opening_hours.structured import specifications
from opening_hours.words import hours_in_words

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
