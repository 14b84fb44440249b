"""The accessibility page says what is tested, and nothing else."""

import re
from pathlib import Path

import pytest
from tests.accessibility import FACTS, named_tests, noted

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", named_tests())
def test_every_check_on_the_page_is_a_test(name):
    """A check that nobody runs any more cannot stay on the page."""
    file, _, function = name.partition("::")
    text = (ROOT / file).read_text()

    assert f"def {function}(" in text if function else "def test_" in text


def test_a_passing_run_changes_the_day_and_nothing_else():
    """The day on the page is that of the last run in which all passed."""
    text = FACTS.read_text()

    changed = noted(text, "2027-01-02")

    assert "passed = 2027-01-02" in changed
    assert re.sub(r"passed = \S+", "", changed) == re.sub(r"passed = \S+", "", text)
