"""A parser's words are an author's."""

import tomllib

import pytest

from facts.toml_words import in_words

CASES = [
    ('a = "x', 1, "A quotation mark opens here and never closes."),
    ('b = 1\na = "x\nc = 2', 2, "A quotation mark opens here and never closes."),
    ('a "x"', 1, "This line has no = after its name."),
    ('a = "x" y', 1, "Something stands behind the end of the value."),
    ("= 1", 1, "This line has no name before its =."),
    ("b = 2\na = [1, 2\n", 2, "A list opens with [ and never closes."),
    ("a = {b = 1\n", 1, "A { opens here and never closes."),
    ("[a\nb=1", 1, "The name of this table has no ]."),
    ("[[a]\n", 1, "The name of this entry has no ]]."),
    ("a = 1\na = 2", 2, "A name stands here a second time."),
    ("[a]\n[a]", 2, "The table in brackets stands here a second time."),
    ('a = "C:\\dir"', 1, "A \\ stands in a text."),
    ("a = “x”", 1, "The quotation marks of this line are curly."),
    ('a: "x"', 1, "This line has a colon where = belongs."),
    ("a == 1", 1, "This line has more than one = after its name."),
    ("a = True", 1, "“yes” and “no” are called true and false here."),
    ("a =\nb = 1", 1, "Nothing stands behind = on this line."),
    ("a = Main Street", 1, "The value behind = is neither words in quotation marks"),
]


@pytest.mark.parametrize(("text", "line", "problem"), CASES)
def test_broken_facts_are_told_in_plain_words(text, line, problem):
    """The line that is wrong, and no word that only programmers know."""
    with pytest.raises(tomllib.TOMLDecodeError) as error:
        tomllib.loads(text)
    reason, _, place = str(error.value).partition(" (at ")
    digits = place.removeprefix("line ").partition(",")[0]

    found = in_words(reason, text.split("\n"), int(digits) if digits.isdigit() else 0)

    assert found[0] == line
    assert found[1].startswith(problem)
