"""Does a sentence claim what it names, or deny it, ask about it, or warn of it?

“We cannot cure arthritis” denies. “No other clinic can cure it like us”,
“You won't believe how we cure it” and “Why not be cured?” do not.
"""

import re
from typing import Self

from plain_data import dataclass

_FAR = 9  # words over which a denial reaches


@dataclass(frozen=True, slots=True)
class Scope:
    """What tells them apart in one language.

    Attributes:
        denial: Words that deny what follows.
        empty: Denials that deny nothing of what is claimed.
        boundary: Where a denial ends.
        question: How an open question begins.
        hollow: Questions that claim.
        warning: Words that warn of a claim, or report it.
        boast: Comparisons, which no denial excuses.
        ours: Words about the practice and its patients, which no study studied.
        hedge: Words that leave it open.
    """

    denial: re.Pattern[str]
    empty: re.Pattern[str]
    boundary: re.Pattern[str]
    question: re.Pattern[str]
    hollow: re.Pattern[str]
    warning: re.Pattern[str]
    boast: re.Pattern[str]
    ours: re.Pattern[str]
    hedge: re.Pattern[str]

    @classmethod
    def from_table(cls, table: dict[str, list[str]]) -> Self:
        """Compile the lists of patterns that a file has."""
        joined = {name: "|".join(patterns) for name, patterns in table.items()}
        return cls(
            **{
                name: re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)
                for name, pattern in joined.items()
            }
        )

    def excuses(self, sentence: str, start: int, end: int) -> bool:
        """Tell whether the words from start to end are not claimed.

        Args:
            end: Where a denial may stand at last: the start of words that hold
                one themselves, such as “never fails”.
        """
        if self.is_open(sentence):
            return True
        if self.boast.search(sentence):
            return False
        return self._denies(sentence, start, end)

    def is_open(self, sentence: str) -> bool:
        """Tell whether a sentence asks, or warns of what it names."""
        return self.asks(sentence) or bool(self.warning.search(sentence))

    def asks(self, sentence: str) -> bool:
        """Tell whether a sentence asks without claiming by it."""
        bare = sentence.strip().rstrip("”\"')»")
        return (
            bare.endswith("?")
            and bool(self.question.match(bare))
            and not self.hollow.search(bare)
        )

    def _denies(self, sentence: str, start: int, end: int) -> bool:
        """Find an odd number of denials that reach the words."""
        boundaries = list(self.boundary.finditer(sentence, 0, start))
        reach = boundaries[-1].end() if boundaries else 0
        before = self.empty.sub(_blank, sentence[reach:start])
        near = " ".join([*before.split()[-_FAR:], sentence[start:end]])
        return len(self.denial.findall(near)) % 2 == 1


def _blank(found: re.Match[str]) -> str:
    """Put as many words that deny nothing."""
    return "x " * len(found[0].split())
