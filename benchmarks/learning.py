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

from editorial.claims.likeness import BIAS, features, share, weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TURNS = 4
ROUNDS = 6
STEP = 0.5
SHRINK = 2e-5  # L2
SELDOM = 2  # sentences that a feature must stand in
SMALLEST = 1.2  # weights below it tell nothing
FOLDS = 5


class Known(NamedTuple):
    """A sentence whose kind is known.

    Attributes:
        voice: Who speaks how; sentences of the site are of the voice of their page.
        words: Features; so are groups.
    """

    text: str
    language: str
    voice: str
    promises: bool
    words: set[str]
    groups: set[str]


def known(text: str, language: str, voice: str, *, promises: bool) -> Known:
    """Find the features of a sentence."""
    return Known(text, language, voice, promises, *features(text))


def learn(sentences: Sequence[Known]) -> dict[str, float]:
    """Return the weights: means over some turns, each in another order."""
    counts = Counter(key for each in sentences for key in each.words | each.groups)
    keys = {BIAS, *(key for key, count in counts.items() if count >= SELDOM)}
    taught = [_taught(each, keys) for each in sentences]
    turns = [_one_turn(taught, keys, turn) for turn in range(TURNS)]
    weights = {key: sum(each[key] for each in turns) / TURNS for key in sorted(keys)}
    return {
        key: round(each, 1)
        for key, each in weights.items()
        if abs(each) >= SMALLEST or key == BIAS
    }


def _one_turn(
    taught: Sequence[_Taught], keys: Iterable[str], turn: int
) -> dict[str, float]:
    """Take a step towards each sentence's kind, again and again."""
    chance = random.Random(turn)  # noqa: S311 - the same weights each time
    weights = dict.fromkeys(keys, 0.0)
    steepness = dict.fromkeys(keys, 1e-3)
    for _ in range(ROUNDS):
        for one in chance.sample(taught, len(taught)):
            _step(one, weights, steepness)
    return weights


class _Taught(NamedTuple):
    kind: int
    shares: list[tuple[str, float]]


def _taught(each: Known, keys: set[str]) -> _Taught:
    """Keep of a sentence what learning needs."""
    shares = [
        (key, share(some))
        for some in (each.words, each.groups)
        for key in sorted(some)
        if key in keys
    ]
    return _Taught(int(each.promises), [(BIAS, 1.0), *shares])


def _step(one: _Taught, weights: dict[str, float], steepness: dict[str, float]) -> None:
    """Change the weights of one sentence's features by how wrong they were."""
    total = sum(weights[key] * part for key, part in one.shares)
    chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
    wrong = chance - one.kind
    for key, part in one.shares:
        slope = wrong * part + SHRINK * weights[key]
        steepness[key] += slope * slope
        weights[key] -= STEP * slope / math.sqrt(steepness[key])


def leave_voices_out(sentences: Sequence[Known]) -> Iterator[tuple[Known, float]]:
    """Yield each sentence with its likeness by weights that know no such voice."""
    voices = sorted({each.voice.split()[0] for each in sentences})
    random.Random(3).shuffle(voices)  # noqa: S311 - the same folds each time
    for fold in range(FOLDS):
        out = set(voices[fold::FOLDS])
        weights = learn([each for each in sentences if not _is_of(each, out)])
        for each in sentences:
            if _is_of(each, out):
                yield each, weighed(each.words, each.groups, weights)


def _is_of(sentence: Known, voices: Iterable[str]) -> bool:
    return sentence.voice.split()[0] in voices
