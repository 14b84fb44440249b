"""How much a sentence reads like those that promise too much.

Patterns know only what somebody thought of. This adds up weights of words, of pairs
of words, of their letters and of what they speak of (groups.toml), learned from
thousands of sentences of both kinds (benchmarks/learning.py), so it also notices
promises in words that no pattern has.
"""

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise, starmap
from pathlib import Path
from zlib import crc32, decompress

GROUPS = Path(__file__).with_name("groups.toml")
WEIGHTS = Path(__file__).with_name("likeness.bin")  # a signed byte a place, packed
PLACES = 1 << 20  # features that fall on one place share its weight
PARTS = 16  # of 1: how finely weights are kept
BIAS = ""  # the key of what every sentence begins with
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*|\d+|[?!:;,]")
_DENIAL = re.compile(
    r"not|no|never|nobody|none|nothing|cannot|nor|neither|without|rarely|hardly|\w+n’t"
    r"|nunca|nadie|ni|sin|ningún|ningun[oa]|tampoco|jamás|nada"
)
_DENIAL_ENDS = re.compile(
    r"[,:;?!]|but|and|so|because|until|though|or|pero|y|porque|aunque|o"
)
_WHO = frozenset(("we", "you"))
_JOINS = re.compile(
    r"and|are|been|being|for|from|had|has|have|into|its|than|that|the|this|was|when|will"
    r"|with|como|con|cuando|del|está|están|las|los|muy|para|por|que|qué|son|sus|unas?|unos"
)
_DENIED = "~"
_REACH = 5  # words that a denial reaches
_STEM = 5  # letters that inflected forms share
_STEP, _LONG = 3, 6  # words by which lengths differ, and steps after which not
_SIDE_BY_SIDE = 4  # letters that related words share
_SHORTEST = 4  # letters of a start by which a group knows words
_KNOWN = 1 << 14  # words that are looked up once
_MOST = 1 << 16  # pairs and features whose weights are kept: five megabytes of each
_OTHERS_WEIGH = 0.7  # of letters and groups, beside words


def likeness(sentence: str) -> float:
    """Say how much a sentence reads like a promise; more than 0: like one."""
    words = _words(sentence)
    denied = _denied(words)
    kinds = (
        (_OTHERS_WEIGH, _sums(map(_weight_of_letters, words))),
        (1.0, _weight_of(_of_words(words, denied))),
        (_OTHERS_WEIGH, _sums(starmap(_weight_of_neighbors, pairwise(words)))),
        (_OTHERS_WEIGH, _weight_of(_of_groups(words, denied))),
    )
    bias, _ = _weight_of([BIAS])
    total = sum((_share(whole, some) * weight for whole, (weight, some) in kinds), bias)
    return total / PARTS


def _weight_of(keys: Collection[str]) -> tuple[int, int]:
    """Return what features weigh together, and how many they are."""
    return sum(map(_known_weights.__getitem__, keys)), len(keys)


@lru_cache(_KNOWN)
def _weight_of_letters(word: str) -> tuple[int, int]:
    return _weight_of(_letters(word))


@lru_cache(_MOST)
def _weight_of_neighbors(one: str, two: str) -> tuple[int, int]:
    return _weight_of(_of_neighbors((one, two)))


def _sums(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    weight, count = 0, 0
    for one, some in pairs:
        weight += one
        count += some
    return weight, count


class _KnownWeights(dict[str, int]):
    """What features weigh: most of those of a sentence stand in others, too."""

    def __missing__(self, feature: str) -> int:
        if len(self) >= _MOST:
            self.clear()
        self[feature] = _weights()[place_of(feature)]
        return self[feature]


_known_weights = _KnownWeights()


def place_of(feature: str) -> int:
    """Say where its weight stands: nowhere are the features themselves kept."""
    return crc32(feature.encode("utf-8", "surrogatepass")) % PLACES


def features(sentence: str) -> dict[str, float]:
    """Return what is weighed, and how much each tells."""
    words = _words(sentence)
    denied = _denied(words)
    found: defaultdict[str, float] = defaultdict(float)
    for whole, keys in (
        (_OTHERS_WEIGH, [part for word in words for part in _letters(word)]),
        (1.0, _of_words(words, denied)),
        (_OTHERS_WEIGH, _of_neighbors(words)),
        (_OTHERS_WEIGH, _of_groups(words, denied)),
    ):
        for key in keys:
            found[key] += _share(whole, len(keys))
    return found


def _share(whole: float, count: int) -> float:
    """Say how much one of several tells: where there are many, each tells less."""
    return whole / math.sqrt(count or 1)


def telling_words(sentence: str) -> list[str]:
    """Return its words, first the one without which it reads least like a promise.

    Words that only join others, such as “our” and “with”, are no promise.
    """
    words = re.findall(r"[^\W\d_]{3,}(?:[’'][^\W\d_]+)*", sentence)
    without = {
        word: likeness(re.sub(rf"\b{re.escape(word)}\b", "", sentence))
        for word in words
        if not _JOINS.fullmatch(word.lower()) and not _WHO.intersection(speaks_of(word))
    }
    return sorted(without, key=lambda word: without[word]) or words


def together(words: Collection[str], sentence: str) -> list[str]:
    """Return words as they stand side by side: “happy hands”, “spine”."""
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    row = rf"\b(?:{either})\b(?:\s+\b(?:{either})\b)*"
    return list(dict.fromkeys(re.findall(row, sentence))) if either else []


def speaks_of(word: str) -> Sequence[str]:
    """Return what a word speaks of: the names of its groups."""
    return _groups_of(word.lower().replace("'", "’"))


def _words(sentence: str) -> list[str]:
    return [
        "#" if word.isdigit() else word
        for word in _WORD.findall(sentence.lower().replace("'", "’"))
    ]


def _denied(words: Sequence[str]) -> list[bool]:
    """Say of each word whether a denial before it reaches it."""
    left, found = 0, []
    for word in words:
        begins, ends = _denial(word)
        left = 0 if ends else left
        found.append(left > 0)
        left = _REACH if begins else max(0, left - 1)
    return found


@lru_cache(_KNOWN)
def _denial(word: str) -> tuple[bool, bool]:
    """Tell whether a denial begins with a word, or ends before it."""
    return bool(_DENIAL.fullmatch(word)), bool(_DENIAL_ENDS.fullmatch(word))


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


def _letters(word: str) -> list[str]:
    """Return letters side by side, by which words never seen tell a little."""
    whole = f"<{word}>"
    places = range(len(whole) - _SIDE_BY_SIDE + 1) if word.isalpha() else ()
    return [f"_{whole[place : place + _SIDE_BY_SIDE]}" for place in places]


def _of_neighbors(words: Sequence[str]) -> list[str]:
    """Return each word beside what the next or the last one speaks of."""
    found = []
    for one, two in pairwise(words):
        found += [f"{one} ={group}" for group in _groups_of(two)]
        found += [f"={group} {two}" for group in _groups_of(one)]
    return found


def _of_groups(words: Sequence[str], denied: Sequence[bool]) -> set[str]:
    """Return groups alone, two by two and one after the other, and the length."""
    spoken = [
        (word, [_DENIED + group for group in groups] if no else groups)
        for word, no in zip(words, denied, strict=True)
        if (groups := _groups_of(word))
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


@lru_cache(_KNOWN)
def _groups_of(word: str) -> Sequence[str]:
    """Return the groups of a word: those that name it, or the longest start of it."""
    known = _groups()
    starts = (f"{word[:end]}*" for end in range(len(word), _SHORTEST - 1, -1))
    return next((known[key] for key in (word, *starts) if key in known), ())


@cache
def _groups() -> dict[str, list[str]]:
    """Return the groups of each word, and of each `start*` of words."""
    known: dict[str, list[str]] = {}
    for name, words in tomllib.loads(GROUPS.read_text(encoding="utf-8")).items():
        for word in words.split():
            known.setdefault(word, []).append(name)
    return known


@cache
def _weights() -> memoryview:
    """Read the file: a weight at each place."""
    return memoryview(decompress(WEIGHTS.read_bytes())).cast("b")
