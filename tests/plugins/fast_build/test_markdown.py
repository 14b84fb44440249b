"""The faster Markdown converts as Python-Markdown does."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from pelican.readers import MarkdownReader
from pelican.settings import read_settings

from fast_build.markdown_reader import ReusingReader
from fast_build.markdown_steps import SkippedSteps

EXTENSIONS = ["markdown.extensions.codehilite", "markdown.extensions.extra"]
CONFIGS = {"markdown.extensions.codehilite": {"css_class": "highlight"}}
PIECES = [
    *("word ", "two words", "*", "**", "_", "__", "`", "``", "[", "]", "(", ")"),
    *("[a](b)", "[a][b]", "![i](j)", "![i][b]", "[b]: http://x.y 'T'", "[^1]"),
    *("[^1]: note", "*[ABC]: title", "ABC", "<b>", "</b>", "<div>", "</div>"),
    *("<div markdown=1>", "<https://e.com>", "<me@e.com>", "&amp;", "&", "&#8211;"),
    *("\\", "\\*", "# ", "## h", "\n", "\n\n", "\n\n", "  \n", "    ", "\t", "- "),
    *("* ", "1. ", "> ", "---", "===", "\n---\n", "***", "* * *", "| a | b |"),
    *("|---|---|", "| a |\n|---|\n| b |", ": def", "term\n:   def", "~~~\n", "```\n"),
    *("{: .x}", "{#id}", "!!! note", "é", "\x02", "\x03", "klzzwxh:0000", "://", "@"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def converter(*more):
    return Markdown(extensions=[*EXTENSIONS, *more], extension_configs=CONFIGS)


plain, quick = converter(), converter(SkippedSteps())


def same(text):
    return quick.reset().convert(text) == plain.reset().convert(text)


@given(TEXTS)
def test_hostile_text_converts_alike(text):
    """All marks of Markdown in any order, by a converter used again and again."""
    assert same(text)


@given(st.text())
def test_any_text_converts_alike(text):
    """Characters that nobody thought of."""
    assert same(text)


@pytest.mark.slow
def test_much_hostile_text_converts_alike():
    """Five thousand texts, now and then compared with a new converter's."""
    choose = random.Random(7)  # noqa: S311
    for number in range(5_000):
        text = "".join(choose.choices(PIECES, k=choose.choice([1, 2, 4, 8, 16, 40])))
        assert same(text), text
        if number % 50 == 0:
            assert quick.reset().convert(text) == converter().convert(text), text


def test_one_reader_for_many_files_reads_as_new_ones(tmp_path):
    """No title, link or note of one file shows up in the next."""
    texts = [
        "Title: One\nSummary: A *summary*.\n\n[a][b]\n\n[b]: http://x.y\n[^1]: note",
        "Title: Two\n\n[a][b] and [^1]\n\n*[ABC]: title",
        "No metadata, ABC.",
        "Title: Three\nTitle: Four\nTags: a, b\n\nText[^1].\n\n[^1]: Own note.",
    ]
    reusing = ReusingReader(read_settings(None))
    for number, text in enumerate(texts * 2):
        path = Path(tmp_path / f"{number}.md")
        path.write_text(text)
        html, metadata = reusing.read(str(path))
        expected_html, expected = MarkdownReader(read_settings(None)).read(str(path))
        assert html == expected_html
        assert metadata.keys() == expected.keys()
        assert [str(v) for v in metadata.values()] == [
            str(v) for v in expected.values()
        ]
