"""How much a sentence reads like those that promise too much.

Patterns know only what somebody thought of. This adds up weights of words, of pairs
of words and of what they speak of (groups.toml), learned from many sentences of both
kinds (benchmarks/claims.py), so it also notices promises in words that no pattern has.
It may be wrong: what it finds is a note.
"""

import json
import math
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from pathlib import Path

GROUPS = Path(__file__).with_name("groups.toml")
WEIGHTS = Path(__file__).with_name("likeness.json")
BIAS = ""  # the key of what every sentence begins with
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*|\d+|[?!]")
_SHORT = 3  # letters of words that tell an author nothing
_STEM = 5  # letters that inflected forms share
_STEP, _LONG = 4, 5  # words by which lengths differ, and steps after which not


def features(sentence: str) -> set[str]:
    """Return what is weighed: words, stems, pairs, the first word, groups, length."""
    words = [
        "#" if word.isdigit() else word
        for word in _WORD.findall(sentence.lower().replace("'", "’"))
    ]
    pairs = {f"{one} {two}" for one, two in pairwise(words)}
    stems = {f"{word[:_STEM]}*" for word in words if len(word) > _STEM}
    first = {f"^{word}" for word in words[:1]}
    return {*words, *pairs, *stems, *first, *_groups_in(words)}


def _groups_in(words: Sequence[str]) -> set[str]:
    """Return what a sentence speaks of, alone and two by two."""
    there = sorted({group for word in words for group in _groups_of(word)})
    length = min(len(words) // _STEP, _LONG)
    return {*there, *map("".join, combinations(there, 2)), f"={length}"}


@lru_cache(maxsize=20_000)
def _groups_of(word: str) -> tuple[str, ...]:
    return tuple(f"={name}" for name, words in _groups().items() if words.search(word))


def likeness(sentence: str, weights: Mapping[str, float] | None = None) -> float:
    """Say how much a sentence reads like a promise; more than 0: like one."""
    known = _weights() if weights is None else weights
    found = features(sentence)
    total = sum(known.get(feature, 0.0) for feature in found)
    return known.get(BIAS, 0.0) + total / math.sqrt(len(found) or 1)


def telling_words(sentence: str) -> Iterator[str]:
    """Yield the words that weigh most towards a promise, heaviest first."""
    known = _weights()
    words = {feature for feature in features(sentence) if feature.isalpha()}
    heavy = {word for word in words if known.get(word, 0.0) > 0 and len(word) > _SHORT}
    yield from sorted(heavy or words, key=lambda word: -known.get(word, 0.0))


@cache
def _groups() -> dict[str, re.Pattern[str]]:
    written = tomllib.loads(GROUPS.read_text(encoding="utf-8"))
    return {name: re.compile(words, re.IGNORECASE) for name, words in written.items()}


@cache
def _weights() -> dict[str, float]:
    found: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return found
