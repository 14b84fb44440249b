"""Blocks of Markdown mean what CommonMark and GitHub mean by them."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt

GITHUB = MarkdownIt("commonmark").enable("table")
LINES = (
    *("- a", "- b", "* c", "1. d", "2. e", "3) f", "word", "more words"),
    *("  - g", "    - h", "   - i", "  1. j", "   2. k", "  word", "    word"),
    *("## H", "```", "  ```", "  code", "", ""),
)
TEXTS = (
    st.lists(st.sampled_from(LINES), min_size=2, max_size=6)
    .map("\n".join)
    .filter(lambda text: text.count("```") % 2 == 0)  # else: a mistake of its own
)


def html(text):
    """Return what we make of a text."""
    extensions = ["markdown.extensions.tables", "commonmark.markdown:CommonMark"]
    return flat(Markdown(extensions=extensions).convert(text))


def flat(markup):
    """Leave the white space between tags out, which no reader sees."""
    spaced = re.sub(r"\s*(<[^>]+>)\s*", r"\1", markup)
    return re.sub(r"\s+", " ", spaced).replace(" />", ">").strip()


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("word\n- a\n- b")
@example("- a\n  - g\n- b")
@example("- a\n\n    word\n- b")
@example("1. d\n   - i\n2. e")
@example("- a\n\n1. d\n2. e")
@example("- a\n\n  ```\n  code\n  ```\n- b")
@example("- a\nword\n- b")
@example("3) f\n4) f")
@example("- \n- b")
@example("word\n1986. A year")
@example("> - a\n> - b\n\nword")
@example("> q\nword\n- a")
@example("#1 tip\n####### seven")
@example("word\n| a | b |\n|---|---|\n| 1 | 2 |\n- a")
@example("1. a\n\n   para\n\n   ```\n   - code\n   ```\n2. b")
@example("* * *\n- a\n---\nword")
@example("10. a\n    - b\n\n    c")
def test_blocks_are_those_of_commonmark(text):
    """Whatever stands among lists, code and quotes, our blocks are GitHub's."""
    assert html(text) == flat(GITHUB.render(text))


def test_list_in_a_card_may_have_empty_lines():
    """A card's list with paragraphs in its points stays one list."""
    extensions = ["blocks.markdown:ClinicBlocks", "commonmark.markdown:CommonMark"]
    text = "/// do | Do\n- one\n\n  more\n- two\n///\n\nBelow."

    made = flat(Markdown(extensions=extensions).convert(text))

    assert "<ul><li><p>one</p><p>more</p></li><li><p>two</p></li></ul></div>" in made
    assert made.endswith("</div><p>Below.</p>")
