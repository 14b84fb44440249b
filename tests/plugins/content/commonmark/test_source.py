"""Marks in code are words, whoever looks for them."""

from textwrap import dedent

import pytest

from blocks.markdown import BLOCKS
from blocks.scan import check_blocks
from citations.keys import marked
from commonmark.source import between_fences, change_words
from editorial.reading import read
from links.lines import Lines

CODE = {
    "tildes": ("~~~", "~~~"),
    "indented": ("   ```", "  ```"),
    "a language": ("```toml", "```"),
    "a longer closing": ("```", "`````"),
    "the other mark inside": ("```\n~~~", "```"),
    "a shorter one inside": ("````\n```", "````"),
    "one with words inside": ("```\n``` toml", "```"),
    "in an item": ("- Words\n\n  ```", "  ```"),
    "in a quote": ("> ```", "> ```"),
}


def text(kind: str, inside: str) -> list[str]:
    """Words, code with a mark, words with a mark."""
    first, last = CODE[kind]
    lead = "> " if first.startswith(">") else "  " if first.startswith("-") else ""
    return f"Before\n\n{first}\n{lead}{inside}\n{last}\n\nAfter {inside}".split("\n")


@pytest.fixture(params=CODE)
def kind(request):
    """One way to write code."""
    return request.param


def test_code_ends_where_its_own_fence_stands(kind):
    """The line inside is code, the lines around are not."""
    lines = text(kind, "mark")
    code = dict(zip(lines, between_fences(lines), strict=True))

    assert code[next(line for line in lines if line.strip("> ") == "mark")]
    assert not code["Before"]
    assert not code["After mark"]


def test_keys_in_code_cite_nothing(kind):
    """`[@hayden]` in code stays as it is; after it, it cites."""
    *inside, after = marked(text(kind, "[@hayden]"), 1)

    assert "clinic-cite" not in "\n".join(inside)
    assert 'clinic-cite of="@hayden"' in after


def test_blocks_in_code_open_nothing(kind):
    """A block that code shows needs no end, and none after code is lost."""
    arguments = {block.NAME: block.ARGUMENT for block in BLOCKS}
    lines = text(kind, "/// nonsense")

    assert check_blocks(lines, 1, "x.md", arguments) == []
    (unknown,) = check_blocks(
        [*lines[:-1], "/// nonsense", "///"], 1, "x.md", arguments
    )
    assert unknown.line == len(lines)


def test_code_is_no_prose(kind):
    """An editor reads no code, and a remark in it is none."""
    lines = text(kind, "<!-- mark")
    page = read("content/articles/x.md", "\n".join(lines[:-1]))

    assert "mark" not in " ".join(block.raw for block in page.blocks)
    assert Lines(tuple(lines[:-1]), 1).open_remark() == 0
    assert Lines(tuple(lines), 1).open_remark() == len(lines)


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("mark `mark` mark", "MARK `mark` MARK"),
        ("``mark ` mark`` mark", "``mark ` mark`` MARK"),
        ("a lone ` mark", "A LONE ` MARK"),
        (r"\`mark\` mark", r"\`MARK\` MARK"),
        ("`a` mark `b", "`a` MARK `B"),
    ],
)
def test_words_between_backticks_are_code(line, changed):
    """Only what is no code is changed."""
    assert change_words([line], 7, lambda words, _line: words.upper()) == [changed]


def test_a_fact_in_code_is_shown_as_it_is_written(site, article):
    """A page can say how a fact is written."""
    body = dedent("""
        Write `{practice:telephone}` for it.

        ~~~
        {practice:telephone}
        ~~~

        {practice:telephone}
        """)
    site.write({"articles/x.md": article(body)})
    assert site.build().good
    page = (site.output / "articles/x/index.html").read_text(encoding="utf-8")

    assert page.count("{practice:telephone}") == 2
    assert "clinic-fact" not in page
