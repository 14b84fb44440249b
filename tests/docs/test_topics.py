"""Every topic that docs/topics.md lists has its page."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOPICS = ROOT / "docs" / "topics.md"
ROW = re.compile(
    r"^\| (?P<topic>[^|]+) \| `(?P<file>[^`]+)` \| (?P<words>[^|]+) \|$", re.MULTILINE
)
ROWS = [found.groups() for found in ROW.finditer(TOPICS.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("topic", "file", "words"), ROWS, ids=lambda name: name[:30])
def test_a_topic_is_where_the_table_says(topic, file, words):
    """The page is published and speaks of it in these words."""
    text = (ROOT / file).read_text(encoding="utf-8")

    assert not re.search(r"^status: (draft|hidden)", text, re.MULTILINE), topic
    assert words.casefold() in text.casefold(), topic


def test_every_service_and_condition_has_a_row():
    """A new page of these kinds is listed, too."""
    listed = {file for _, file, _ in ROWS}
    pages = [
        path.relative_to(ROOT).as_posix()
        for folder in ("services", "conditions")
        for path in (ROOT / "content" / folder).glob("*.md")
    ]

    assert len(ROWS) > len(pages)
    assert set(pages) <= listed
