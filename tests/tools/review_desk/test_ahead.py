"""What will stop an unattended publish is told a month before."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT, WITHOUT, written_article

from diagnostics import Diagnostic
from review_desk.ahead import publish_aside, stops_ahead

TODAY = date(2026, 11, 30)


def stop(name):
    return Diagnostic(f"content/{name}.md", 1, "It lacks something.", "Add it.")


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(-3, 40)))
def test_each_stop_is_found_on_its_first_day(begins):
    """Whenever within the month a mistake begins, that is the day that is told."""

    def stops_on(day):
        return frozenset(
            stop(name)
            for name, days in begins.items()
            if day >= TODAY + timedelta(days=days)
        )

    assert stops_ahead(stops_on, TODAY) == sorted(
        (TODAY + timedelta(days=days), stop(name))
        for name, days in begins.items()
        if 0 < days <= 30
    )


def test_mornings_of_a_month_stop_when_it_was_told(practice):
    """A page dated ahead with an outline's words stops its morning, and none before."""
    late = "A draft that still needs a description of one or two sentences."
    own = {"ann-author": "dana-diaz", "rita-reviewer": "rosa-reed"}
    today = datetime.now(UTC).date()
    day = today + timedelta(days=11)
    text = written_article(description=late)
    fine = written_article(title="Another title")
    for name, person in own.items():
        text, fine = text.replace(name, person), fine.replace(name, person)
    practice.write(
        {
            "articles/today.md": fine,
            "articles/ahead.md": text.replace("2026-03-02", day.isoformat()),
        }
    )
    stops_on = publish_aside(
        str(ROOT / "publishconf.py"),
        {
            "PATH": str(practice.root / "content"),
            "OUTPUT_PATH": str(practice.output),
            "STAGING_PATH": str(practice.root / ".build/output"),
            "CACHE_PATH": str(practice.root / ".cache"),
            "DEFECT_LOG": str(practice.root / "failure.txt"),
            **WITHOUT,
        },
    )

    found = stops_ahead(stops_on, today)

    assert {each for each, _ in found} == {day}
    assert any("is the outline's" in str(why) for _, why in found)
    assert not stops_on(day - timedelta(days=1)) - stops_on(today)
