"""After any history of edits this site is the one that a first build makes."""

import os
import re
import shutil
from functools import partial
from random import Random

import pytest
from tests.conftest import ROOT, take_what_is_made
from tests.plugins.fast_build.conftest import differing, tree

from whole_build.build import build, read

HISTORIES = int(os.environ.get("SITE_HISTORIES", "1"))
COPIED = "content/articles/staying-active-safely.md"
# What numbers come in place of, in a file; where that is missing, they come.
ON_SOME_PAGES = {
    "a heading": ("content/articles/sleeping-with-back-pain.md", r"\n\n## (\d\d )?"),
    "a title": (COPIED, r'title: "(\d\d )?'),
    "a page": ("content/pages/about.md", r'title: "?(\d\d )?'),
    "a translation": ("content/es/pages/buscar.md", r"title: (\d\d )?"),
    "a price": ("content/practice/insurers.toml", r"amount_usd = (\d\d)"),
    "a holiday": ("content/practice/hours.toml", r"date = 20(\d\d)-12-24"),
    "a sign": ("content/signs/comes-back.md", r'title: "(\d\d )?'),
    "a source": ("content/sources.bib", r"title = \{(\d\d )?"),
    "a drawing": ("content/drawings/first-visit.toml", r'name = "(\d\d )?'),
    "a pose": ("content/exercises/bridge.md", r'shows: "(\d\d )?'),
    "a template": ("theme/templates/article.html", r"condition_pages\[:(\d+)"),
}
ON_ALL_PAGES = {
    "a name": ("content/practice/practice.toml", r'\nname = "(\d\d )?'),
    "a telephone": ("content/practice/practice.toml", r'telephone = "303-555-01(\d\d)'),
    "a style": ("theme/css/tokens.css", r"--color-page: light-dark\(#\w{4}(\w\w)"),
}
EDITS = ON_SOME_PAGES | ON_ALL_PAGES


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(HISTORIES))
def test_any_history_ends_in_a_first_builds_site(tmp_path, seed, sample_site):
    """Facts, signs, sources, drawings, poses and templates among the edits.

    A copy of the sample has them all; as they are taken back, it becomes the sample.
    SITE_HISTORIES=20 tries so many.
    """
    chance = Random(seed)  # noqa: S311 - the same history each time
    for name in ("content", "docs", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    kinds = [*ON_SOME_PAGES, "another article"]
    edits = [edit(tmp_path, kind, chance) for kind in chance.sample(kinds, len(kinds))]
    made(tmp_path)
    for take_back in reversed(edits):
        take_back()
    assert differing(made(tmp_path), tree(sample_site)) == []


def test_what_all_pages_show_is_never_an_earlier_one(site, article):
    """Facts of the foot and styles are seen at once, and gone at once."""
    site.write({f"articles/a{number}.md": article() for number in range(3)})
    shutil.copytree(ROOT / "theme", site.root / "theme")
    folder = str(site.root / "theme")
    theme = {"THEME": folder, "THEME_TEMPLATES_OVERRIDES": [folder]}

    def built():
        outcome = site.build(**theme)
        assert outcome.good, outcome
        return tree(site.output)

    first = before = built()
    take_back = []
    for kind in ON_ALL_PAGES:
        take_back.append(edit(site.root, kind, Random(0)))  # noqa: S311
        after = built()
        assert "articles/a0/index.html" in differing(before, after), kind
        before = after
    for edited in reversed(take_back):
        edited()
    assert differing(built(), first) == []


def edit(folder, kind, chance):
    """Make one edit of a kind; return what takes it back."""
    number = chance.randrange(10, 99)
    if kind == "another article":
        text = (folder / COPIED).read_text(encoding="utf-8")
        text = re.sub('title: "', f'title: "{number} ', text, count=1)
        another = (folder / COPIED).with_stem(f"another-{number}")
        another.write_text(text, encoding="utf-8")
        return another.unlink
    name, pattern = EDITS[kind]
    words = f"{number} " if pattern.endswith("?") else str(number)
    return change(folder / name, re.compile(pattern), words)


def change(path, pattern, words):
    """Put words in the place of what the pattern's group found."""
    text = path.read_text(encoding="utf-8")
    found = pattern.search(text)
    assert found, f"{path} has nothing like {pattern.pattern}"
    start, end = found.span(1) if found[1] else (found.end(), found.end())
    path.write_text(text[:start] + words + text[end:], encoding="utf-8")
    return partial(path.write_text, text, encoding="utf-8")


def made(folder):
    """Build the sample site from a copy of its content; return its files."""
    if not (folder / "cache").exists():
        take_what_is_made(folder / "cache")
    outcome = build(
        read(
            str(ROOT / "pelicanconf.py"),
            PATH=str(folder / "content"),
            OUTPUT_PATH=str(folder / "site"),
            STAGING_PATH=str(folder / "staging"),
            CACHE_PATH=str(folder / "cache"),
            DEFECT_LOG=str(folder / "failure.txt"),
            THEME=str(folder / "theme"),
            THEME_TEMPLATES_OVERRIDES=[str(folder / "theme")],
        )
    )
    assert outcome.good, outcome
    return tree(folder / "site")
