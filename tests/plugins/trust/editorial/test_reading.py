"""Words told from markup, with the lines they stand on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.markup import prose
from editorial.reading import read
from editorial.sentences import split

PAGE = """\
---
title: Walking
compare:
  risks: Sore legs.
---

## Why walk

It helps *a lot* of
people [@nhs]. See [the guide](/guide/).

- One item
- Another

/// emergency | Call 911 if:

- you are numb

///

| Service | Risk |
|---|---|
| Walking | none |

```
code
```
"""


def test_blocks_know_their_lines():
    """Headings, paragraphs, items, labels and rows stand where the file has them."""
    page = read("content/articles/x.md", PAGE)

    assert [(block.kind, block.line) for block in page.blocks] == [
        ("heading", 7),
        ("prose", 9),
        ("item", 12),
        ("item", 13),
        ("label", 15),
        ("item", 17),
        ("row", 21),
        ("row", 23),
    ]
    assert page.openers == ((15, "emergency", "Call 911 if:"),)


def test_front_matter_that_visitors_see_is_read():
    """Nested fields carry their own line."""
    page = read("content/articles/x.md", PAGE)

    assert [(field.name, field.text, field.line) for field in page.fields] == [
        ("title", "Walking", 2),
        ("compare.risks", "Sore legs.", 4),
    ]


def test_folder_gives_kind_and_language():
    """A Spanish page stands in a folder of its own."""
    assert read("content/es/articles/x.md", PAGE).language == "es"
    assert read("content/zh-hans/articles/x.md", PAGE).language == "zh-hans"
    assert read("content/haw/articles/x.md", PAGE).language == "haw"
    assert read("content/es/articles/x.md", PAGE).kind == "articles"
    assert read("content/signs/x.md", PAGE).kind == "signs"


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("A *soft* **word**", "A soft word"),
        ('See [the guide](/a_b/ "t").', "See the guide ."),
        ("Text [@nhs; @who, page 2].", "Text ."),
        ("Call {practice:telephone}.", "Call telephone ."),
        ("![A dog](dog.jpg) runs", "runs"),
        ("Code `x = 999` here", "Code x here"),
        ("<kbd>Tab</kbd> <!-- note --> moves", "Tab moves"),
        ("A <https://example.com/999> link", "A x link"),
    ],
)
def test_markup_is_no_words(markdown, words):
    """What a visitor reads is left, and nothing else."""
    assert " ".join(prose(markdown).split()) == words


@given(st.text(alphabet="ab []()!*_`<>{}@:/\\\n-", max_size=200))
def test_words_keep_their_place(markdown):
    """Blanking markup moves nothing: every position is a position in the file."""
    shown = prose(markdown)

    assert len(shown) == len(markdown)
    assert [i for i, c in enumerate(shown) if c == "\n"] == [
        i for i, c in enumerate(markdown) if c == "\n"
    ]


def test_sentences_end_where_readers_pause():
    """Abbreviations, decimals and initials end nothing."""
    text = "Dr. Sample says 3.5 points, e.g. pain. It eased! Did it? Yes."

    assert [part.text for part in split(text, text, 1)] == [
        "Dr. Sample says 3.5 points, e.g. pain.",
        "It eased!",
        "Did it?",
        "Yes.",
    ]


@given(st.text(alphabet="aB .!?|\n’”", max_size=200))
def test_no_word_is_lost_between_sentences(text):
    """Sentences in order hold all words of the paragraph."""
    found = list(split(text, text, 1))

    assert "".join("".join(entry.text.split()) for entry in found) == "".join(
        text.split()
    )


def test_long_texts_of_facts_are_read_line_by_line():
    """TOML has four kinds of quotes, and the gate knows each with its line."""
    text = (
        "a = \"one\"\nb = 'two'\nc = \"\"\"three\nfour\"\"\"\nd = '''five'''\n# 'six'\n"
    )

    read_texts = [
        (block.text, block.line)
        for block in read("content/practice/x.toml", text).blocks
        if block.text.strip()
    ]

    assert [(words.strip(), line) for words, line in read_texts] == [
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
    ]
