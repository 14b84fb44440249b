"""Blocks of code come out as Pygments writes them."""

from contextlib import suppress

import pygments
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import codehilite
from markdown.extensions.codehilite import CodeHilite
from pelican.settings import read_settings
from pygments.formatters import HtmlFormatter
from pygments.lexers import guess_lexer
from pygments.util import ClassNotFound

from fast_build import highlighting
from fast_build.highlighting import in_place_of_pygments
from fast_build.markdown_reader import ReusingReader
from fast_build.quick_reading import quick_reading

LINES = [
    *("#!/usr/bin/env python", "#!bash", ":::php", ":::python hl_lines='1'", "<?php"),
    *("def walk(far: int) -> str:", "    return 'far'", "import os", "x = 1  # one"),
    *("<!DOCTYPE html>", "<p class='a'>x</p>", "<?xml version='1.0'?>", "{{ x }}"),
    *("SELECT name FROM stretch;", "body { color: red }", "key: value", "- item"),
    *("var x = require('x');", "function () {}", "#include <stdio.h>", "$ ls", "é"),
    *("# vim: ft=ruby", "# vim: ft=nothing", "puts 'x'", "", "\t", "BEGIN:VCARD"),
]
CODE = st.one_of(st.lists(st.sampled_from(LINES), max_size=8).map("\n".join), st.text())
LANGUAGES = st.sampled_from(
    [None, "", "python", "Python", "php", "html+jinja", "text", "no-such", "console"]
)
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "linenums": st.sampled_from([None, True, "inline", "table"]),
        "guess_lang": st.booleans(),
        "noclasses": st.booleans(),
        "hl_lines": st.sampled_from([[], [1], [1, 2]]),
        "css_class": st.sampled_from(["highlight", "x highlight"]),
        "style": st.sampled_from(["default", "monokai"]),
        "pygments_formatter": st.sampled_from(["html", "null", "no-such"]),
        "lang_prefix": st.just("lang-"),
    },
)


def written(code, language, options):
    return CodeHilite(code, lang=language, **options).hilite()


@given(CODE, LANGUAGES, OPTIONS)
def test_code_is_written_alike(code, language, options):
    """With a language, a wrong one or none, and all that Markdown may ask for."""
    expected = written(code, language, options)
    with in_place_of_pygments():
        assert written(code, language, options) == expected


@given(CODE)
def test_a_language_is_guessed_alike(code):
    """A text that is like none is refused, as Pygments refuses it."""

    def guessed(guess):
        try:
            return type(guess(code))
        except ClassNotFound as error:
            return str(error)

    assert guessed(highlighting.guess_lexer) == guessed(guess_lexer)


def test_languages_are_looked_for_once(monkeypatch):
    """Asking installed packages takes longer than writing a block."""
    asked = []
    scope = guess_lexer.__globals__
    found = scope["find_plugin_lexers"]
    monkeypatch.setitem(
        scope, "find_plugin_lexers", lambda: (asked.append(1), *found())[1:]
    )
    for cached in (highlighting._guessing, highlighting._lexer_class):  # noqa: SLF001
        cached.cache_clear()
    with in_place_of_pygments():
        for _ in range(3):
            written("x = 1", None, {})
            written("x = 1", "no-such", {})
    assert len(asked) == 2
    asked.clear()
    written("x = 1", None, {})
    assert asked


def test_the_same_block_is_colored_once(monkeypatch):
    """And anew with other options, as another language, or where much came between."""
    colored = []
    original = pygments.highlight

    def highlight(code, *rest):
        colored.append(code)
        return original(code, *rest)

    monkeypatch.setattr(pygments, "highlight", highlight)
    ways = [
        ("python", {}),
        ("php", {}),
        ("python", {"linenums": True}),
        ("python", {"stripall": True}),
    ]
    expected = [
        written(" x = 1", language, dict(options)) for language, options in ways
    ]
    assert len(set(expected)) == len(ways)
    colored.clear()
    with in_place_of_pygments():
        for _ in range(2):
            made = [written(" x = 1", language, dict(o)) for language, o in ways]
            assert made == expected
        assert len(colored) == len(ways)
        for number in range(highlighting.MANY):
            written(f"x = {number}", "text", {})
        colored.clear()
        assert written(" x = 1", "python", {}) == expected[0]
        assert colored


def test_a_formatter_serves_all_blocks_with_its_options():
    """Working out the classes of a style takes longer than a short block."""
    first, same = (
        highlighting.get_formatter_by_name("html", hl_lines=[1], linenos=True)
        for _ in range(2)
    )
    assert type(first) is HtmlFormatter
    assert first is same
    others = [
        {"hl_lines": [2], "linenos": True},
        {"hl_lines": [1], "linenos": 1},
        {"hl_lines": [1]},
    ]
    for options in others:
        assert highlighting.get_formatter_by_name("html", **options) is not first


@pytest.mark.parametrize("version", ["2.18.0", "2.20.0", "3.0"])
def test_another_version_is_used_as_it_comes(monkeypatch, version):
    """It was not compared."""
    monkeypatch.setattr("pygments.__version__", version)
    theirs = codehilite.guess_lexer
    with in_place_of_pygments():
        assert codehilite.guess_lexer is theirs


def test_pygments_is_itself_again_afterwards():
    """Other code of the same process finds what it expects."""
    theirs = codehilite.guess_lexer
    with suppress(ZeroDivisionError), in_place_of_pygments():
        assert codehilite.guess_lexer is highlighting.guess_lexer
        raise ZeroDivisionError
    assert codehilite.guess_lexer is theirs


def test_markdown_finds_it():
    """Fenced and indented blocks alike."""
    text = "```python\nx = 1\n```\n\nWords.\n\n    #!python\n    y = 2\n"
    extensions = ["markdown.extensions.codehilite", "markdown.extensions.extra"]
    expected = Markdown(extensions=extensions).convert(text)
    assert 'class="mi"' in expected
    with in_place_of_pygments():
        assert Markdown(extensions=extensions).convert(text) == expected


def test_readers_find_it_while_they_read(tmp_path):
    """Also one that keeps its converter, when reading begins again."""
    theirs = codehilite.guess_lexer
    path = tmp_path / "a.md"
    path.write_text("Title: Code\n\n```python\nx = 1\n```\n")
    settings = read_settings(None)
    reader = None
    for _ in range(2):
        with quick_reading(settings):
            reader = reader or ReusingReader(settings)
            assert 'class="mi"' in reader.read(str(path))[0]
            assert codehilite.guess_lexer is highlighting.guess_lexer
        assert codehilite.guess_lexer is theirs
