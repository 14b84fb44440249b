"""Find pages that are alike, in time that grows with their number.

Pages share features: a condition, a tag, a word. The rarer a feature, the more
sharing it says. Comparing all pages with all would take the square of their
number, so each is compared with a limited number of others: those that share
its rarest features, and of a feature that many share, those nearest in order.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from heapq import nsmallest
from math import fsum, log

from related.model import Features
from whole_build.stages import still_wanted

COMPARED = 48  # others that one page is compared with, at most


def most_alike(pages: Sequence[Features], count: int) -> list[tuple[int, ...]]:
    """List for each page the places of those most like it, best first."""
    likeness = _Likeness(pages)
    found = []
    for place in range(len(pages)):
        still_wanted.send()
        found.append(likeness.nearest(place, count))
    return found


class _Likeness:
    """Pages by their features."""

    def __init__(self, pages: Sequence[Features]) -> None:
        self.pages = pages
        self.having: dict[str, list[int]] = defaultdict(list)
        for place, page in enumerate(pages):
            for feature in page:
                self.having[feature].append(place)
        rarity = {
            feature: log((1 + len(pages)) / len(places)) ** 2
            for feature, places in self.having.items()
        }
        self.worth = [
            {feature: weight * rarity[feature] for feature, weight in page.items()}
            for page in pages
        ]

    def nearest(self, place: int, count: int) -> tuple[int, ...]:
        """List the places of the pages most like one; of equals, the newer first."""
        scores = {
            candidate: self.score(place, candidate)
            for candidate in self.candidates(place)
        }
        alike = (candidate for candidate, score in scores.items() if score > 0)
        return tuple(
            nsmallest(
                count, alike, key=lambda candidate: (-scores[candidate], -candidate)
            )
        )

    def score(self, place: int, other: int) -> float:
        """Say how much two pages share: the sum of what their features are worth."""
        mine = self.worth[place]
        # Exact: what is shared comes in another order in each process.
        return fsum(map(mine.__getitem__, mine.keys() & self.pages[other].keys()))

    def candidates(self, place: int) -> set[int]:
        """Choose whom to compare with: sharers of the rarest features first."""
        found: set[int] = set()
        page, having = self.pages[place], self.having
        for feature in sorted(
            page, key=lambda feature_name: (len(having[feature_name]), feature_name)
        ):
            room = COMPARED - len(found)
            if room <= 0:
                break
            sharing = having[feature]
            middle = bisect_left(sharing, place)
            start = max(0, min(middle - room // 2, len(sharing) - room - 1))
            found.update(sharing[start : start + room + 1])
            found.discard(place)
        return found
