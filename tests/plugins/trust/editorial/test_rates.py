"""The gate is rarely wrong, on sentences that it was not made for."""

import pytest
from benchmarks.claims import level, lines


@pytest.mark.parametrize(
    ("name", "wrong", "most"),
    [
        ("honest", "error", 0.02),
        ("honest-held-out", "error", 0.02),
        ("sneaky", "", 0.05),
        ("sneaky-held-out", "", 0.1),
    ],
)
def test_gate_is_rarely_wrong(name, wrong, most):
    """At most 2 % of honest sentences are stopped; at most 10 % of others pass."""
    sentences = lines(name)
    misjudged = [each for each in sentences if level(each) == wrong]

    assert len(misjudged) <= most * len(sentences), misjudged


def test_held_out_sentences_taught_nothing():
    """No sentence that measures is among those that rules were made with."""
    for kind in ("honest", "sneaky"):
        assert not set(lines(kind)) & set(lines(f"{kind}-held-out"))
