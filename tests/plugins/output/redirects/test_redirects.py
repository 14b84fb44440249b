"""Old addresses lead straight to pages that exist."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redirects.model import Move, check_moves, other_form
from redirects.patterns import expanded, misused

NAMES = st.sampled_from(["/a/", "/b/", "/c/", "/d/", "/page/"])
PAGES = {"/page/"}
WORDS = {"article": "pain", "year": "2026", "month": "02", "day": "11"}


def move(old, new, line=1, **more):
    return Move(old=old, new=new, path="content/practice/r.toml", line=line, **more)


def problems(*moves):
    _table, mistakes = check_moves(moves, PAGES)
    return [str(each) for each in mistakes]


@given(st.lists(st.builds(move, NAMES, NAMES)))
def test_accepted_moves_end_after_one_step(moves):
    """When nothing is reported, no old address leads to another one."""
    table, mistakes = check_moves(moves, PAGES)

    if not mistakes:
        old = {each.old for each in table}
        assert not old & ({each.new for each in table} | PAGES)


def test_chain_names_where_it_ends():
    """An author is told the address that saves visitors the detour."""
    assert problems(move("/a/", "/b/", 4), move("/b/", "/page/", 7)) == [
        (
            "content/practice/r.toml:4: “/a/” leads to “/b/”,"
            " which is an old address too. Lead it straight to /page/."
        )
    ]


@pytest.mark.parametrize("circle", ["aa", "aba", "abca", "dabca"])
def test_circles_are_named_however_long(circle):
    """Every address on the way into a circle is reported."""
    steps = pairwise(f"/{letter}/" for letter in circle)

    found = problems(*(move(old, new) for old, new in steps))

    assert len(found) == len(circle) - 1
    assert all("leads in a circle" in each for each in found)


def test_old_address_of_a_page_that_exists_is_refused():
    """A page that can be read is never hidden by a redirect."""
    assert problems(move("/page/", "/elsewhere/")) == [
        (
            "content/practice/r.toml:1: “/page/” is a page of this site."
            " Remove it, or give that page another address."
        )
    ]


def test_one_address_cannot_lead_to_two_pages():
    """The second one is told where the first one stands."""
    (found,) = problems(move("/a/", "/page/", 3), move("/a/", "/c/", 9))

    assert found.startswith("content/practice/r.toml:9: “/a/” already leads to /page/")
    assert "line 3" in found


@pytest.mark.parametrize(
    "old",
    ["a/", "//evil.example/", "/a b/", "/a/#part", "/../secret/", "https://x.example/"],
)
def test_what_is_no_address_is_refused(old):
    """Only paths of this site can move, and none leaves the output folder."""
    (found,) = problems(move(old, "/page/"))

    assert "is not an old address" in found


def test_folder_is_found_with_and_without_its_slash():
    """Visitors who leave out the last slash are not sent around twice."""
    table, _ = check_moves([move("/a/", "/page/"), move("/?p=12", "/page/")], PAGES)

    assert [each.old for each in table] == ["/?p=12", "/a/", "/a"]


def test_a_page_s_own_address_never_leads_away():
    """An old address that differs from a page by its slash alone hides no page."""
    table, mistakes = check_moves([move("/page", "/elsewhere/")], PAGES)

    assert [each.old for each in table] == ["/page"]
    assert mistakes == []


@pytest.mark.parametrize("address", ["/", "/?p=1", "/feed.xml", "/a/b.html"])
def test_files_and_queries_have_one_form(address):
    """No slash is added where it would mean something else."""
    assert other_form(address) == ""


def test_pattern_stands_for_every_article():
    """A WordPress permalink is one rule, whatever the number of articles."""
    rule = move("/{year}/{month}/{day}/{article}/", "/articles/{article}/")

    (made,) = expanded(rule, {"article": [WORDS]})

    assert (made.old, made.new) == ("/2026/02/11/pain/", "/articles/pain/")


def test_line_of_its_own_wins_over_a_pattern():
    """One article that moved elsewhere is an exception, not a mistake."""
    table, mistakes = check_moves(
        [move("/a/", "/b/", general=True), move("/a/", "/page/")], PAGES
    )

    assert not mistakes
    assert {each.new for each in table} == {"/page/"}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("/{year}/", "/articles/", "does not say which pages it is about"),
        ("/{article}/{tag}/", "/a/", "does not say which pages it is about"),
        ("/{tag}/{year}/", "/a/", "Nothing stands for “{year}” here"),
        ("/{article}/", "/{slug}/", "Nothing stands for “{slug}” here"),
        ("/a/", "/{article}/", "Nothing stands for “{article}” here"),
    ],
)
def test_words_in_braces_that_mean_nothing_are_named(old, new, problem):
    """A mistyped placeholder never becomes part of an address."""
    (found,) = misused(move(old, new))

    assert problem in str(found)
