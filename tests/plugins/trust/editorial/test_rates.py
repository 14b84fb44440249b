"""The gate is rarely wrong, on sentences that it was not made for."""

import pytest
from benchmarks.claims import LANGUAGES, level, lines


@pytest.mark.parametrize(
    ("kind", "language", "wrong", "most"),
    [
        ("honest", "en", "error", 0.03),
        ("honest", "es", "error", 0.035),
        ("sneaky", "en", "", 0.05),
        ("sneaky", "es", "", 0.07),
    ],
)
def test_gate_is_rarely_wrong(kind, language, wrong, most):
    """Few honest sentences are stopped, and few plain promises pass."""
    sentences = [text for _, text in lines("held_out", kind, language)]
    misjudged = [
        sentence for sentence in sentences if level(sentence, language) == wrong
    ]

    assert len(misjudged) <= most * len(sentences), misjudged


@pytest.mark.parametrize("language", LANGUAGES)
def test_held_out_sentences_taught_nothing(language):
    """No sentence that measures is among those that weights were learned from."""
    for kind in ("honest", "sneaky"):
        learned = {text for _, text in lines("learned", kind, language)}
        held_out = {text for _, text in lines("held_out", kind, language)}
        assert not learned & held_out


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinary_sentences_are_never_stopped(language):
    """Hours, exercises, captions and lives of staff need no second thought."""
    sentences = [
        text
        for voice, text in lines("held_out", "honest", language)
        if voice.endswith("ordinary")
    ]

    assert len(sentences) > 90
    assert not [text for text in sentences if level(text, language) == "error"]
