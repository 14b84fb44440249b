"""Three texts become one, and nothing that one side alone wrote is lost."""

from hypothesis import given
from hypothesis import strategies as st

from update.merge import merge

texts = st.lists(st.sampled_from("abcdef"), max_size=12).map("\n".join)


def merged(before, ours, theirs):
    """Merge a page's texts."""
    return merge(before, ours, theirs, page=True)


@given(texts, texts)
def test_a_change_of_one_side_is_taken(before, after):
    """Whoever changed something, the result is what they wrote."""
    assert merged(before, after, before).text() == after
    assert merged(before, before, after).text() == after
    assert merged(before, after, after).text() == after
    assert not merged(before, after, before).conflicts


@given(texts, texts, texts)
def test_an_open_place_has_one_side_or_the_other(before, ours, theirs):
    """Keeping ours everywhere and taking theirs everywhere are both whole texts."""
    found = merged(before, ours, theirs)
    taken = found.text([True] * len(found.conflicts))

    assert {*found.text().split("\n")} <= {*ours.split("\n"), *theirs.split("\n")}
    assert {*taken.split("\n")} <= {*ours.split("\n"), *theirs.split("\n")}


def test_changes_in_different_sentences_both_stay():
    """One corrects the first sentence, the other adds one at the end."""
    found = merged("One.\nTwo.\nThree.", "ONE.\nTwo.\nThree.", "One.\nTwo.\nThree.\n4.")

    assert found.text() == "ONE.\nTwo.\nThree.\n4."


PAGE = "---\ntitle: {}\nreviewer: {}\ntags:\n  - {}\n---\n\nWords.\n"


def test_front_matter_is_merged_field_by_field():
    """A new title comes although the line below it is the practice's own."""
    found = merged(
        PAGE.format("Old", "x", "a"),
        PAGE.format("Old", "dana", "b"),
        PAGE.format("New", "x", "a"),
    )

    assert found.text() == PAGE.format("New", "dana", "b")


def test_who_stands_for_a_page_is_no_edition_s_business():
    """Reviewer, days and status stay as they are, without a question."""
    found = merged(
        PAGE.format("Old", "x", "a"),
        PAGE.format("Old", "dana", "a"),
        PAGE.format("Old", "y", "a").replace("tags", "status: waiting\ntags"),
    )

    assert found.text() == PAGE.format("Old", "dana", "a")
    assert not found.conflicts


def test_a_source_that_the_site_took_out_stays_out():
    """A newer note in it brings nothing back and asks nothing."""
    before = "@a{\n  note = {1}\n}\n\n@b{\n}\n"
    found = merge(before, "@b{\n}\n", before.replace("1", "2"), page=False)

    assert found.text() == "@b{\n}\n"
    assert not found.conflicts
