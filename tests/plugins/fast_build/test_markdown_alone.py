"""Plain texts are read without Python-Markdown, and come out as with it."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from pelican.readers import MarkdownReader
from pelican.settings import read_settings
from tests.plugins.fast_build.test_markdown import BLOCKS, LINES, STARTS, USUAL

from fast_build import markdown_alone
from fast_build.markdown_alone import front_matter, html_alone, is_usual
from fast_build.markdown_plain import can_be_plain
from fast_build.markdown_reader import ReusingReader

FIELDS = [
    *("Title: x", "Title: A: b", "title:x", "Tags: a, b", "Date: 2024-01-01"),
    *("Summary: A *short* one", "Summary: # x", "summary: [a](b)", "Summary:"),
    *("Summary: `c` & d", "Summary: 1. a", "Summary:     code", "Summary: a\tb"),
    *("Author: Ann", "Authors: a; b", "X-y_z:  1 ", "Title: two  ", "Slug: ", "a:b:c"),
    *("---", "...", "---: x", "--a: b", "Key : v", "no colon", "  Title: in", ":"),
    *("    more", "Title: \xe9\xa0", "\ufeffTitle: b", "Title: x\x0c", "Title: <b>"),
]
ENDS = st.sampled_from(["\n\n"] * 4 + ["\n", "\n\n\n", "\n \n", " \n\n", "\r\n\r\n"])
TEXTS = st.lists(
    st.one_of(st.sampled_from(BLOCKS), st.builds("".join, st.tuples(STARTS, LINES))),
    max_size=5,
).map("\n\n".join)
FILES = st.builds(
    "".join,
    st.tuples(
        st.lists(st.sampled_from(FIELDS), max_size=4).map("\n".join), ENDS, TEXTS
    ),
)


def read(reader, path):
    """Return what a reader makes of a file, in a form that can be compared."""
    html, metadata = reader.read(str(path))
    return html, [(name, str(value)) for name, value in metadata.items()]


@pytest.fixture(scope="module")
def readers():
    """Pelican's, and ours."""
    logging.getLogger("pelican").setLevel(logging.CRITICAL)
    yield MarkdownReader(read_settings(None)), ReusingReader(read_settings(None))
    logging.getLogger("pelican").setLevel(logging.NOTSET)


@given(text=FILES)
def test_files_read_alike(readers, tmp_path_factory, text):
    """With odd front matter, plain texts and others."""
    path = tmp_path_factory.getbasetemp() / "file.md"
    path.write_bytes(text.encode())
    theirs, ours = readers
    assert read(ours, path) == read(theirs, path)


PLAIN = (
    USUAL.partition("Salt")[0]
    + "Salt & pepper.\n\n- One\n- Two\n\n> Quoted\n\n|a|b|\n|-|-|\n|1|2|\n"
)


def test_a_plain_file_needs_no_converter(readers, tmp_path, monkeypatch):
    """Nor does its summary."""
    theirs, ours = readers
    path = tmp_path / "a.md"
    path.write_text(f"Title: A\nSummary: *Short*\n  \n{PLAIN}".replace("  \n", "\n"))
    expected = read(theirs, path)
    monkeypatch.setattr(ReusingReader, "_converter", None)
    assert read(ours, path) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a <b>c</b>",
            "R&D",
            "&lt;",
            "a &",
            "```\nx\n```",
            "[a]: b",
            "*[A]: b",
            "a\n: b",
            "a\tb",
        ),
        *("a\rb", "a\x02b", "x\n  \ny", "    code", "a *b", "{: .x}", "klzzwxh:0"),
    ],
)
def test_what_may_mean_more_is_not_converted_here(text):
    """Python-Markdown knows."""
    assert html_alone(text) is None


@pytest.mark.parametrize(
    "text", ["", "\n\nText", "Text\n\nmore", "---\na: b\n\nx", "a: b\n  c\n\nx"]
)
def test_unusual_front_matter_is_left_to_python_markdown(text):
    """None at all, too: the first lines may be a text's."""
    assert front_matter(text) is None


USUAL_OPTIONS = read_settings(None)["MARKDOWN"]


def usual(**changes):
    """Return Pelican's setting with changes, as readers complete it."""
    settings = read_settings(None, override={"MARKDOWN": {**USUAL_OPTIONS, **changes}})
    MarkdownReader(settings)
    return settings["MARKDOWN"]


EXTRA, CODE = "markdown.extensions.extra", "markdown.extensions.codehilite"


def test_pelicans_own_setting_leaves_plain_texts_plain():
    """What is assumed here is what is found out with a converter."""
    assert is_usual(usual(), "own")
    assert is_usual({**usual(), "extensions": ["own", *usual()["extensions"]]}, "own")
    assert is_usual(usual(extension_configs={CODE: {"linenums": True}, EXTRA: {}}), "")
    assert can_be_plain(Markdown(**usual()))


@pytest.mark.parametrize(
    "changes",
    [
        {"extensions": ["markdown.extensions.toc"]},
        {"extension_configs": {EXTRA: {}, "markdown.extensions.smarty": {}}},
        {"extension_configs": {EXTRA: {"markdown.extensions.footnotes": {"a": 1}}}},
        {"extension_configs": {CODE: {}}},
        {"output_format": "xhtml"},
        {"tab_length": 2},
    ],
)
def test_with_another_setting_python_markdown_is_asked(changes):
    """Plain texts may mean something else."""
    assert not is_usual(usual(**changes), "")


@pytest.mark.parametrize("version", ["3.10.2", "3.12", "4.0"])
def test_another_version_is_asked_too(monkeypatch, version):
    """It was not compared."""
    monkeypatch.setattr(markdown_alone, "_version", lambda: version)
    assert not is_usual(usual(), "")
