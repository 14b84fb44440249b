"""The reading grade."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.readability import grade, syllables
from editorial.sentences import split


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("back", 1),
        ("pain", 1),
        ("moved", 1),
        ("needed", 2),
        ("table", 2),
        ("causes", 2),
        ("exercise", 3),
        ("exercises", 4),
        ("people", 2),
        ("being", 2),
        ("didn’t", 2),
        ("can’t", 1),
        ("careful", 2),
        ("movement", 2),
        ("home", 1),
        ("homework", 2),
        ("science", 2),
        ("patient", 2),
        ("surgery", 3),
        ("physical", 3),
        ("therapist", 3),
        ("emergency", 4),
        ("osteoporosis", 5),
        ("12", 1),
    ],
)
def test_syllables_are_those_that_people_say(word, count):
    """Silent letters, parted vowels and everyday exceptions are known."""
    # A dictionary gives "osteoporosis" six; one off in a rare word is within reach.
    assert syllables(word) == count


def test_grade_is_flesch_kincaid():
    """Eight words of one syllable in two sentences: worked out by hand."""
    text = "The cat sat down. The dog ran off."

    assert grade(split(text, text, 1)) == pytest.approx(0.39 * 4 + 11.8 - 15.59)


def test_hard_text_has_a_high_grade():
    """Plain prose stays far below the limit, and officialese far above it."""
    plain = "Keep moving if you can. A short walk may help. Rest when you need to."
    hard = (
        "Individualized rehabilitation interventions necessitate comprehensive"
        " interdisciplinary evaluation of biopsychosocial determinants."
    )

    assert grade(split(plain, plain, 1)) < 3
    assert grade(split(hard, hard, 1)) > 15


@given(st.text())
def test_every_word_has_a_syllable(word):
    """Whatever stands for a word, it is spoken."""
    assert syllables(word) >= 1
