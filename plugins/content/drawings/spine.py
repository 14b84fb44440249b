"""The spine from the side, as bones placed along a gentle curve.

Lengths are units of the drawing; the person faces left.
"""

from itertools import pairwise
from math import atan2, cos, degrees, pi

from plain_data import dataclass

# Where the curve turns: share of the way from skull to sacrum, and how far back.
TURNS = (
    (0.0, 0.0),
    (0.1, -9.0),
    (0.44, 20.0),
    (0.86, -17.0),
    (1.13, 16.0),
    (1.25, 0.0),
)
MOVABLE = 24  # bones above the sacrum
BONES = 29  # in all; below the tailbone nothing is left to draw
TOP, LENGTH = 10.0, 383.0


@dataclass(frozen=True, slots=True)
class Bone:
    """One bone: its middle, its size and how far it is turned, in degrees."""

    x: float
    y: float
    width: float
    height: float
    turn: float


def bones(count: int, middle: float) -> list[Bone]:
    """Place bones from the neck down; they grow, then taper below the low back."""
    placed, y = [], TOP
    for number in range(count):
        width, height, gap = size(number)
        share = (y + height / 2 - TOP) / LENGTH
        ahead = offset(share + 0.01) - offset(share - 0.01)
        turn = -degrees(atan2(ahead, 0.02 * LENGTH))
        center = y + height / 2
        x = middle + offset(share)
        placed.append(Bone(*(round(n, 1) for n in (x, center, width, height, turn))))
        y += height + gap
    return placed


def size(number: int) -> tuple[float, float, float]:
    """Give a bone's width and height, and the gap below it."""
    if number < MOVABLE:
        grown = number / (MOVABLE - 1)
        return 18 + 22 * grown, 8 + 8.5 * grown, 2.4 + 2.6 * grown
    tapered = number - MOVABLE
    return 34 - 6.5 * tapered, 13 - 1.4 * tapered, 1.2


def offset(share: float) -> float:
    """Say how far back the curve is at a share of the way down, 0 to 1.25."""
    for (start, before), (end, after) in pairwise(TURNS):
        if start <= share <= end:
            eased = (1 - cos(pi * (share - start) / (end - start))) / 2
            return before + (after - before) * eased
    return TURNS[0][1] if share < 0 else TURNS[-1][1]
