"""A body seen from one side, as tapered shapes on paper; x is right, y is down."""

from collections.abc import Iterator

from figures import proportions as p
from figures.body import ArmJoints, Body, LegJoints
from figures.model import Hurts, View
from figures.support import trunk_balls
from figures.vectors import Point, plus
from plain_data import dataclass

SLANT = 0.3  # seen from behind and a little from above
STEEP = 0.45  # seen from the feet and more from above, so that the head shows
Spot = tuple[float, float]
Ball = tuple[Spot, float]


@dataclass(frozen=True, slots=True)
class Part:
    """Rounds joined by straight sides, in one color.

    Attributes:
        chains: Each a row of balls; neighbors are joined.
        shade: far-arm, far-leg, trunk, head, near-leg or near-arm.
    """

    shade: str
    chains: tuple[tuple[Ball, ...], ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """All of a body, the farthest first, with the bars of its spine.

    Attributes:
        lit: Bars and lines where it hurts.
    """

    parts: tuple[Part, ...]
    bars: tuple[tuple[Spot, Spot], ...]
    lit: tuple[tuple[Spot, Spot], ...]
    bars_after: int


def seen(point: Point, view: View) -> Spot:
    """Put a point on paper."""
    x, y, z = point
    if view == "back":
        return (z - SLANT * x, -y - SLANT * x)
    return (-z, -y + STEEP * x) if view == "feet" else (x, -y)


def shapes_of(body: Body, view: View, hurts: Hurts) -> Shapes:
    """Make everything that is drawn of a body."""
    far = [
        Part("far-arm", arm_chain(body.far_arm, view)),
        Part("far-leg", leg_chain(body.far_leg, view)),
    ]
    near = [
        Part("near-leg", leg_chain(body.near_leg, view)),
        Part("near-arm", arm_chain(body.near_arm, view)),
    ]
    middle = [
        Part("trunk", trunk_chains(body, view)),
        Part("head", (((seen(body.spine.head, view), p.HEAD_RADIUS),),)),
    ]
    if view == "back":  # the back is nearest
        parts, after = [far[0], *middle, far[1], near[0], near[1]], 3
    elif view == "feet":
        parts, after = [middle[1], far[0], near[1], middle[0], far[1], near[0]], 4
        return Shapes(tuple(parts), (), (), after)
    else:
        parts, after = [*far, *middle, *near], 6  # the spine shines through
    bars = tuple(bars_of(body, view))
    low, high = bars[: p.LUMBAR_BONES], bars[p.LUMBAR_BONES :]
    if hurts == "upper-back":
        return Shapes(tuple(parts), low, high, after)
    down = down_the(body.near_leg, view) if hurts == "leg" else ()
    return Shapes(tuple(parts), high, low + down, after)


def down_the(leg: LegJoints, view: View) -> tuple[tuple[Spot, Spot], ...]:
    """Make the line that pain takes from the hip to the ankle."""
    hip, knee, ankle = (seen(at, view) for at in (leg.hip, leg.knee, leg.ankle))
    return ((hip, knee), (knee, ankle))


def leg_chain(leg: LegJoints, view: View) -> tuple[tuple[Ball, ...], ...]:
    """Make the rounds of a leg: thigh, shank and foot."""
    knee, ankle = seen(leg.knee, view), seen(leg.ankle, view)
    return (
        ((seen(leg.hip, view), p.THIGH_RADII[0]), (knee, p.THIGH_RADII[1])),
        ((knee, p.SHANK_RADII[0]), (ankle, p.SHANK_RADII[1])),
        (
            (seen(leg.heel, view), p.HEEL_RADIUS),
            (seen(leg.toe, view), p.TOE_RADIUS),
        ),
    )


def arm_chain(arm: ArmJoints, view: View) -> tuple[tuple[Ball, ...], ...]:
    """Make the rounds of an arm: upper arm, forearm and hand."""
    elbow, wrist = seen(arm.elbow, view), seen(arm.wrist, view)
    return (
        (
            (seen(arm.shoulder, view), p.UPPER_ARM_RADII[0]),
            (elbow, p.UPPER_ARM_RADII[1]),
        ),
        ((elbow, p.FOREARM_RADII[0]), (wrist, p.FOREARM_RADII[1])),
        ((wrist, p.HAND_RADII[0]), (seen(arm.fingers, view), p.HAND_RADII[1])),
    )


def trunk_chains(body: Body, view: View) -> tuple[tuple[Ball, ...], ...]:
    """Make the rounds of trunk and neck; seen from behind, of both its sides."""
    balls = list(trunk_balls(body.spine))
    throat = (seen(body.spine.shoulders, view), p.THROAT_RADIUS)
    neck = (throat, (seen(body.spine.head, view), p.THROAT_RADIUS))
    if view == "side":
        trunk = tuple((seen(point, view), radius) for point, radius in balls)
        if not body.spine.padded:
            return (trunk, neck)
        behind = plus(balls[0][0], body.spine.pelvis.front, -p.BUTTOCK_BEHIND)
        return (((seen(behind, view), p.BUTTOCK_RADIUS), trunk[1]), trunk, neck)
    sides = [
        tuple(
            (seen(plus(point, side, width * toward), view), radius * 0.9)
            for (point, radius), side, width in zip(
                balls, _sides(body), WIDTHS, strict=True
            )
        )
        for toward in (1, -1)
    ]
    rungs = [(one, other) for one, other in zip(*sides, strict=True)]
    return (*sides, *rungs, neck)


WIDTHS = (0.045, 0.038, 0.03, 0.04, 0.058, 0.085)  # half, from hips to shoulders


def _sides(body: Body) -> Iterator[Point]:
    frames = body.spine.frames
    last = len(frames)
    for number in range(len(p.TRUNK_RADII)):
        place = round(number * last / (len(p.TRUNK_RADII) - 1))
        yield frames[min(place, last - 1)].side


def bars_of(body: Body, view: View) -> Iterator[tuple[Spot, Spot]]:
    """Yield each bar of the spine, across it, from below."""
    spine = body.spine
    for start, end, frame in zip(
        spine.points, spine.points[1:], spine.frames, strict=False
    ):
        middle: Point = (
            (start[0] + end[0]) / 2,
            (start[1] + end[1]) / 2,
            (start[2] + end[2]) / 2,
        )
        if view == "side":
            middle = plus(middle, frame.front, -p.SPINE_BEHIND)
            across = frame.front
        else:
            across = frame.side
        yield (
            seen(plus(middle, across, -p.BAR_DEPTH / 2), view),
            seen(plus(middle, across, p.BAR_DEPTH / 2), view),
        )
