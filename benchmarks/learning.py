"""Learn how much each word weighs towards a promise, from sentences of both kinds.

Logistic regression with AdaGrad and L2, the same weights each time. Sentences of
one voice are alike, so what the weights are worth is measured on voices that they
were not learned from (`leave_voices_out`).
"""

from __future__ import annotations

import math
import random
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from editorial.claims.likeness import BIAS, PLACES, features, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TURNS = 2
ROUNDS = 6
STEP = 0.5
SHRINK = 2e-5  # L2
SELDOM = 2  # sentences that a feature must stand in
FOLDS = 5


class Known(NamedTuple):
    """A sentence whose kind is known.

    Attributes:
        voice: Who speaks how; sentences of the site are of the voice of their page.
        features: What is weighed, and how much each tells.
    """

    text: str
    language: str
    voice: str
    promises: bool
    features: dict[str, float]


def known(text: str, language: str, voice: str, *, promises: bool) -> Known:
    """Find the features of a sentence."""
    return Known(text, language, voice, promises, features(text))


def learn(sentences: Sequence[Known]) -> list[float]:
    """Return the weight of each place: means over some turns, each in another order."""
    counts = Counter(key for each in sentences for key in each.features)
    places = {key: place_of(key) for key, count in counts.items() if count >= SELDOM}
    taught = [_taught(each, places) for each in sentences]
    turns = [_one_turn(taught, turn) for turn in range(TURNS)]
    return [sum(weights) / TURNS for weights in zip(*turns, strict=True)]


class _Taught(NamedTuple):
    """What learning needs of a sentence: the places of its features, and shares."""

    kind: int
    shares: list[tuple[int, float]]


def _taught(each: Known, places: dict[str, int]) -> _Taught:
    shares = [
        (places[key], share) for key, share in each.features.items() if key in places
    ]
    return _Taught(int(each.promises), [(place_of(BIAS), 1.0), *sorted(shares)])


def _one_turn(taught: Sequence[_Taught], turn: int) -> list[float]:
    """Take a step towards each sentence's kind, again and again."""
    chance = random.Random(turn)  # noqa: S311 - the same weights each time
    weights = [0.0] * PLACES
    steepness = [1e-3] * PLACES
    for _ in range(ROUNDS):
        for one in chance.sample(taught, len(taught)):
            _step(one, weights, steepness)
    return weights


def _step(one: _Taught, weights: list[float], steepness: list[float]) -> None:
    """Change the weights of one sentence's features by how wrong they were."""
    total = sum(weights[place] * share for place, share in one.shares)
    chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
    wrong = chance - one.kind
    for place, share in one.shares:
        slope = wrong * share + SHRINK * weights[place]
        steepness[place] += slope * slope
        weights[place] -= STEP * slope / math.sqrt(steepness[place])


def leave_voices_out(sentences: Sequence[Known]) -> Iterator[tuple[Known, float]]:
    """Yield each sentence with its likeness by weights that know no such voice."""
    voices = sorted({each.voice.split()[0] for each in sentences})
    random.Random(3).shuffle(voices)  # noqa: S311 - the same folds each time
    for fold in range(FOLDS):
        out = set(voices[fold::FOLDS])
        weights = learn([each for each in sentences if not _is_of(each, out)])
        for each in sentences:
            if _is_of(each, out):
                yield each, _weighed(each, weights)


def _is_of(sentence: Known, voices: Iterable[str]) -> bool:
    return sentence.voice.split()[0] in voices


def _weighed(sentence: Known, weights: Sequence[float]) -> float:
    """Say how much a sentence is like a promise by some weights."""
    found = sentence.features.items()
    return weights[place_of(BIAS)] + sum(
        weights[place_of(key)] * share for key, share in found
    )
