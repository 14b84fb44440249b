"""The faster Typogrify says what Typogrify says."""

import random

import pytest
import smartypants
from hypothesis import given
from hypothesis import strategies as st
from typogrify import filters

from fast_build import quotes
from fast_build.typography import FILTERS, in_place_of_typogrify, original, typogrify

PIECES = [
    *("'", '"', "''", '""', "'\"", "--", "---", "...", ". . .", "`", "``"),
    *("&quot;", "&amp;", "&", "&nbsp;", "&#8211;", "&mdash;", "&ndash;", "&#x2013;"),
    *("&ldquo;", "&#8220;", "&#38;", " ", "  ", "\n", "\t", "\xa0", "\x1c", "<", ">"),
    *("<p>", "</p>", '<a href="x\'s">', "</a>", "<em>", "</em>", "<br />", "<b>"),
    *("<img alt='A & B'>", "<li>", "</li>", "<h2>", "</h2>", "<pre>", "</pre>"),
    *("<code>", "</code>", "<kbd>", "</kbd>", "<script>", "</script>", "<math>"),
    *("</math>", "<a", "a", "s", "80s", "'s", "word", "CAPS", "A.B.", "U.S. ", "9"),
    *("NATO's", "2KU2", "é", "٣٤s", "_", "-", "(", "[", "{", ")", "!", ".", "\\"),
    *("<!-- more -->", "<!---->", '<!-- "A" BC -->', "<!-- a -- b -->", "<!-- - -->"),
    *("\\'", "<!--", "-->", "</b>", "<dt>", "</dt>", "<article>", "</i>", "<div>"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
OMITTED = st.sets(st.sampled_from(sorted(FILTERS)))
IGNORED = st.sampled_from([None, [], ["h2"], ["p", "em"], [".x"]])
ATTRS = st.sampled_from(sorted(quotes.KNOWN_ATTRS))


@pytest.fixture(autouse=True)
def _default_attr():
    """Leave SmartyPants as it was."""
    before = smartypants.Attr.default
    yield
    smartypants.Attr.default = before


@given(TEXTS, IGNORED, OMITTED, ATTRS)
def test_hostile_text_comes_out_the_same(text, ignored, omitted, attr):
    """Quotes, tags and entities in any order, with any settings of Pelican's."""
    smartypants.Attr.default = attr
    on = dict.fromkeys(omitted, False)
    assert typogrify(text, ignored, **on) == original(text, ignored, **on)


@given(st.text())
def test_any_text_comes_out_the_same(text):
    """Characters that nobody thought of."""
    smartypants.Attr.default = smartypants.Attr.set1 | smartypants.Attr.w
    assert typogrify(text) == original(text)


@pytest.mark.slow
def test_much_hostile_text_comes_out_the_same():
    """Thirty thousand texts, the same ones on each run."""
    choose = random.Random(7)  # noqa: S311
    smartypants.Attr.default = smartypants.Attr.set1 | smartypants.Attr.w
    for _ in range(30_000):
        text = "".join(choose.choices(PIECES, k=choose.choice([1, 2, 3, 5, 8, 13, 30])))
        assert typogrify(text) == original(text), text


def test_what_is_no_text_fails_alike():
    """A title that is a number is refused as ever."""
    with pytest.raises(TypeError):
        typogrify(2024)


def test_other_versions_are_used_as_they_come(monkeypatch):
    """Where the output was not compared, Typogrify itself stays in place."""
    monkeypatch.setattr("fast_build.typography.packages", lambda: ("typogrify-9",))
    with in_place_of_typogrify():
        assert filters.typogrify is original
