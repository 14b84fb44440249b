"""Related pages are those that share the most, found without comparing all."""

from hypothesis import given
from hypothesis import strategies as st

from related.likeness import COMPARED, _Likeness, most_alike

PAGES = st.lists(
    st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([1.0, 2.0])),
    max_size=30,
)


@given(PAGES)
def test_nobody_is_related_to_itself_or_to_strangers(pages):
    """Every related page shares something, and the list has no repeats."""
    for place, related in enumerate(most_alike(pages, 3)):
        assert place not in related
        assert len(set(related)) == len(related) <= 3
        assert all(pages[place].keys() & pages[other].keys() for other in related)


@given(PAGES)
def test_few_pages_are_all_compared(pages):
    """Below the limit the nearest are the nearest of all."""
    likeness = _Likeness(pages)
    for place, related in enumerate(most_alike(pages, 3)):
        scores = [likeness.score(place, other) for other in range(len(pages))]
        best = sorted(
            (s for n, s in enumerate(scores) if n != place and s), reverse=True
        )
        assert [scores[other] for other in related] == best[:3]


def test_rare_thing_in_common_says_more_than_a_frequent_one():
    """Two pages on the same uncommon subject find each other."""
    pages = [{"pain": 1.0, "tens": 1.0}, {"pain": 1.0}, {"pain": 1.0, "tens": 1.0}]
    pages += [{"pain": 1.0}] * 20

    assert most_alike(pages, 1)[0] == (2,)


def test_each_page_is_compared_with_a_limited_number():
    """What ten thousand pages share does not make ten thousand comparisons each."""
    pages = [{"everyone": 1.0, f"own-{place}": 1.0} for place in range(5000)]
    likeness = _Likeness(pages)

    assert max(len(likeness.candidates(place)) for place in range(0, 5000, 50)) <= (
        COMPARED
    )
