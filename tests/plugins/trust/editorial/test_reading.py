"""Words told from markup, with the lines they stand on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_model.kinds import KINDS
from content_model.values import TYPES
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


def shown_texts(path, page):
    return [" ".join(block.text.split()) for block in read(path, page).shown]


SAMPLES = {
    "text": "Over soon",
    "texts": "[Over soon]",
    "mapping": "{a: Over soon}",
    "mappings": "[{shows: Over soon}]",
}
NO_WORDS = {  # names of files, places, what is drawn, and what a list allows
    *("aliases", "figures", "image", "locations", "photo", "photo_focus", "portrait"),
    *("sources", "template", "status", "comments", "position", "level"),
}


@pytest.mark.parametrize(
    ("folder", "field"),
    [
        pytest.param(kind.folder, field, id=f"{kind.name}.{field.name}")
        for kind in KINDS
        for field in kind.fields
        if field.type in [TYPES[name] for name in SAMPLES]
        and field.name not in NO_WORDS
    ],
)
def test_every_field_of_words_is_read(folder, field):
    """Whatever front matter shows to visitors is read; a new field is, too."""
    written = next(text for name, text in SAMPLES.items() if TYPES[name] == field.type)
    page = f"---\n{field.name}: {written}\n---\n\nText.\n"

    assert "Over soon" in shown_texts(f"content/{folder}/x.md", page)


@pytest.mark.parametrize(
    "written",
    [
        'Before <abbr title="Over soon">OS</abbr> after.',
        "Before <img src='x.png' alt='Over soon'> after.",
        '<h2 title="Over soon">Why</h2>',
        "<h2>Over soon</h2>",
        "<details><summary>Over soon</summary></details>",
        '<section aria-label="Over soon">',
        "<p\n  title='Over soon'>Why</p>",
        '![A dog](dog.jpg "Over soon")',
        "![A dog](dog.jpg){title='Over soon'}",
        "![A dog](dog.jpg){caption='Over soon'}",
        "![Over soon](dog.jpg)",
        '[Why](/why/ "Over soon")',
        "| Over soon | Why |",
        "> Over soon",
        "/// do | Over soon",
        "## Over soon",
    ],
)
def test_every_way_to_show_words_is_read(written):
    """Titles and alternative texts are heard or seen, in HTML as in Markdown."""
    page = f"---\ntitle: x\n---\n\n{written}\n"

    assert any(
        "Over soon" in text for text in shown_texts("content/articles/x.md", page)
    )


def test_notes_of_sources_are_read():
    """The evidence page shows notes and subjects; a title is its authors' words."""
    sources = (
        "@online{x,\n  title = {A cure for pain},\n  note = {Over soon},\n"
        '  subject = "Ice and heat",\n}\n'
    )

    page = read("content/sources.bib", sources)
    assert [(block.text, block.line) for block in page.shown] == [
        ("Over soon", 3),
        ("Ice and heat", 4),
    ]


def test_name_is_no_sentence():
    """What a condition is also called may be jargon, and weighs nothing."""
    page = "---\ntags: [numb and dead leg]\nalso_called: [prone]\n---\n\nText.\n"

    names = [
        b.text for b in read("content/articles/x.md", page).shown if b.kind == "name"
    ]
    assert names == ["numb and dead leg", "prone"]
