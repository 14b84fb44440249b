"""What a sentence is weighed by."""

import re

import pytest

from editorial.claims.kinds import claims_of
from editorial.claims.likeness import (
    features,
    likeness,
    speaks_of,
    telling_words,
    together,
)
from editorial.gate import check


@pytest.mark.parametrize(
    ("promise", "denied"),
    [
        ("Our needles heal discs.", "Our needles do not heal discs."),
        ("Your back will get better here.", "Nobody can say if your back gets better."),
        ("Nuestras agujas curan los discos.", "Nuestras agujas no curan los discos."),
    ],
)
def test_denial_reads_less_like_a_promise(promise, denied):
    """The same words weigh less towards a promise behind a denial."""
    assert likeness(denied) < likeness(promise)


def test_denial_ends_with_its_clause():
    """What follows a comma or “but” is not denied."""
    words = features("It is not magic, but it ends pain.")

    assert "~magic" in words
    assert "~ends" not in words


def test_sentence_without_known_words_is_no_promise():
    """What nobody has weighed stops nothing."""
    assert likeness("Qwyx zblor vunt.") < 0.7


@pytest.mark.parametrize(
    "sentence",
    [
        "Our skilled hands make your sciatica a thing of the past.",
        "You will throw your cane away after the second session.",
    ],
)
def test_author_is_told_the_words_that_weigh_most(sentence):
    """Without the words of the message, the sentence reads less like a promise."""
    page = f"---\ntitle: x\n---\n\n{sentence}\n"
    (finding,) = [
        diagnostic
        for diagnostic in check("content/pages/x.md", page)
        if diagnostic.level == "error"
    ]
    quoted = " ".join(re.findall(r"“([^”]+)”", finding.problem)[1:]).split()
    quoted = quoted or telling_words(sentence)[:3]
    rest = " ".join(word for word in sentence.split() if word not in quoted)

    assert likeness(rest) < likeness(sentence)


def test_author_may_keep_a_plain_fact():
    """An exception with a reason keeps what only reads like a promise."""
    sentence = "Your aching spine is happy in our clever hands."
    why = "<!-- allow over-claim: The name of a song, which we quote. -->"
    page = f"---\ntitle: x\n---\n\n{sentence} {why}\n"

    assert check("content/pages/x.md", page) == []


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("scalpel", "a doctor decides"),
        ("weekend", "how soon"),
        ("Harvard", "who says so"),
        ("crumbles", "calmly"),
        ("zblor", "what you do"),
    ],
)
def test_author_is_told_how_to_say_it_honestly(word, advice):
    """What to write instead depends on what the telling words speak of."""
    assert advice in claims_of("en").calmer([word])
    assert claims_of("es").calmer([word]).startswith(("Diga", "No diga", "Nombre"))


def test_words_that_only_join_are_no_promise():
    """Nobody learns anything from “our” and “with”; neighbors are named together."""
    sentence = "Your aching spine is happy with our clever hands."
    words = telling_words(sentence)

    assert not {"Your", "with", "our"} & set(words)
    assert "aching spine" in together(["spine", "aching", "hands"], sentence)


@pytest.mark.parametrize(
    ("word", "group"),
    [("eliminado", "end_verb"), ("garantizada", "work_verb"), ("Surgeons", "rival")],
)
def test_a_group_knows_inflected_words(word, group):
    """`start*` in groups.toml stands for every word that begins so."""
    assert group in speaks_of(word)
