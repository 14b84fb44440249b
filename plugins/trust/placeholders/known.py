"""Texts that are nobody's own, each known by a digest.

known_texts.txt names them, a line each; `./run known-texts` adds what the sample
and the outlines of new pages say by now. A text that was changed since stays on the
list: a practice may have started from the older one.

    outline DIGEST       a sentence of an outline: it asks to be replaced
    made-up DIGEST       a sentence about people and a practice that do not exist
    claim DIGEST         a sentence about the sample that may be true of another
                         practice, once somebody there has confirmed it
    health DIGEST        a sentence of a health text, for a clinician to confirm
    fact DIGEST          a fact: its file, its key and its value
    phrase DIGEST n FIRST  n words in a row, wherever they stand; FIRST of the first
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Self

from placeholders.passages import Passage, digest_of_words
from plain_data import dataclass

FILE = Path(__file__).parent / "known_texts.txt"
SHORTEST = 4  # words; a shorter sentence could be anybody's


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """Digests by what they are of; phrases by the digest of their first word.

    Attributes:
        digest: Of the whole list.
    """

    digests: Mapping[str, frozenset[str]]
    phrases: Mapping[str, frozenset[tuple[int, str]]]
    digest: str

    @classmethod
    def of_text(cls, text: str) -> Self:
        """Read the list."""
        digests: dict[str, set[str]] = defaultdict(set)
        phrases: dict[str, set[tuple[int, str]]] = defaultdict(set)
        for line in text.splitlines():
            sort, digest, *rest = line.split()
            if sort == "phrase":
                phrases[rest[1]].add((int(rest[0]), digest))
            else:
                digests[sort].add(digest)
        return cls(
            {sort: frozenset(found) for sort, found in digests.items()},
            {first: frozenset(found) for first, found in phrases.items()},
            sha256(text.encode()).hexdigest(),
        )

    def has(self, sort: str, passage: Passage) -> bool:
        """Tell whether a passage is on the list as one of a sort."""
        return passage.digest in self.digests.get(sort, frozenset())

    def has_fact(self, *parts: str) -> bool:
        """Tell whether a fact has the sample's value."""
        return digest_of_words(parts) in self.digests.get("fact", frozenset())

    def phrases_in(self, passage: Passage) -> Iterator[str]:
        """Yield the words of each phrase that stands in a passage."""
        words = passage.words
        for start, word in enumerate(words):
            for length, digest in self.phrases.get(digest_of_words((word,)), ()):
                found = words[start : start + length]
                if len(found) == length and digest_of_words(found) == digest:
                    yield " ".join(passage.written[start : start + length])


@cache
def known_texts() -> KnownTexts:
    """Read the list once."""
    return KnownTexts.of_text(FILE.read_text(encoding="utf-8"))
