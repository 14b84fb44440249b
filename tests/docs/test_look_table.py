"""The table of pages in docs/look.md is of these pages, and near what they weigh."""

import re
from pathlib import Path

import pytest
from benchmarks.pages import KINDS

LOOK = Path(__file__).parents[2] / "docs" / "look.md"
ROW = re.compile(r"^\| ([\w ]+?)(?: !)? \| ([\d,]+) \|", re.MULTILINE)
CHANGED = 0.05  # a page that grew or shrank more is measured again


def rows():
    """First view of each kind of page, as the table has it."""
    found = {
        kind: int(size.replace(",", ""))
        for kind, size in ROW.findall(LOOK.read_text(encoding="utf-8"))
    }
    found.pop("budget")
    return found


def test_every_kind_of_page_has_its_row():
    """What is measured is written down, and nothing else."""
    assert list(rows()) == list(KINDS)


@pytest.mark.slow
def test_rows_are_near_what_pages_weigh(published_site):
    """A reader of the table meets pages of that size."""
    packed = {
        kind: (published_site / address.strip("/") / "index.html.br").stat().st_size
        for kind, address in KINDS.items()
    }
    off = {
        kind: (written, packed[kind])
        for kind, written in rows().items()
        if abs(written - packed[kind]) > CHANGED * packed[kind]
    }

    assert off == {}
