"""Facts that no parser could read are sentences; an editor's marks are fine."""

import shutil
from datetime import timedelta
from types import SimpleNamespace

import pytest
from tests.conftest import ROOT

from diagnostics import ContentError, report
from facts.plugin import share_facts
from facts.reader import read_facts
from site_parts import BUILD_DAY


@pytest.fixture
def practice(tmp_path):
    """A copy of the sample's facts."""
    return shutil.copytree(ROOT / "content" / "practice", tmp_path / "practice")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'name = "caf\xe9"', "hours.toml:1: This line is not UTF-8 text."),
        (b"\n\x00", "hours.toml:2: An invisible sign (U+0000) stands alone."),
        (b"a = " + b"[\n" * 3000, "hours.toml:"),
        (b"a = " + b"9" * 4990, "A number is too large"),
        (b"[weekly\n", "hours.toml:1: The name of this table has no ]."),
        (b"a = 1\na = 2\n", "hours.toml:2: A name stands here a second time."),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(practice, tmp_path, content, words):
    """Odd bytes, bursting numbers, endless lists and slips of syntax."""
    (practice / "hours.toml").write_bytes(content)

    with pytest.raises(ContentError) as error:
        read_facts(practice, tmp_path)

    (diagnostic,) = error.value.diagnostics
    assert words in str(diagnostic)


def test_what_windows_adds_is_fine(practice, tmp_path):
    """A byte-order mark and Windows line ends change nothing."""
    as_it_was = read_facts(practice, tmp_path)
    for path in practice.glob("*.toml"):
        content = path.read_bytes().replace(b"\n", b"\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + content)

    assert read_facts(practice, tmp_path) == as_it_was


def test_days_can_be_counted_while_facts_have_mistakes(practice, tmp_path):
    """A trial of signs that nobody has confirmed tells the mistake, and it alone."""
    (practice / "hours.toml").write_text("[weekly\n")
    folders = {"PATH": tmp_path, "PRACTICE_PATH": "practice", "CACHE_PATH": tmp_path}
    settings = {name: str(folder) for name, folder in folders.items()}
    with report.captured() as told:
        share_facts(SimpleNamespace(settings=settings))

    assert len(told) == 1
    assert BUILD_DAY.of(settings) + timedelta(days=400)
