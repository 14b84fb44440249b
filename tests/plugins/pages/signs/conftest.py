"""A small checklist to change one thing of."""

import re
import shutil
from textwrap import dedent

import pytest
from tests.conftest import HEALTH, ROOT

SOURCES = """\
@online{nhs,
  title = {Back pain},
  author = {{NHS}},
  url = {https://www.nhs.uk/conditions/back-pain/},
  urldate = {2026-11-01},
}
"""


def sign_file(body="Ask for help [@nhs].", **fields):
    """A sign file: front matter lines to change (None takes one out), and a body."""
    usual = {
        "title": "My back hurts.",
        "level": "therapy",
        "order": 500,
        "sources": "[nhs]",
    }
    lines = [f"{key}: {value}" for key, value in (usual | fields).items() if value]
    return "\n".join(["---", *lines, HEALTH, "---", "", body, ""])


DANGER = sign_file(
    "Call 911 now [@nhs].", level="emergency", title="I can't pee.", order=1
)
FILES = {
    "sources.bib": SOURCES,
    "signs/cannot-pee.md": DANGER,
    "signs/fever.md": sign_file(level="same-day", title="I have a fever.", order=2),
    "signs/six-weeks.md": sign_file(title="It has lasted six weeks.", order=3),
}


@pytest.fixture
def checklist_site(site):
    """A site with three signs, one of each level, and the sample's fixed words."""
    return with_checklist(site)


def with_checklist(site):
    """Give a site these signs and words."""
    for folder in ("signs", "services"):
        (site.root / "content" / folder).mkdir()
    words = ROOT / "content" / "signs" / "_wording.toml"
    text = words.read_text(encoding="utf-8")
    text = re.sub(r"^sources = \[.*$", 'sources = ["nhs"]', text, flags=re.MULTILINE)
    target = site.root / "content" / "signs" / "_wording.toml"
    target.write_text(text, encoding="utf-8")
    site.write({name: dedent(text) for name, text in FILES.items()})
    return site


@pytest.fixture
def copied_signs(checklist_site):
    """The small site with a Spanish folder that holds the same signs."""
    return with_copied_signs(checklist_site)


def with_copied_signs(site):
    """Give a site that has signs the same in Spanish."""
    spanish = site.root / "content" / "es" / "signs"
    shutil.copytree(site.root / "content" / "signs", spanish)
    words = spanish / "_wording.toml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace('"/signs/"', '"/es/senales/"'), encoding="utf-8")
    return site
