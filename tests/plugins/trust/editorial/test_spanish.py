"""The reading ease of Spanish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.sentences import split
from editorial.spanish import ease, syllables

EASY = (
    "Si le duele, pare. Camine un poco cada día. Llame al 911 si no siente la pierna."
)
HARD = (
    "La rehabilitación multidisciplinaria contribuye significativamente a la"
    " recuperación funcional progresiva."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("dolor", 2),
        ("terapia", 3),
        ("día", 2),
        ("país", 2),
        ("poeta", 3),
        ("quien", 1),
        ("guía", 2),
        ("cigüeña", 3),
        ("hoy", 1),
        ("ayuda", 3),
        ("ahora", 3),
        ("búho", 2),
        ("huesos", 2),
        ("aéreo", 4),
        ("averiguáis", 4),
        ("ciudad", 2),
        ("muy", 1),
        ("estenosis", 4),
        ("911", 1),
    ],
)
def test_syllables_are_those_that_people_say(word, count):
    """Diphthongs are one syllable; an accent on the weak vowel makes them two."""
    assert syllables(word) == count


def test_ease_is_that_of_the_formula():
    """Seven words, eight syllables, two sentences: 206.84 - 60 x 8/7 - 1.02 x 7/2."""
    text = "Me va muy bien. No me duele."

    assert ease(split(text, text, 1)) == pytest.approx(134.7, abs=0.1)


def test_plain_words_are_easier_than_learned_ones():
    """Neighborly Spanish is above the limit of 70, and a report's far below."""
    assert ease(split(EASY, EASY, 1)) > 80
    assert ease(split(HARD, HARD, 1)) < 30


@given(st.text(alphabet="abcdeghijlmnñoprstuvyáéíóúü", min_size=1, max_size=30))
def test_every_word_has_a_syllable(word):
    """No spelling leaves a word without one, or gives it more than its letters."""
    assert 1 <= syllables(word) <= len(word)
