"""A fact about the practice stands in one file, so that changing it changes all."""

import re
from dataclasses import fields
from itertools import chain
from pathlib import Path

import pytest

from facts.model import Notices, Practice

ROOT = Path(__file__).parent.parent.parent
TELEPHONE = re.compile(r"\(?\b[2-9]\d{2}\)?[ .\-‑]555[ .\-‑]01\d{2}\b")
STREET = re.compile(r"100 Example Street")
WRITTEN_BY_HAND = [
    path
    for folder in ("content", "theme", "plugins", "tools")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".md", ".html", ".py", ".css", ".js"}
]


def test_there_are_files_to_look_at():
    """The search below looks at something."""
    assert len(WRITTEN_BY_HAND) > 50


def test_no_telephone_number_or_address_outside_the_facts():
    """Templates, articles and code refer to telephone and address."""
    found = []
    for path in WRITTEN_BY_HAND:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".py":  # a message may show how a number is written
            text = text.replace("303-555-0142", "").replace("(303) 555-0142", "")
        text = text.replace("800-555-0199", "")  # what a visitor's number looks like
        if TELEPHONE.search(text) or STREET.search(text):
            found.append(path.relative_to(ROOT).as_posix())

    assert not found


@pytest.mark.parametrize("facts", [Practice, Notices], ids=lambda entry: entry.__name__)
def test_every_fact_reaches_somebody(facts):
    """A fact that staff keep up to date is shown or decides something."""
    readers = [
        path for path in WRITTEN_BY_HAND if path.parts[-2:] != ("facts", "model.py")
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in readers)
    holders = f"{facts.__name__.lower()}|known"  # what code calls such a table
    read = re.findall(rf"\b(?:{holders})\.(\w+)|(?:practice|notice):(\w+)\}}", text)

    assert {field.name for field in fields(facts)} <= set(chain(*read))
