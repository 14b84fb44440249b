"""docs/settings.md explains every setting of ours, and nothing that is gone."""

import re

import pelican.settings
from tests.conftest import ROOT

from whole_build.build import read

HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
NAME = re.compile(r"`([A-Z][A-Z_]+)`")


def documented():
    """Names in the headings of docs/settings.md; one heading may have several."""
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    return {name for line in HEADING.findall(text) for name in NAME.findall(line)}


def ours():
    """Settings of ours that publishconf.py turns on or changes."""
    published = read(str(ROOT / "publishconf.py"))
    preview = read(str(ROOT / "pelicanconf.py"))
    return {
        name
        for name, value in published.items()
        if name.isupper()
        and name not in pelican.settings.DEFAULT_CONFIG
        and preview.get(name) != value
    }


def test_what_publishing_changes_is_documented():
    """Whoever wonders why a published page differs finds it in one place."""
    assert ours() <= documented()


def test_nothing_documented_is_gone():
    """Every setting that the docs explain is one that the code knows."""
    known = read(str(ROOT / "pelicanconf.py")).keys()

    assert documented() <= known
