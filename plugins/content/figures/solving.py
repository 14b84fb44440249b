"""Angles that follow from lengths, and where a function is nought."""

from collections.abc import Callable
from math import acos, degrees

CLOSE_ENOUGH = 0.0005  # of the height: nobody sees it


def angle_between(one: float, other: float, opposite: float) -> float:
    """Give the angle of a triangle between two sides, in degrees, by all lengths."""
    cosine = (one**2 + other**2 - opposite**2) / (2 * one * other)
    return degrees(acos(max(-1.0, min(1.0, cosine))))


def crossing(
    function: Callable[[float], float], low: float, high: float
) -> float | None:
    """Find where a function changes its sign; None where its ends have the same.

    By the Illinois method, which needs few looks.
    """
    at_low, at_high = function(low), function(high)
    if at_low * at_high > 0:
        return None
    side = 0
    for _look in range(30):
        middle = (low * at_high - high * at_low) / (at_high - at_low)
        value = function(middle)
        if abs(value) < CLOSE_ENOUGH:
            return middle
        if value * at_high > 0:
            high, at_high = middle, value
            at_low, side = (at_low / 2 if side == -1 else at_low), -1
        else:
            low, at_low = middle, value
            at_high, side = (at_high / 2 if side == 1 else at_high), 1
    return middle
