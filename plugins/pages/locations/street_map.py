"""A street map drawn from facts: streets as lines, the door, where to park.

    [location.map] in percent of its width and height -> DrawnMap
    -> theme/components/street-map/, in the colors of the page

No map service is asked, and nothing is drawn that the practice did not say.
"""

from itertools import pairwise
from math import atan2, degrees, hypot

from facts.model import Point, Street, StreetMap
from plain_data import dataclass

WIDTH, HEIGHT = 400, 240
NAME_SIZE = 15  # of letters, in the drawing's own units
LETTER = 0.56 * NAME_SIZE  # about the width of one
UPRIGHT = 90  # degrees; a name that is turned further would stand on its head


@dataclass(frozen=True, slots=True)
class Place:
    """A spot on the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DrawnStreet:
    """A street: the line as SVG has it, and its name along the longest part.

    Attributes:
        turn: Degrees by which the name is turned.
    """

    name: str
    points: str
    at: Place
    turn: float


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """What the component draws, and the same in words."""

    words: str
    streets: tuple[DrawnStreet, ...]
    door: Place
    parking: Place | None
    no_steps: Place | None
    width: int = WIDTH
    height: int = HEIGHT


def drawn(known: StreetMap) -> DrawnMap:
    """Bring a map to the size of the drawing."""
    return DrawnMap(
        known.words,
        tuple(street(line) for line in known.street),
        place(known.door),
        place(known.parking) if known.parking else None,
        place(known.no_steps) if known.no_steps else None,
    )


def place(point: Point) -> Place:
    """Turn percent into the drawing's units."""
    x, y = point.across * WIDTH / 100, point.down * HEIGHT / 100
    return Place(round(x, 1), round(y, 1))


def street(known: Street) -> DrawnStreet:
    """Draw a street, with its name where it has most room."""
    places = [place(point) for point in known.line]
    parts = pairwise(places)
    start, end = max(parts, key=lambda part: length(*part))
    turn = degrees(atan2(end.y - start.y, end.x - start.x))
    if turn >= UPRIGHT or turn < -UPRIGHT:  # a name upright reads upward
        turn += 180 if turn < 0 else -180
    points = " ".join(f"{point.x:g},{point.y:g}" for point in places)
    return DrawnStreet(known.name, points, beginning(known, start, end), round(turn, 1))


def beginning(known: Street, start: Place, end: Place) -> Place:
    """Place the middle of a name a third of the way on, away from most crossings."""
    room = length(start, end)
    half = len(known.name) * LETTER / 2
    share = max(0.3, min(0.5, (half + NAME_SIZE) / room)) if room else 0.5
    x = start.x + (end.x - start.x) * share
    y = start.y + (end.y - start.y) * share
    return Place(round(x, 1), round(y, 1))


def length(start: Place, end: Place) -> float:
    """Measure a part of a street, in drawing units."""
    return hypot(end.x - start.x, end.y - start.y)
