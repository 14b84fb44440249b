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


# What Pelican's own documentation explains: addresses and feeds, by their pattern.
PELICANS = re.compile(r".*_(?:URL|SAVE_AS|ATOM|RSS)|FEED_DOMAIN|TIMEZONE")
PLACES = {"ROOT", "SITE", "IMPORT_PATH"}  # names that pelicanconf.py needs itself


def ours():
    """Every setting that Pelican does not know."""
    return {
        name
        for name in read(str(ROOT / "publishconf.py"))
        if name.isupper()
        and name not in pelican.settings.DEFAULT_CONFIG
        and name not in PLACES
        and not PELICANS.fullmatch(name)
    }


def test_every_setting_of_ours_is_documented():
    """Whoever meets one of our settings finds it in one place."""
    assert ours() <= documented()


def test_nothing_documented_is_gone():
    """Every setting that the docs explain is one that the code knows."""
    known = read(str(ROOT / "pelicanconf.py")).keys()

    assert documented() <= known
