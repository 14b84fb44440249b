"""Old addresses lead straight to pages that exist."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_model.places import Place
from redirects.model import Move, check_moves, other_form
from redirects.reader import expanded, misused

NAMES = st.sampled_from(["/a/", "/b/", "/c/", "/d/", "/page/"])
PAGE = Place("/page/", "content/pages/page.md, line 1", content="the page")
LIST = Place("/articles/", "the list of articles", more="/page")
PLACES = {"/page": [PAGE], "/articles": [LIST]}
WORDS = {"article": "pain", "year": "2026", "month": "02", "day": "11"}


def move(old, new, line=1, **more):
    return Move(old=old, new=new, path="content/practice/r.toml", line=line, **more)


def problems(*moves):
    _table, diagnostics = check_moves(moves, PLACES)
    return [str(diagnostic) for diagnostic in diagnostics]


@given(st.lists(st.builds(move, NAMES, NAMES)))
def test_accepted_moves_end_after_one_step(moves):
    """When nothing is reported, no old address leads to another one."""
    table, diagnostics = check_moves(moves, PLACES)

    if not diagnostics:
        old = {entry.old for entry in table}
        assert not old & ({entry.new for entry in table} | {"/page/"})


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
    assert all("leads in a circle" in sentence for sentence in found)


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("/page/", "“/page/” is taken by content/pages/page.md, line 1."),
        ("/page", "“/page” is “/page/” to some hosts, and that is taken by"),
        ("/Page/", "“/Page/” is “/page/” to some hosts, and that is taken by"),
        ("/p%61ge/", "is taken by content/pages/page.md, line 1."),
        ("/page/index.html", "is “/page/” to some hosts, and that is taken by"),
        ("/PAGE/INDEX.HTML", "is “/page/” to some hosts, and that is taken by"),
        ("/articles/", "“/articles/” is taken by the list of articles."),
        ("/Articles/page/12/", "is taken by the list of articles."),
        ("/_redirects", "“/_redirects” is where the build keeps files of its own."),
        ("/theme/site.css", "is where the build keeps files of its own."),
    ],
)
def test_old_address_of_what_exists_is_refused(old, said):
    """What can be read is never hidden by a redirect, on the laxest host either."""
    (found,) = problems(move(old, "/elsewhere/"))

    assert found.startswith("content/practice/r.toml:1: ")
    assert said in found


def test_old_addresses_that_differ_in_capitals_are_both_named():
    """One host would send visitors here, another there."""
    for new in ("/c/", "/d/"):
        (found,) = problems(move("/About/", "/c/", 3), move("/about/", new, 9))

        assert found == (
            "content/practice/r.toml:9: “/about/” is “/About/”"
            " (content/practice/r.toml, line 3) to some hosts:"
            " they don't tell capitals apart. Keep one of them."
        )


def test_a_circle_by_capitals_is_a_circle():
    """nginx and Caddy would send a visitor around for ever."""
    (found,) = problems(move("/about/", "/ABOUT"))

    assert "leads in a circle" in found


def test_one_address_cannot_lead_to_two_pages():
    """The second one is told where the first one stands."""
    (found,) = problems(move("/a/", "/page/", 3), move("/a/", "/c/", 9))

    assert found.startswith("content/practice/r.toml:9: “/a/” already leads to /page/")
    assert "line 3" in found


@pytest.mark.parametrize(
    "old",
    [
        *("a/", "//evil.example/", "/a/#part", "/../secret/", "https://x.example/"),
        *("/a//b/", "/a/./b/", "/%2e%2e/b/", "/a%2Fb/", "/a%00/", "/a%0Ab/", "/a\n/"),
        *("/a%FF/", "/blog/*", "/:year/x/", "/a%3Fb/", "/a%23b/", "/a%5Cb", "/a?"),
        *("/{article", "/a%7Bb/", '/say-"hi"/', "/\\evil.example/", f"/{'a' * 201}/"),
        f"/{'a/' * 300}",
    ],
)
def test_what_is_no_address_is_refused(old):
    """Only paths of this site can move, and none leaves the output folder."""
    (found,) = problems(move(old, "/page/"))

    assert "is not an old address" in found


@pytest.mark.parametrize(
    ("old", "read"),
    [("/caf%C3%A9/", "/café/"), ("/About%20Us.html", "/About Us.html"), ("/é", "/é")],
)
def test_an_old_address_is_read_as_hosts_read_it(old, read):
    """An author copies what the browser shows, or what the old site linked to."""
    table, diagnostics = check_moves([move(old, "/page/")], PLACES)

    assert not diagnostics
    assert read in [entry.old for entry in table]


@pytest.mark.parametrize(
    ("new", "written"),
    [
        ("https://example.com/$uri/{x}", "https://example.com/%24uri/%7Bx%7D"),
        ("/a b/?c=é", "/a%20b/?c=%C3%A9"),
        ("https://example.com/%24", "https://example.com/%24"),
    ],
)
def test_a_new_address_means_the_same_to_every_host(new, written):
    """nginx would put the request's own address in place of $uri."""
    (found, _), _ = check_moves([move("/a/", new)], PLACES)

    assert found.new == written


def test_folder_is_found_with_and_without_its_slash():
    """Visitors who leave out the last slash are not sent around twice."""
    moves = [move("/a/", "/page/"), move("/?p=12", "/page/")]
    table, _ = check_moves(moves, PLACES)

    assert [entry.old for entry in table] == ["/?p=12", "/a/", "/a"]


def test_what_a_scheduled_page_brings_is_checked_today():
    """The build of its day, with nobody there, must not be the first to see it."""
    later = move("/page/", "/new/", 4, later=True)
    table, diagnostics = check_moves([later, move("/a/", "/b/", later=True)], PLACES)

    assert "is taken by content/pages/page.md" in str(*diagnostics)
    assert table == ()


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
    table, diagnostics = check_moves(
        [move("/a/", "/b/", general=True), move("/a/", "/page/")], PLACES
    )

    assert not diagnostics
    assert {entry.new for entry in table} == {"/page/"}


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
