"""After any history of edits this site is the one that a first build makes."""

import os
import re
import shutil
from random import Random

import pytest
from tests.conftest import ROOT, take_what_is_made
from tests.plugins.fast_build.conftest import differing, tree

from whole_build.build import build, read

HISTORIES = int(os.environ.get("SITE_HISTORIES", "1"))
STEPS = 2  # between them, each kind of edit once
COPIED = "content/articles/staying-active-safely.md"
EDITS = {  # what numbers come in place of, in a file; where that is missing, they come
    "a heading": ("content/articles/sleeping-with-back-pain.md", r"\n\n## (\d\d )?"),
    "a title": (COPIED, r'title: "(\d\d )?'),
    "a page": ("content/pages/about.md", r'title: "?(\d\d )?'),
    "a translation": ("content/es/pages/buscar.md", r"title: (\d\d )?"),
    "a name": ("content/practice/practice.toml", r'\nname = "(\d\d )?'),
    "a telephone": ("content/practice/practice.toml", r'telephone = "303-555-01(\d\d)'),
    "a holiday": ("content/practice/hours.toml", r"date = 20(\d\d)-12-24"),
    "a price": ("content/practice/insurers.toml", r"amount_usd = (\d\d)"),
    "a sign": ("content/signs/comes-back.md", r'title: "(\d\d )?'),
    "a source": ("content/sources.bib", r"title = \{(\d\d )?"),
    "a drawing": ("content/drawings/first-visit.toml", r'name = "(\d\d )?'),
    "a pose": ("content/exercises/bridge.md", r'shows: "(\d\d )?'),
    "a template": ("theme/templates/article.html", r"condition_pages\[:(\d+)"),
    "a style": ("theme/css/tokens.css", r"--color-page: light-dark\(#\w{4}(\w\w)"),
}
DRAWN = ("handouts", "pictures", "share_images", "codes.pickle", "figures.pickle")
SETTINGS = {"DEFAULT_PAGINATION": (5, 8), "RELATED_COUNT": (2, 3)}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(HISTORIES))
def test_any_history_ends_in_a_first_builds_site(tmp_path, seed):
    """Facts, signs, sources, drawings, templates, settings and styles among the edits.

    The first build is stock Pelican's, which keeps nothing. SITE_HISTORIES=20 tries
    so many.
    """
    chance = Random(seed)  # noqa: S311 - the same history each time
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    made(tmp_path, "ours", "cache")
    kinds = [*EDITS, "another article", "settings"]
    chance.shuffle(kinds)
    settings = {}
    for step in range(STEPS):
        for kind in kinds[step::STEPS]:
            edit(tmp_path, kind, chance, settings)
        ours = made(tmp_path, "ours", "cache", **settings)
    stock = {"PELICAN_CLASS": "pelican.Pelican", **settings}
    assert differing(ours, made(tmp_path, "stock", "cache", **stock)) == []


def edit(folder, kind, chance, settings):
    """Make one edit of a kind."""
    number = chance.randrange(10, 99)
    if kind == "settings":
        settings.update({name: chance.choice(SETTINGS[name]) for name in SETTINGS})
    elif kind == "another article":
        text = (folder / COPIED).read_text(encoding="utf-8")
        text = re.sub('title: "', f'title: "{number} ', text, count=1)
        (folder / COPIED).with_stem(f"another-{number}").write_text(text)
    else:
        name, pattern = EDITS[kind]
        words = f"{number} " if pattern.endswith("?") else str(number)
        change(folder / name, re.compile(pattern), words)


def change(path, pattern, words):
    """Put words in the place of what the pattern's group found."""
    text = path.read_text(encoding="utf-8")
    found = pattern.search(text)
    assert found, f"{path} has nothing like {pattern.pattern}"
    start, end = found.span(1) if found[1] else (found.end(), found.end())
    path.write_text(text[:start] + words + text[end:], encoding="utf-8")


def made(folder, name, cache, **changes):
    """Build the sample site from a copy of its content; return its files."""
    if not (folder / cache).exists():
        take_what_is_made(folder / cache, DRAWN)
    outcome = build(
        read(
            str(ROOT / "pelicanconf.py"),
            PATH=str(folder / "content"),
            OUTPUT_PATH=str(folder / name),
            STAGING_PATH=str(folder / f"{name}.staging"),
            CACHE_PATH=str(folder / cache),
            DEFECT_LOG=str(folder / "failure.txt"),
            THEME=str(folder / "theme"),
            THEME_TEMPLATES_OVERRIDES=[str(folder / "theme")],
            **changes,
        )
    )
    assert outcome.good, outcome
    return tree(folder / name)
