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
WORDS = [
    *("Some words", "a", "*em*", "**strong**", "_em_", "__strong__", "(*em*)"),
    *("`code`", "`a * <b`", "[link](u)", "[link](http://x.y/a_b*c)", "[*em*](u)"),
    *("![alt](s.png)", "[x]({filename}/a.md)", "two\nlines", '"q"', "a > b", "3 * 4"),
    *("snake_case_x", "*a `c` b*", "**a [l](u) b**", "[`c`](u)", "*", "_", "`", "["),
    *("]", "!", "<b>", "&amp;", "{: .x}", "  \n", "\\*", "|", "\xa0", "9. ", "- "),
    *(": ", "&", "&lt;", "&x_y;", "R&D", "[a](b?c=1&d=2)", "<br>", "<br />", "</b>"),
    *('<span class="x">', "</span>", '<a href="u">', "</a>", "<div>", "<kbd>K</kbd>"),
    *('<b title="*">', '<i markdown="1">', "<https://e.com/a_b?c&d>", "<me@e.com>"),
    *(
        "\\.",
        "\\[",
        "\\]",
        "\\(*a*",
        "\\!",
        "\\!\\[a]",
        "\\![a](b)",
        "\\_",
        "\\`",
        "\\\\",
    ),
    *('[t](u "Title")', '![t](u "Ti & tle")', '[t](u "it\'s")', '[t](u "")', "[b]"),
    *("[a][l]", "[l]", "[a][]", "[^1]", "![i][l]", "ABC", "_a_b_", "a_b", " * ", " _ "),
    *("*a  \nb*", "[a  \nb](u)", "x *  \ny*", "***both***", "**a *b* c**", "*a*b"),
]
BLOCKS = [
    *("# Head", "## H *em* ##", "#tag", "- one\n- two", "1. a\n2. b", "* a\n  more"),
    *("- a\n    - b", "> quote", "> a\nlazy", "> a\n>\n> b", ">", "---", "* * *"),
    *("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n--|--\n1 | 2", "a | b\n:-|-:\n1 | 2"),
    *("    code", "```\nfence\n```", "<div>x</div>", "<div markdown=1>\n*x*\n</div>"),
    *("Title\n===", "term\n:   def", "[l]: http://x.y", "*[ABC]: title", "- [ ] task"),
    *("> - a", "- > a", "**Bold.** Text", "- a\n\n- b", "- a\n\n    more", "", "\n"),
    *(
        "- a\n    - b\n    - c\n- d",
        "1. a\n    - b\n        - c",
        "- a\n    1. b\n2. c",
    ),
    *("- a\n    b\n    - c", "- a\n     - b", "- a\n    - b\nlazy", "* a\n        - b"),
    *(
        "- a\n    - b\n\n- c",
        "- a\n    - b\n    1. c",
        "- a\n  - b",
        "- *a*\n    - [b](c)",
    ),
    *(
        "|a|b|\n|:-|-:|\n|1|2|",
        "a | b\n:-: | ---\n1 | 2",
        "a|b\n-:|:\n1|2",
        "|a|\n|:-|\n|b|",
    ),
    *("- a\n  more\n  - b", "* a\n   # b", "- a\n  > b", "a\n  b\n   c", "a  \n  *b*"),
    *("a  \n\xa0*b*", "a  \n\xa0`b` *c*"),
    *("- a\n    - b\n\n- c\n    - d\n\n1. e", "- a\n  ---", "- a\n  1. b", "a\n  | b"),
    *("> a\n\xa0\nb", "> a\n>  \n> b", "> a\n> \xa0\n> b", "Title  \n===", "a\n---"),
    *(
        "[^1]: A note",
        "[^1]: A\n    - b",
        "    more of it",
        "[^2]: B",
        "*[ABC] : title",
    ),
    *("[l]: http://x.y 'T'", "[l]: <u>", "///Footnotes Go Here///", "<br>", "<b>x</b>"),
    *("Words[^1] and [^2]", "[one][l] [l] ![i][l]", "- [^1]\n- b", "> [a][l]", "<hr>"),
]
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
STARTS = st.sampled_from(["", "", "# ", "- ", "1. ", "> ", "    ", " "])
ARTICLES = st.lists(
    st.one_of(st.sampled_from(BLOCKS), st.builds("".join, st.tuples(STARTS, LINES))),
    max_size=8,
).map("\n\n".join)


def converter(*more, form="html5"):
    return Markdown(
        extensions=[*EXTENSIONS, *more], extension_configs=CONFIGS, output_format=form
    )


CONVERTERS = [
    *(
        (converter(form=form), converter(SkippedSteps(), form=form))
        for form in ("html5", "xhtml")
    ),
    tuple(
        Markdown(output_format="html5", extensions=e) for e in ([], [SkippedSteps()])
    ),
]


def same(text):
    return all(
        quick.reset().convert(text) == plain.reset().convert(text)
        for plain, quick in CONVERTERS
    )


@given(TEXTS)
def test_hostile_text_converts_alike(text):
    """All marks of Markdown in any order, by a converter used again and again."""
    assert same(text)


@given(ARTICLES)
def test_usual_text_converts_alike(text):
    """Blocks as authors write them, next to ones that only look like them."""
    assert same(text)


@given(st.text())
def test_any_text_converts_alike(text):
    """Characters that nobody thought of."""
    assert same(text)


@pytest.mark.slow
def test_much_hostile_text_converts_alike():
    """Three thousand texts, now and then compared with a new converter's."""
    choose = random.Random(7)  # noqa: S311
    for number in range(3_000):
        text = "".join(choose.choices(PIECES, k=choose.choice([1, 2, 4, 8, 16, 40])))
        assert same(text), text
        if number % 50 == 0:
            reused = CONVERTERS[0][1]
            assert reused.reset().convert(text) == converter().convert(text), text


LINE_END = "  "
USUAL = f"""## What it is

Words, *stressed* and **strong**, `code`, [a link]({{filename}}/b_c.md),
and ![a picture](d.png "Its title").

Salt & pepper&nbsp;&#8211; <kbd>Ctrl</kbd>, a snake_case_name,
\\*not stressed\\*,{LINE_END}
<https://example.com/a?b&c>.

- One
    - More of it
- Two, [linked](e?f=1&g=2)

1. First

2. Second

> Quoted
lazily

| a | b |
|---|--:|
| 1 | 2 |

---

```
fenced
```
"""


def test_a_usual_article_needs_no_tree(monkeypatch):
    """This is what makes it quick: a plain block is HTML at once."""
    quick = converter(SkippedSteps())
    quick.convert("The first text puts all in place.")
    monkeypatch.setattr(quick.parser, "parseBlocks", None)
    assert quick.convert(USUAL) == converter().convert(USUAL)


def test_a_block_that_is_not_plain_goes_to_python_markdown(monkeypatch):
    """And no other block with it."""
    quick, given_on = converter(SkippedSteps()), []
    plain = converter()
    text = f"{USUAL}\n\nA \\\\ slash.\n\n## More\n\nEnd."
    expected = plain.convert(text)
    quick.convert("The first text puts all in place.")
    parse = quick.parser.parseBlocks
    monkeypatch.setattr(
        quick.parser,
        "parseBlocks",
        lambda parent, blocks: (given_on.extend(blocks), parse(parent, blocks)),
    )
    assert quick.convert(text) == expected
    assert given_on == ["A \\\\ slash."]


@pytest.mark.parametrize(
    "step",
    ["link", "em_strong", "image_link", "backtick", "escape", "html", "linebreak"],
)
def test_a_step_that_was_taken_away_stays_away(step):
    """A site may want no links or no emphasis."""
    changed = converter(), converter(SkippedSteps())
    for each in changed:
        each.inlinePatterns.deregister(step)
    assert changed[0].convert(USUAL) == changed[1].convert(USUAL)


@pytest.mark.parametrize("extension", ["toc", "smarty", "nl2br", "sane_lists"])
def test_an_extension_that_changes_plain_blocks_has_its_way(extension):
    """What is not known may do anything with any block."""
    extended = [converter(f"markdown.extensions.{extension}") for _ in range(2)]
    SkippedSteps().extendMarkdown(extended[1])
    text = '## Head\n\nOne "two"\nthree...\n\n- a\n\n1. b'
    assert extended[1].convert(text) == extended[0].convert(text)
    assert extended[0].convert(text) != converter().convert(text)


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
