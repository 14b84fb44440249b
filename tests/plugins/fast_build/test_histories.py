"""After any history of edits the site is the one that stock Pelican builds."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pelican.writers import FileOverwriteFailedError
from tests.plugins.fast_build.conftest import (
    article,
    differing,
    made_small,
    no_other_plugins,
)

TITLES = st.sampled_from(["Plain", 'It\'s "quoted"', "A & B -- C", "Ärzte..."])
BODIES = st.sampled_from(
    [
        "Words.",
        "[To 1]({filename}/articles/a1.md) and [gone]({filename}/articles/a99.md).",
        "[To a page]({filename}/pages/about.md) ![p]({static}/images/x.png)",
        "> Quote\n\n- a\n- b *c*\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "[A tag]({tag}hips), [a list]({category}moving), [home]({index}).",
    ]
)
FIELDS = st.fixed_dictionaries(
    {"Title": TITLES, "Body": BODIES},
    optional={
        "Date": st.sampled_from(["2023-01-01", "2024-02-11 10:00", "2999-01-01"]),
        "Tags": st.sampled_from(["", "hips", "new, knees", "Hips!"]),
        "Category": st.sampled_from(["Moving", "Sleep"]),
        "Status": st.sampled_from(["draft", "hidden", "published"]),
        "Slug": st.sampled_from(["one", "two"]),
        "Summary": st.sampled_from(["Short.", "[x]({filename}/articles/a2.md)"]),
        "Lang": st.sampled_from(["en", "fr"]),
        "Author": st.sampled_from(["Bob Builder", "Ann Author"]),
    },
)
NUMBERS = st.integers(0, 8)


def written(site, number, fields):
    site.write(f"content/articles/a{number}.md", article(number, **fields))


def reworded(site, number, words):
    """Change nothing but the text of an article."""
    path = site.root / f"content/articles/a{number}.md"
    if path.exists():
        path.write_text(f"{path.read_text()}\n{words}\n")


def deleted(site, number):
    (site.root / f"content/articles/a{number}.md").unlink(missing_ok=True)


def renamed(site, number, other):
    source = site.root / f"content/articles/a{number}.md"
    if source.exists():
        source.rename(site.root / f"content/articles/a{other}.md")


def page_written(site, name, title):
    site.write(f"content/pages/{name}.md", f"Title: {title}\n\nA page.\n")


def templated(site, name, text):
    site.write(f"theme/templates/{name}.html", text)


def same_stamp(site, number):
    """Change a letter and set the clock of the file back."""
    path = site.root / f"content/articles/a{number}.md"
    if path.exists():
        stamp = path.stat()
        path.write_text(path.read_text().replace("o", "e"))
        os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def cache_damaged(site, name, share):
    for path in (site.root / "cache").rglob(name):
        data = path.read_bytes()
        cut = int(len(data) * share)
        path.write_bytes(data[:cut] + b"damage" * (share > 0.5))


def cache_deleted(site):
    shutil.rmtree(site.root / "cache", ignore_errors=True)


def output_lost(site, number):
    files = sorted(p for p in (site.root / "output").rglob("*") if p.is_file())
    if files:
        files[number % len(files)].unlink()


def output_meddled_with(site, number):
    files = sorted(p for p in (site.root / "output").rglob("*") if p.is_file())
    if files:
        files[number % len(files)].write_text("meddled")


def built(site):
    with suppress(FileOverwriteFailedError):  # two articles of one address
        site.fast(**SETTINGS)


def step(function, *arguments):
    return st.tuples(st.just(function), *arguments)


ARTICLE_TEMPLATES = st.sampled_from(
    [
        "{{ article.title }} {{ article.content }} {{ articles | length }}",
        "{% extends '!simple/article.html' %}{% block title %}x{% endblock %}",
        "{{ article.summary }}{% for a in articles[:2] %}{{ a.url }}{% endfor %}",
        "{% for c, some in categories %}{{ c }}{{ some[0].title }}{% endfor %}",
        "{{ article.translations | map(attribute='title') | join }}{{ page }}",
        "{{ article.metadata.tags }} {{ article.related | default('none') }}",
    ]
)
STEPS = st.one_of(
    step(written, NUMBERS, FIELDS),
    step(written, NUMBERS, FIELDS),
    step(reworded, NUMBERS, BODIES),
    step(reworded, NUMBERS, BODIES),
    step(deleted, NUMBERS),
    step(renamed, NUMBERS, NUMBERS),
    step(page_written, st.sampled_from(["about", "new"]), TITLES),
    step(templated, st.just("article"), ARTICLE_TEMPLATES),
    step(same_stamp, NUMBERS),
    step(cache_damaged, st.sampled_from(["*.sqlite", "*.pickle"]), st.floats(0, 1)),
    step(cache_deleted),
    step(output_lost, st.integers(0, 99)),
    step(output_meddled_with, st.integers(0, 99)),
    step(built),
)
SETTINGS = {"WITH_FUTURE_DATES": False, "DELETE_OUTPUT_DIRECTORY": True}


@pytest.mark.slow
@settings(
    max_examples=int(os.environ.get("HISTORIES", "12")),
    deadline=None,
    phases=[Phase.reuse, Phase.generate],  # making it smaller takes many builds
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.lists(STEPS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_any_history_ends_in_stock_pelicans_site(history):
    """Edits, damage, lost files, in any order, between any builds."""
    folder = Path(tempfile.mkdtemp())
    try:
        follow(history, made_small(folder))
    finally:
        shutil.rmtree(folder)


def follow(history, site):
    with no_other_plugins():
        site.fast(**SETTINGS)
        for edits in history:
            for function, *arguments in edits:
                function(site, *arguments)
            try:
                expected = site.stock(**SETTINGS)
            except Exception:  # noqa: BLE001, S112 (two articles of one address)
                continue
            assert differing(site.fast(**SETTINGS), expected) == []
