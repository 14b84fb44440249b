"""No word of an old page is lost unless the report lists it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tools.wordpress_import.test_markdown import markdown

from wordpress_import.lost import lost_words

TAGS = (
    *("p", "ul", "ol", "li", "table", "tr", "td", "th", "caption", "dl", "dt", "dd"),
    *("h1", "h2", "h4", "h6", "blockquote", "pre", "code", "em", "strong", "del"),
    *("sup", "sub", "div", "figure", "figcaption", "details", "summary", "form"),
    *("button", "section", "a", "span", "b", "i", "center", "font", "svg", "object"),
)
WORDS = st.integers(100, 999).map("w{}".format)
TREES = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag}>",
        st.sampled_from(TAGS),
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=14,
)


def words_of(text):
    return set(re.findall(r"w\d{3}", text))


@given(TREES)
def test_every_word_is_in_the_page_or_in_the_report(body):
    """Whatever the HTML looks like, each word arrives or is listed."""
    told = []
    made = markdown(body, notes=told)
    told += lost_words(body, made, *told)

    assert words_of(body) <= words_of(made) | words_of(" ".join(told))


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (
            "<ul><li>first</li><ul><li>second</li></ul>loose<p>para</p></ul>",
            "- first\n\n    - second\n\n    loose\n\n    para\n",
        ),
        (
            "<table><caption>Prices</caption><tr><th>A</th><th>B</th></tr></table>",
            "Prices\n\n| A | B |\n| --- | --- |\n",
        ),
    ],
)
def test_what_stands_beside_points_and_rows_comes_along(body, made):
    """A list in a list without a point of its own, loose words, a caption."""
    assert markdown(body) == made


def test_lost_words_are_listed_in_a_row():
    """Words that went together are told together."""
    body = "<p>Keep this. <font>Gone with the wind</font> and stay.</p>"

    assert list(lost_words(body, "Keep this. and stay.")) == [
        "These words did not come along: “gone with the wind”. Put them in by hand."
    ]
