"""The accessibility page says what is tested, and nothing else."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from tests.accessibility import FACTS, named_tests, noted, on_disk

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", named_tests())
def test_every_check_on_the_page_is_a_test(name):
    """A check that nobody runs any more cannot stay on the page."""
    file, _, function = name.partition("::")
    text = (ROOT / file).read_text()

    assert f"def {function}(" in text if function else "def test_" in text


def test_a_passing_run_changes_its_result_and_nothing_else():
    """The day and the digest are those of the last run in which all passed."""
    text = FACTS.read_text()

    changed = noted(text, "2027-01-02", "0123abcd")

    table = tomllib.loads(changed)
    assert table.pop("passed") == date(2027, 1, 2)
    assert table.pop("tested") == "0123abcd"
    assert table == {"check": tomllib.loads(text)["check"]}
    assert noted(changed, "2027-01-02", "0123abcd") == changed


def test_the_sample_says_what_its_own_record_says(sample_site):
    """The sample claims tests only if they ran on the sample as it is now."""
    record = tomllib.loads(FACTS.read_text())
    html = (sample_site / "accessibility" / "index.html").read_text()

    assert ("These tests passed on " in html) is (record.get("tested") == on_disk())
