"""Whoever has no photograph yet is drawn, each a little differently."""

import pytest
from lxml import etree

from portraits.bust import HEIGHT, WIDTH, bust
from portraits.model import CHOICES, HOUSE, Portrait, PortraitError

NAMES = ["Ann Author", "Rita Reviewer", "Dana Díaz", "Rosa Reed", "Ann Lee", "李 明"]
PALETTE = {
    name: (f"#0000{number:02x}", f"#ffff{number:02x}")
    for number, name in enumerate(
        (
            *("figure-ground", "figure-far", "figure-leg", "figure-trunk"),
            *("figure-bar", "figure-lit", "figure-line"),
        )
    )
}
EVERY_CHOICE = [(key, word) for key, words in CHOICES.items() for word in words]


def test_name_always_gives_the_same_portrait():
    """Nobody looks different after a build."""
    assert [Portrait.of(name, {}) for name in NAMES] == [
        Portrait.of(name, {}) for name in NAMES
    ]


def test_people_of_one_practice_look_different():
    """As long as there are looks left, nobody has another's."""
    taken = []
    for name in NAMES:
        taken.append(Portrait.of(name, {}, taken))

    assert len(set(taken)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_name_says_nothing_of_skin_or_beard(name):
    """Only the practice can know: a name gives the colors of the house."""
    portrait = Portrait.of(name, {})

    assert (portrait.skin, portrait.hair_color) == (HOUSE, HOUSE)
    assert (portrait.beard, portrait.hair in CHOICES["hair"][:4]) == ("none", True)


def test_what_is_given_stays():
    """A practice's own words win over the name."""
    name = "Ann"
    given = {"hair": "headscarf", "glasses": "round", "collar": "polo"}

    assert Portrait.of(name, given, [Portrait.of(name, given)]) == Portrait(**given)


def test_word_that_is_unknown_names_those_that_are_known():
    """Who mistypes is told what would work."""
    with pytest.raises(PortraitError) as error:
        Portrait.of("Ann", {"glasses": "octagonal"})

    assert error.value.problem == "“glasses: octagonal” is not one that we can draw."
    assert error.value.fix == "Use one of: none, round, square."


@pytest.mark.parametrize(("key", "word"), EVERY_CHOICE)
def test_every_choice_is_seen(key, word):
    """Each word changes the picture, and the picture is whole."""
    other = next(choice for choice in CHOICES[key] if choice != word)
    base = {"collar": "shirt"} if key == "glasses" else {}
    drawn = bust(Portrait(**{**base, key: word}), PALETTE)

    root = etree.fromstring(drawn.encode())
    assert root.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    assert drawn != bust(Portrait(**{**base, key: other}), PALETTE)
    assert "<script" not in drawn
    assert len(drawn) < 2_600


def test_bust_follows_the_scheme_and_the_palette():
    """It has the site's own colors, and the dark ones in the dark."""
    drawn = bust(Portrait(), PALETTE)
    light, dark = drawn.split("@media(prefers-color-scheme:dark)")

    assert PALETTE["figure-trunk"][0] in light
    assert PALETTE["figure-trunk"][1] in dark
