"""The kinds of claim of one language, and where a sentence makes one."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from itertools import count
from pathlib import Path

from editorial.claims.likeness import speaks_of
from editorial.claims.scope import Scope
from editorial.sentences import Sentence
from plain_data import dataclass
from plain_text import Table

_SPACE = r"(?:[\s‑–-]+)"
_DENIES = re.compile(
    r"\b(?:no|not|never|without|nobody|nothing|none|nunca|nadie|sin|ning)\b|’t\b"
)
_MARK = re.compile(r"(?<!\\)[()\[\]]|\|")
_BRACKET = re.compile(r"[()]")
_DEPTH = {"(": 1, "[": 1, ")": -1, "]": -1}
_WORD = re.compile(r"(?<![\w’'-])(?:#|\w+)")
_DIGEST = 8  # bytes
_KEY = 6  # letters by which a pattern's beginning is looked up
_END = " "  # of a key that is a whole word


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that claim something, where they stand."""

    words: re.Match[str]
    problem: str
    fix: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One table of the file."""

    problem: str
    fix: str
    unless: str | None
    cited: bool
    hedged: bool

    def is_harmless(self, sentence: str, start: int, end: int) -> bool:
        """Tell whether what stands around the words makes them harmless."""
        around = _compiled(self.unless).finditer(sentence) if self.unless else ()
        return any(match.start() < end and match.end() >= start for match in around)


@dataclass(frozen=True, slots=True)
class _Pattern:
    place: int
    words: str
    kind: Kind
    denies: bool  # “never fails”: its own denial is the claim


class HarmlessSentences:
    """Sentences that claim nothing, as digests: a page is checked with few new ones.

    Attributes:
        found: Those of the page that is checked; next time it gets them as `before`.
    """

    def __init__(self, before: bytes = b"") -> None:
        """Know what was `found` before; nothing, the first time."""
        self._before = {
            before[start : start + _DIGEST] for start in range(0, len(before), _DIGEST)
        }
        self.found = b""

    def has(self, digest: bytes) -> bool:
        """Tell whether a sentence was found to claim nothing."""
        return digest in self._before

    def add(self, digest: bytes) -> None:
        """Keep one in which nothing was found."""
        self.found += digest


class Claims:
    """All kinds of claim in a language.

    A pattern is tried only where a word begins as it does, and compiled when it first
    is: all of them take a quarter of a second.

    Attributes:
        harmless: Digests of sentences of any page in which nothing was found.
        noted: How much a sentence must be like promises to be noted without a pattern,
        stopped: and to stop publishing.
        reads: What is said of such a sentence, before the words that tell most,
        keep: and how to keep one that is a plain fact.
    """

    def __init__(self, tables: Table) -> None:
        """Sort the patterns by what they begin with."""
        self.harmless: set[bytes] = set()
        self.noted: float = tables["likeness"]["noted"]
        self.stopped: float = tables["likeness"]["stopped"]
        self.reads: str = tables["likeness"]["reads"]
        self.keep: str = tables["likeness"]["keep"]
        self._calmer: list[tuple[list[str], str]] = [
            (entry["speaks"], entry["fix"]) for entry in tables["calmer"]
        ]
        self._scope = Scope.from_table(tables["scope"])
        self._by_start: defaultdict[str, list[_Pattern]]
        self._by_start = defaultdict(list)
        self._by_word: dict[str, list[_Pattern]] = {}
        places = count()
        pieces = tables["pieces"]
        for entry in tables["claim"]:
            kind = _kind(entry, pieces)
            for written in entry["patterns"]:
                pattern = _filled(written, pieces)
                denies = bool(_DENIES.search(written.replace(r"\b", " ")))
                known = _Pattern(next(places), pattern, kind, denies)
                for key in beginnings(pattern):
                    self._by_start[key].append(known)

    def in_sentence(self, sentence: str, *, cited: bool = False) -> Iterator[Claim]:
        """Yield the claims that a sentence makes, in their order.

        Args:
            cited: It names a source, so it may report what a study found.
        """
        done = 0
        sentence = sentence.replace("'", "’")  # as patterns have it
        lower = sentence.lower()
        for word in _WORD.finditer(lower):
            start = word.start()
            if start >= done and (claim := self._at(sentence, word[0], start, cited)):
                yield claim
                done = claim.words.end()

    def asks(self, sentence: str) -> bool:
        """Tell whether a sentence is an open question, which may be just that."""
        return self._scope.asks(sentence)

    def calmer(self, words: Sequence[str]) -> str:
        """Say what to write instead of words, by what any of them speaks of."""
        spoken = {group for word in words for group in speaks_of(word)}
        fixes = (fix for groups, fix in self._calmer if spoken.intersection(groups))
        return next(fixes, self._calmer[-1][1])

    def reports(self, sentence: str, *, cited: bool = False) -> bool:
        """Tell whether a sentence warns of claims, quotes, or reports a study."""
        straight = sentence.replace("'", "’")
        bare = straight.strip()
        is_quoted = bare[:1] + bare.rstrip(" .")[-1:] in {'""', "“”", "«»"}
        of_study = cited and not self._scope.ours.search(straight)
        return is_quoted or of_study or bool(self._scope.warning.search(straight))

    def _at(self, sentence: str, word: str, start: int, cited: bool) -> Claim | None:  # noqa: FBT001
        reports = cited and not self._scope.ours.search(sentence)
        for pattern in self._beginning(word):
            found = _compiled(pattern.words).match(sentence, start)
            if not found or (reports and pattern.kind.cited):
                continue
            end = start if pattern.denies else found.end()
            if not (
                pattern.kind.is_harmless(sentence, *found.span())
                or (pattern.kind.hedged and self._scope.hedge.search(sentence))
                or self._scope.excuses(sentence, start, end)
            ):
                return Claim(found, pattern.kind.problem, pattern.kind.fix)
        return None

    def _beginning(self, word: str) -> list[_Pattern]:
        """Return the patterns that may match where a word begins, in their order."""
        if word not in self._by_word:
            keys = [word[:length] for length in range(min(len(word), _KEY) + 1)]
            there = {
                phrase.place: phrase
                for key in (*keys, word + _END)
                for phrase in self._by_start.get(key, ())
            }
            self._by_word[word] = [there[place] for place in sorted(there)]
        return self._by_word[word]


@cache
def claims_of(language: str) -> Claims:
    """Read the file of a language."""
    path = Path(__file__).parent / f"{language}.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return Claims(tables)


def beginnings(pattern: str) -> set[str]:
    """Return how a word may begin at which a pattern matches; "" is any word.

    A key that ends in a space is the whole word.
    """
    pattern = pattern.removeprefix(r"\b").removeprefix("^")
    if len(parts := _parts(pattern)) > 1:
        return {key for part in parts for key in beginnings(part)}
    if pattern.startswith("(?:"):
        end = _closing(pattern)
        inner, rest = pattern[3:end], pattern[end + 1 :]
        optional = rest[:1] in {"?", "*"}
        keys = {
            key
            for part in _parts(inner)
            for key in beginnings(part if optional else part + rest)
        }
        return keys | beginnings(rest[1:]) if optional else keys
    letters = re.match(r"[\w#]*", pattern)
    found = letters[0] if letters else ""
    rest = pattern[len(found) :]
    if rest.startswith(("?", "*")):
        found = found[:-1]
    elif found and found != "#" and rest.startswith((" ", r"\b", r"\W")):
        return {found.lower() + _END}
    return {found[:_KEY].lower()}


def _parts(pattern: str) -> list[str]:
    """Part a pattern where it has a choice that stands in no bracket."""
    if "|" not in pattern:
        return [pattern]
    parts, depth, start = [], 0, 0
    for found in _MARK.finditer(pattern):
        depth += _DEPTH.get(found[0], 0)
        if found[0] == "|" and not depth:
            parts.append(pattern[start : found.start()])
            start = found.end()
    return [*parts, pattern[start:]]


def _closing(pattern: str) -> int:
    depth = 0
    for found in _BRACKET.finditer(pattern):
        depth += _DEPTH[found[0]]
        if not depth:
            return found.start()
    return len(pattern)


def _filled(pattern: str, pieces: dict[str, str]) -> str:
    while (filled := _once(pattern, pieces)) != pattern:
        pattern = filled
    return pattern


def _once(pattern: str, pieces: dict[str, str]) -> str:
    for name, piece in pieces.items():
        pattern = pattern.replace(f"{{{name}}}", piece)
    return pattern


def digest_of(sentence: Sentence) -> bytes:
    """Stand for all by which claims are found in a sentence."""
    text = f"{sentence.cites} {sentence.whole}".encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=_DIGEST).digest()


def _kind(entry: Table, pieces: dict[str, str]) -> Kind:
    unless = _any_of(entry, pieces)
    return Kind(
        entry["problem"],
        entry["fix"],
        unless,
        entry.get("cited", False),
        entry.get("hedged", False),
    )


def _any_of(entry: Table, pieces: dict[str, str]) -> str | None:
    unless = [_filled(pattern, pieces) for pattern in entry.get("unless", [])]
    return "|".join(rf"\b(?:{pattern})" for pattern in unless) if unless else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    spaced = pattern.replace("[ -]", " ").replace(" ", _SPACE)
    return re.compile(spaced, re.IGNORECASE)
