"""The accessibility page says what is tested, and nothing else."""

import subprocess
import tomllib
from datetime import date
from pathlib import Path

import pytest
from tests import accessibility
from tests.accessibility import FACTS, named_tests, on_disk

from site_check.record import noted

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


@pytest.mark.parametrize(
    ("failed", "edited", "says"),
    [(0, False, None), (1, False, "not all of it is true"), (0, True, "files changed")],
)
def test_only_a_passing_run_on_files_that_stay_is_noted(
    monkeypatch, tmp_path, failed, edited, says
):
    """A failure, or an edit while the tests ran, leaves the record as it was."""
    facts = tmp_path / "accessibility.toml"
    facts.write_text(FACTS.read_text())
    digests = iter(["before", "after" if edited else "before"])
    done = subprocess.CompletedProcess((), failed)
    monkeypatch.setattr(accessibility, "FACTS", facts)
    monkeypatch.setattr(accessibility, "on_disk", lambda: next(digests))
    monkeypatch.setattr(accessibility.subprocess, "run", lambda *_, **__: done)

    if says:
        with pytest.raises(SystemExit, match=says):
            accessibility.main()
        assert facts.read_text() == FACTS.read_text()
    else:
        accessibility.main()
        assert tomllib.loads(facts.read_text())["tested"] == "before"
