"""The faster reading of dates finds what Pelican's finds."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pelican.utils import get_date as of_pelican

from fast_build.dates import get_date

PARTS = st.integers(0, 99).map("{:02}".format)
YEARS = st.integers(0, 9999).map("{:04}".format)


def found(read, text):
    try:
        date = read(text)
    except ValueError as error:
        return str(error)
    return type(date), date.isoformat(), date.tzinfo


@given(
    YEARS, st.lists(PARTS, min_size=2, max_size=5), st.sampled_from([" ", "  ", "T"])
)
@example("2024", ["02", "30"], " ")
@example("2024", ["13", "01"], " ")
@example("2024", ["00", "10"], " ")
@example("2024", ["02", "29", "24", "00"], " ")
@example("2024", ["12", "31", "23", "59", "60"], " ")
def test_dates_with_numbers_are_read_alike(year, parts, between):
    """Also impossible ones, and those that only look like a date."""
    day, time = parts[:2], parts[2:]
    text = "-".join([year, *day]) + (between + ":".join(time) if time else "")
    assert found(get_date, text) == found(of_pelican, text)


@pytest.mark.parametrize(
    "text",
    [
        "March 2, 2024",
        "2024-3-2",
        "2024-03-02 10:00 +0100",
        "2024-03-02T10:00Z",
        "",
        "x",
    ],
)
def test_other_dates_are_pelicans(text):
    """Whatever else may be a date."""
    assert found(get_date, text) == found(of_pelican, text)


@given(st.text())
def test_any_text_is_read_alike(text):
    """Characters that nobody thought of."""
    assert found(get_date, text) == found(of_pelican, text)
