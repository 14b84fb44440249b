"""How much a sentence reads like those that promise too much.

Patterns know only what somebody thought of. This adds up weights of words, of pairs
of words and of what they speak of (groups.toml), learned from thousands of sentences
of both kinds (benchmarks/learning.py), so it also notices promises in words that no
pattern has.
"""

import json
import math
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

GROUPS = Path(__file__).with_name("groups.toml")
WEIGHTS = Path(__file__).with_name("likeness.json")
BIAS = ""  # the key of what every sentence begins with
GROUP = "="  # how the key of a group begins
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*|\d+|[?!:;,]")
_DENIAL = re.compile(
    r"not|no|never|nobody|none|nothing|cannot|nor|neither|without|rarely|hardly|\w+n’t"
    r"|nunca|nadie|ni|sin|ningún|ningun[oa]|tampoco|jamás|nada"
)
_DENIAL_ENDS = re.compile(
    r"[,:;?!]|but|and|so|because|until|though|or|pero|y|porque|aunque|o"
)
_DENIED = "~"
_REACH = 5  # words that a denial reaches
_STEM = 5  # letters that inflected forms share
_STEP, _LONG = 3, 6  # words by which lengths differ, and steps after which not
_GROUPS_WEIGH = 0.7  # beside words: there are few of them, and many of each


def likeness(sentence: str) -> float:
    """Say how much a sentence reads like a promise; more than 0: like one."""
    return weighed(*features(sentence), _weights())


def features(sentence: str) -> tuple[set[str], set[str]]:
    """Return what is weighed: its words, and what they speak of."""
    words = _words(sentence)
    denied = _denied(words)
    return _of_words(words, denied), _of_groups(words, denied)


def weighed(words: set[str], groups: set[str], weights: Mapping[str, float]) -> float:
    """Add up the weights: a long sentence has many, each of which tells less."""
    by_words = sum(weights.get(word, 0.0) for word in words)
    by_groups = sum(weights.get(group, 0.0) for group in groups)
    return weights.get(BIAS, 0.0) + by_words * share(words) + by_groups * share(groups)


def share(features: set[str]) -> float:
    """Say how much each of some features tells."""
    group = next(iter(features), "").startswith(GROUP)
    return (_GROUPS_WEIGH if group else 1.0) / math.sqrt(len(features) or 1)


def telling_words(sentence: str) -> list[str]:
    """Return its words, first the one without which it reads least like a promise."""
    words = re.findall(r"[^\W\d_]{3,}(?:[’'][^\W\d_]+)*", sentence)
    without = {
        word: likeness(re.sub(rf"\b{re.escape(word)}\b", "", sentence))
        for word in words
    }
    return sorted(without, key=lambda word: without[word])


def _words(sentence: str) -> list[str]:
    return [
        "#" if word.isdigit() else word
        for word in _WORD.findall(sentence.lower().replace("'", "’"))
    ]


def _denied(words: Sequence[str]) -> list[bool]:
    """Say of each word whether a denial before it reaches it."""
    left, found = 0, []
    for word in words:
        left = 0 if _DENIAL_ENDS.fullmatch(word) else left
        found.append(left > 0)
        left = _REACH if _DENIAL.fullmatch(word) else max(0, left - 1)
    return found


def _of_words(words: Sequence[str], denied: Sequence[bool]) -> set[str]:
    """Return words, stems, pairs, the first and the last ones, and those denied."""
    spoken = [word for word in words if word.isalpha() or len(word) > 1 or word == "#"]
    return {
        *words,
        *(f"{word[:_STEM]}*" for word in spoken if len(word) > _STEM),
        *(f"{one} {two}" for one, two in pairwise(words)),
        *(_DENIED + word for word, no in zip(words, denied, strict=True) if no),
        "^" + " ".join(spoken[:1]),
        "^" + " ".join(spoken[:2]),
        " ".join(spoken[-1:]) + "$",
    }


def _of_groups(words: Sequence[str], denied: Sequence[bool]) -> set[str]:
    """Return groups alone, two by two and one after the other, and the length."""
    known = _groups()
    spoken = [
        (word, [_DENIED + group for group in known[word]] if no else known[word])
        for word, no in zip(words, denied, strict=True)
        if word in known
    ]
    counts = Counter(group for _, groups in spoken for group in groups)
    there = sorted(counts)
    asks = [f"={group}?" for group in there] if words[-1:] == ["?"] else []
    return {
        f"={min(len(words) // _STEP, _LONG)}",
        *asks,
        *(f"={group}" for group in there),
        *(f"={group} twice" for group, count in counts.items() if count > 1),
        *(f"={one}+{two}" for one, two in combinations(there, 2)),
        *(
            f"={one}>{two}"
            for (_, before), (_, after) in pairwise(spoken)
            for one in before
            for two in after
        ),
        *(
            f"=^{group}"
            for word, groups in spoken[:1]
            for group in groups
            if word == words[0]
        ),
    }


@cache
def _groups() -> dict[str, list[str]]:
    """Return the groups of each word."""
    known: dict[str, list[str]] = {}
    for name, words in tomllib.loads(GROUPS.read_text(encoding="utf-8")).items():
        for word in words.split():
            known.setdefault(word, []).append(name)
    return known


@cache
def _weights() -> dict[str, float]:
    found: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return found
