"""A summary is the one that Pelican cuts, whatever the text is made of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican import contents
from pelican.utils import truncate_html_words as original

from fast_build.summaries import in_place_of_truncating, truncate_html_words

PIECES = st.one_of(
    st.sampled_from(
        [
            *("word", "it's", "two-part", " ", "\n", ". ", ", ", "'", "-", "12", "_"),
            *("<p>", "</p>", "<em>", "</em>", "<br>", "<br />", "<hr/>", "<li>"),
            *('<a href="x.html">', '<a title="a > b" href="/?a=1&amp;b">', "</a>"),
            *(
                "<P>",
                "</P >",
                "<a href=x>",
                "<a b>",
                "<img src='x'>",
                "<x-y>",
                "</x-y>",
            ),
            *("&nbsp;", "&amp;", "&eacute;", "&#8217;", "&#233;", "&#xe9;", "&#0;"),
            *("&nope;", "&nbsp", "&", "&;", "&#", "&#99999999;", "&#1114112;"),
            *(
                "<",
                ">",
                "<!-- no words -->",
                "<!doctype x>",
                "<?php ?>",
                "</>",
                "</ p>",
            ),
            *("<script>", "</script>", "<style>", "<title>", "<textarea>", "a < b"),
            *("é", "漢字", "かな", "한글", "a漢", "\u00a0", "\u2019", "¼", "٣"),
        ]
    ),
    st.text(max_size=5),
)


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=24).map("".join), st.integers(-1, 9))
def test_any_text_is_cut_as_pelican_cuts_it(text, number):
    """Also one that is no HTML, or in which a tag has no end."""
    assert truncate_html_words(text, number) == original(text, number)
    assert truncate_html_words(text, number, "") == original(text, number, "")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("<p>One <em>two three</em> four</p>", "<p>One <em>two …</em></p>"),
        ("<p>A <a href='x'>b</a> c</p>", "<p>A <a href='x'>b …</a></p>"),
        ("<p>One</p>", "<p>One</p>"),
    ],
)
def test_open_tags_are_closed(text, cut):
    """After two words; a shorter text stays as it is."""
    assert truncate_html_words(text, 2) == cut


def test_pelican_has_its_own_again_afterwards():
    """Other plugins of a process that stays up find what they know."""
    with in_place_of_truncating():
        assert contents.truncate_html_words is truncate_html_words
    assert contents.truncate_html_words is original
