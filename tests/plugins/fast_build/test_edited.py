"""Where only words of texts changed, only the pages that show them are looked at."""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import contextmanager

import pytest
from pelican import signals
from tests.plugins.fast_build.conftest import Small, article, differing

from fast_build import edited

FIRST = "content/articles/a1.md"


@pytest.fixture
def site(small):
    """The small site, built."""
    small.fast()
    return small


def append(site, name, words):
    """Add words at the end of a file."""
    path = site.root / name
    path.write_text(f"{path.read_text()}\n{words}\n")


def sources_read(site):
    """Say how many content objects the last build took up, read or not."""
    return len(site.pelican.build.contents)


def built_like_stock(site, **settings):
    """Build, and tell whether every file is as stock Pelican makes it."""
    return differing(site.fast(**settings), site.stock(**settings)) == []


@contextmanager
def listening(signal, receiver, module):
    """Let a function of a plugin with this name receive a signal."""
    receiver.__module__ = module
    signal.connect(receiver)
    try:
        yield
    finally:
        signal.disconnect(receiver)


def test_one_more_sentence_makes_the_pages_that_show_it(site):
    """The article, its feeds, lists with its summary; nothing else is taken up."""
    append(site, FIRST, "One more -- sentence.")
    assert built_like_stock(site)
    counts = site.pelican.build.counts
    assert sources_read(site) == 0
    assert (counts.read, counts.reused) == (1, 8)
    assert 1 <= counts.rendered < counts.kept
    assert counts.kept == len(site.fast()) - counts.rendered


def test_articles_may_lie_where_pelican_looks_by_itself(small):
    """Anywhere in the content folder, and not only in one of their own."""
    small.write("content/top.md", article(8))
    small.fast(ARTICLE_PATHS=[""])
    append(small, "content/top.md", "More.")
    assert built_like_stock(small, ARTICLE_PATHS=[""])
    assert sources_read(small) == 0


def test_nothing_changed_is_seen_from_files_alone(site):
    """Not even the memory of the last build is read."""
    (site.root / "cache/fast_build/memory.pickle").unlink()
    assert built_like_stock(site)
    assert sources_read(site) == 0
    assert site.pelican.build.counts.written == 0


def test_a_page_can_be_edited_too(site):
    """A page, not only an article; here with a link to another source."""
    append(site, "content/pages/about.md", "See [it]({filename}/articles/a2.md).")
    assert built_like_stock(site)
    assert sources_read(site) == 0


def test_edits_add_up(site):
    """Each build knows of all texts edited since the memory was written."""
    for number in (1, 2, 1, 3):
        append(site, f"content/articles/a{number}.md", "More [x]({filename}a4.md).")
        assert built_like_stock(site)
        assert sources_read(site) == 0


def test_the_next_whole_build_finds_all_in_place(site):
    """What a small build noted of its pages is what a whole one would have."""
    append(site, FIRST, "Words.")
    site.fast()
    site.fast(FAST_BUILD_FIRST=())
    assert sources_read(site) > 0
    assert site.pelican.build.counts.rendered == 0


def test_after_many_edits_the_site_is_looked_at_as_a_whole(site, monkeypatch):
    """Edited texts are taken up in each build, so there must not be many."""
    monkeypatch.setattr(edited, "MOST", 2)
    for number in (1, 2, 3):
        append(site, f"content/articles/a{number}.md", "More.")
        assert built_like_stock(site)
    assert sources_read(site) > 0
    append(site, FIRST, "Again.")
    assert built_like_stock(site)
    assert sources_read(site) == 0


def retitled(site):
    site.write(FIRST, article(1, Title="Another"))


def retagged(site):
    site.write(FIRST, article(1, Tags="elbows"))


def added(site):
    site.write("content/articles/b.md", article(8))


def deleted(site):
    (site.root / FIRST).unlink()


def renamed(site):
    (site.root / FIRST).rename(site.root / "content/articles/b.md")


def drawn_anew(site):
    site.write("content/images/x.png", "another picture")


def templated(site):
    site.write("theme/templates/article.html", "{{ article.title }}")


def hidden_file_linked(site):
    site.write("content/images/y.png", "picture")
    append(site, FIRST, "![y]({static}/images/y.png)")


def output_meddled_with(site):
    (site.root / "output/index.html").write_text("meddled")


def output_lost(site):
    shutil.rmtree(site.root / "output")


@pytest.mark.parametrize(
    "change",
    [
        *(retitled, retagged, added, deleted, renamed, drawn_anew, templated),
        *(hidden_file_linked, output_meddled_with, output_lost),
    ],
    ids=lambda change: change.__name__,
)
def test_all_else_takes_a_whole_build(site, change):
    """What an author does besides writing words can change any page."""
    site.write("theme/templates/index.html", "{{ articles | length }}")
    site.fast()
    change(site)
    assert built_like_stock(site)
    assert sources_read(site) > 0


def test_other_settings_take_a_whole_build(site):
    """Nothing of the last build is used under another name of the site."""
    append(site, FIRST, "More.")
    assert built_like_stock(site, SITENAME="Another")
    assert sources_read(site) > 0


@pytest.mark.parametrize("name", ["memory.pickle", "records-2.sqlite"])
@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_a_damaged_cache_costs_time_alone(site, name, share):
    """Cut off or with bytes too many: the site is the same."""
    append(site, FIRST, "More.")
    path = site.root / "cache/fast_build" / name
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)] + b"damage")
    assert built_like_stock(site)


def test_a_project_that_moved_is_looked_at_as_a_whole(site):
    """A cache may come from another folder; the memory has paths of that one."""
    append(site, FIRST, "More.")
    moved = Small(site.root.rename(site.root.with_name("moved")))
    assert built_like_stock(moved)
    assert sources_read(moved) > 0


@pytest.mark.parametrize(("pure", "whole"), [((), True), (("a_plugin",), False)])
def test_plugins_that_are_not_declared_run_on_each_build(site, pure, whole):
    """They may have another result each time; one that is declared has not."""
    called = []

    def receive(generators):
        called.append(generators)

    with listening(signals.all_generators_finalized, receive, "a_plugin.inside"):
        site.fast(FAST_BUILD_PURE=pure)
        called.clear()
        append(site, FIRST, "More.")
        site.fast(FAST_BUILD_PURE=pure)
    assert bool(called) == whole


def test_a_text_that_a_plugin_asked_for_takes_a_whole_build(site):
    """What it made of the text, such as a time to read, may show anywhere."""

    def count_words(generator):
        for each in generator.articles:
            each.words = len(each.content.split())

    shown = "{{ articles | map(attribute='words') | join }}"
    site.write("theme/templates/index.html", shown)
    pure = {"FAST_BUILD_PURE": ("a_plugin",)}
    with listening(signals.article_generator_finalized, count_words, "a_plugin"):
        site.fast(**pure)
        append(site, FIRST, "More words.")
        assert built_like_stock(site, **pure)


def test_what_cannot_be_kept_takes_a_whole_build(site):
    """A function made by a plugin has no name by which the next build could find it."""

    def give_greeting(generator):
        generator.context["greeting"] = lambda name: f"Hello, {name}"

    pure = {"FAST_BUILD_PURE": ("a_plugin",)}
    with listening(signals.article_generator_finalized, give_greeting, "a_plugin"):
        site.fast(**pure)
        append(site, FIRST, "More words.")
        assert built_like_stock(site, **pure)
        assert sources_read(site) > 0


@pytest.fixture
def warnings(caplog):
    """What Pelican warns of, as texts."""
    logger = logging.getLogger("pelican")
    level = logger.level
    logger.setLevel(logging.WARNING)
    logger.addHandler(caplog.handler)
    yield lambda: [r.getMessage() for r in caplog.records if caplog.records]
    logger.removeHandler(caplog.handler)
    logger.setLevel(level)


def test_a_warning_comes_with_each_build(small, warnings, caplog):
    """Also with one that does not look at the text that it is about."""
    append(small, "content/pages/about.md", "[gone]({filename}/gone.md)")
    seen = []
    for words in ("", "More.", "Still more."):
        append(small, FIRST, words)
        caplog.clear()
        small.fast()
        seen.append(sum("gone.md" in text for text in warnings()))
    assert seen[0] > 0
    assert seen == [seen[0]] * 3
    assert sources_read(small) == 0


def test_a_warning_of_an_edited_text_comes_with_each_build_after(
    site, warnings, caplog
):
    """What is wrong stays wrong until somebody mends it."""
    small = site
    small.fast()
    append(small, FIRST, "[gone]({filename}/gone.md)")
    for _ in range(3):
        caplog.clear()
        small.fast()
        assert any("gone.md" in text for text in warnings())


def test_the_same_content_with_another_time_is_no_change(site):
    """A checkout touches files; nothing is made anew for that."""
    os.utime(site.root / FIRST)
    assert built_like_stock(site)
    assert sources_read(site) == 0
    assert site.pelican.build.counts.rendered == 0
