"""Causes come first; what follows from them is counted, not listed."""

from diagnostics import Diagnostic
from diagnostics.folding import folded

BROKEN = Diagnostic("content/conditions/stiff.md", 2, "“titel” is no field.", "Fix it.")
UNREAD = Diagnostic(
    "content/sources.bib", 3, "This line is not UTF-8 text.", "Save it."
)


def no_file(path, line=5, slug="stiff"):
    problem = f"“conditions” names “{slug}”, but conditions/ has no {slug}.md."
    return Diagnostic(path, line, problem, "Use another.")


def no_source(number):
    problem = f"No source has the key “k{number}”."
    return Diagnostic(f"content/articles/a{number:04}.md", 1, problem, "Add it.")


def said(*diagnostics):
    return [str(diagnostic) for diagnostic in folded(diagnostics)]


def test_what_a_broken_page_brings_about_is_counted():
    """A page that can't be read is missing elsewhere, and only its mistake is told."""
    menu = Diagnostic(
        "content/practice/n.toml",
        9,
        "“/conditions/stiff/” is no page that the search finds.",
        "x.",
    )

    assert said(BROKEN, no_file("content/articles/a.md"), menu) == [
        f"{BROKEN} 2 more come from this.",
    ]


def test_unreadable_sources_are_one_mistake():
    """A thousand keys without a source have one cause, and it is the only message."""
    keys = [no_source(number) for number in range(1200)]

    assert said(*keys, UNREAD) == [
        f"{UNREAD} 1,200 more come from this.",
    ]


def test_places_that_miss_one_thing_are_told_together():
    """A deleted page is missed in many places for one reason."""
    places = [no_file(f"content/articles/{name}.md") for name in "abcdefg"]
    named = ", ".join(f"content/articles/{name}.md:5" for name in "bcde")

    assert said(*places) == [f"{places[0]} The same in {named} and 2 more places."]


def test_a_few_places_are_told_one_by_one():
    """Two slips in one address are two lines to correct."""
    places = [no_file(f"content/articles/{name}.md") for name in "abc"]

    assert said(*places) == list(map(str, places))


def test_mistakes_with_causes_of_their_own_stay():
    """Nothing is folded into a mistake that has nothing to do with it."""
    other = no_file("content/articles/a.md", slug="knee")

    assert len(said(BROKEN, other, no_source(1))) == 3


def test_the_text_of_an_unreadable_file_is_not_judged():
    """Who forgot the front matter is not told of long sentences in it."""
    path = "content/articles/a.md"
    empty = Diagnostic(path, 1, "The file is empty.", "Write it.")
    judged = Diagnostic(path, 1, "This page reads at grade 9.", "Shorten.", "grade")

    assert said(judged, empty) == [f"{path}:1: The file is empty. Write it."]
