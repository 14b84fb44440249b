"""Directions and turns in space, as plain tuples: forward, up, to the near side."""

from math import cos, radians, sin

from plain_data import dataclass

Point = tuple[float, float, float]


def plus(start: Point, direction: Point, length: float = 1.0) -> Point:
    """Go from a point in a direction, whose length counts."""
    x, y, z = start
    dx, dy, dz = direction
    return (x + dx * length, y + dy * length, z + dz * length)


def mixed(first: Point, one: float, second: Point, other: float) -> Point:
    """Add two directions, each times a number."""
    a, b, c = first
    d, e, f = second
    return (a * one + d * other, b * one + e * other, c * one + f * other)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a part of the body is turned: where its front, top and near side are."""

    front: Point = (1.0, 0.0, 0.0)
    top: Point = (0.0, 1.0, 0.0)
    side: Point = (0.0, 0.0, 1.0)

    def bent(self, degrees: float) -> "Frame":
        """Tip forward, as the trunk in a bow."""
        if not degrees:
            return self
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return Frame(
            mixed(self.front, c, self.top, -s),
            mixed(self.top, c, self.front, s),
            self.side,
        )

    def leaned(self, degrees: float) -> "Frame":
        """Tip toward the near side."""
        if not degrees:
            return self
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return Frame(
            self.front,
            mixed(self.top, c, self.side, s),
            mixed(self.side, c, self.top, -s),
        )

    def turned(self, degrees: float) -> "Frame":
        """Turn about its own length, the front toward the near side."""
        if not degrees:
            return self
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return Frame(
            mixed(self.front, c, self.side, s),
            self.top,
            mixed(self.side, c, self.front, -s),
        )

    @property
    def down(self) -> Point:
        """Where a limb hangs."""
        x, y, z = self.top
        return (-x, -y, -z)
