"""Whoever has many mistakes to mend reads the reasons on one screen."""

from diagnostics import Diagnostic
from whole_build.printed import SCREEN, summary

TOGETHER = "facts are still to be filled in. Write them."


def open_fact(number):
    problem = f"“key{number}” is still to be filled in."
    return Diagnostic("content/a.toml", number, problem, "Write it.", together=TOGETHER)


def broken_link(number):
    return Diagnostic("content/b.md", number, f"“/x{number}/” is no page.", "Mend it.")


def test_a_few_are_said_as_they_are():
    """Twenty sentences fit a screen."""
    few = [open_fact(number) for number in range(SCREEN)]

    assert summary(few) == [str(sentence) for sentence in few]


def test_what_has_one_reason_is_said_once_with_its_first_places():
    """The number, what it is and what to do stand before three places."""
    many = [open_fact(number) for number in range(1, 30)]
    alone = Diagnostic("content/c.toml", 3, "There are no hours.", "Write them.")

    assert summary([alone, *many]) == [
        f"29 {TOGETHER}",
        "    content/a.toml:1, content/a.toml:2, content/a.toml:3, and 26 more",
        "content/c.toml:3: There are no hours. Write them.",
    ]


def test_mistakes_of_one_kind_are_counted():
    """Two show what it is about."""
    many = [broken_link(number) for number in range(1, 30)]

    assert summary(many) == [
        "content/b.md:1: “/x1/” is no page. Mend it.",
        "content/b.md:2: “/x2/” is no page. Mend it.",
        "    and 27 more of this kind",
    ]


def test_a_hundred_kinds_still_fit_a_screen():
    """What has no place is counted, and nothing is lost from the count."""
    words = ["".join(chr(97 + int(digit)) for digit in str(n)) for n in range(100)]
    many = [Diagnostic("a.md", 1, f"It is {word}.", "Mend it.") for word in words]

    said = summary(many)
    assert len(said) <= SCREEN + 1
    assert said[-1] == "And 80 more of other kinds."
