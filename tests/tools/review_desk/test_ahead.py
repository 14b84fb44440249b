"""What will stop an unattended publish is told a month before."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT, WITHOUT, written_article

from diagnostics import Diagnostic, report
from review_desk.ahead import publish_aside, stops_ahead
from site_parts import BUILD_DAY
from whole_build.stages import content_described

TODAY = date(2026, 11, 30)
GRACE = 90  # days, as content/practice/practice.toml has it


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


def changing(practice, today):
    """Make a site whose content changes by the day, and what stops each publish."""
    day = today + timedelta(days=11)
    due = day - timedelta(days=1 + GRACE)
    texts = {
        "leads": written_article("Read [more](/articles/lapses/#here).", title="A"),
        "lapses": written_article("Words.\n\n## Here\n\nMore.", title="B")
        .replace("2026-11-02", "2025-05-05")
        .replace("2028-05-01", due.isoformat())
        .replace("2026-03-02", "2025-03-02"),
        "ahead": written_article(title="C").replace("2026-03-02", day.isoformat()),
    }
    for name, text in texts.items():
        ours = text.replace("ann-author", "dana-diaz")
        ours = ours.replace("rita-reviewer", "rosa-reed")
        practice.write({f"articles/{name}.md": ours})
    return publish_aside(
        str(ROOT / "publishconf.py"),
        {
            "PATH": str(practice.root / "content"),
            "OUTPUT_PATH": str(practice.output),
            "STAGING_PATH": str(practice.root / ".build/output"),
            "CACHE_PATH": str(practice.root / ".cache"),
            "DEFECT_LOG": str(practice.root / "failure.txt"),
            "OUTPUT_CHECK": False,  # it has no home page
            **WITHOUT,
        },
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "days"),
    [
        # What changes does on the eleventh day, the year on the fifteenth.
        (date(2026, 12, 17), [0, 10, 11, 12, 14, 15, 16, 30]),
        (date(2027, 3, 13), range(3)),
    ],
    ids=["new year", "summer time"],
)
def test_a_month_of_mornings_publishes(practice, first, days):
    """Day after day into one folder, none fails for what nobody was told before.

    A page appears, another gives way to a notice: the publish goes through.
    """
    stops_on = changing(practice, first)
    mornings = [first + timedelta(days=ahead) for ahead in days]

    with practice.sharing():
        assert {day: stops for day in mornings if (stops := stops_on(day))} == {}


def test_a_rule_that_begins_on_a_day_is_told_before(practice):
    """Whatever any plugin refuses from some day on is found by building that day."""
    day = TODAY + timedelta(days=23)

    def refuse(generators):
        if BUILD_DAY.of(next(iter(generators)).settings) >= day:
            report.add(stop("a"))

    with practice.sharing(), content_described.connected_to(refuse):
        assert stops_ahead(changing(practice, TODAY), TODAY) == [(day, stop("a"))]
