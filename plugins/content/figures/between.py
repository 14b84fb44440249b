"""The body on its way from one pose to another: no part changes its length."""

from itertools import pairwise
from math import acos, cos, pi, sin, sqrt

from figures import proportions as p
from figures.arms import arm_bottom
from figures.body import Body, Limb, Spine, joints
from figures.solving import angle_between
from figures.support import leg_bottom
from figures.vectors import Frame, Point, mixed, plus

STAYS = 0.03  # what moves less in space than this stays where it is
ON_FLOOR = 0.015  # at both ends on the floor, and so on the way
OPPOSITE = -0.97  # two directions that a turn could join either way


def eased(share: float) -> float:
    """Map a share of the time, 0 to 1, to one of the way: slow, fast, slow."""
    return (1 - cos(pi * share)) / 2


def midway(first: Body, second: Body, share: float) -> Body:
    """Place a body on the way between two; `share` is from 0 to 1, here and below."""
    spine = spine_between(first.spine, second.spine, share)
    hips, hips_side = spine.points[0], spine.pelvis.side
    neck, chest_side = spine.shoulders, spine.frames[-1].side
    near_hip, far_hip = (plus(hips, hips_side, s * p.HALF_HIPS) for s in (1, -1))
    near, far = (plus(neck, chest_side, s * p.HALF_SHOULDERS) for s in (1, -1))
    body = Body(
        spine,
        limb_between(first.near_leg, second.near_leg, near_hip, share),
        limb_between(first.far_leg, second.far_leg, far_hip, share),
        limb_between(first.near_arm, second.near_arm, near, share),
        limb_between(first.far_arm, second.far_arm, far, share),
    )
    low, lowest = bottom(body), min(bottom(first), bottom(second))
    borne = max(bottom(first), bottom(second)) < ON_FLOOR
    if borne or low < min(lowest, 0.0):
        return risen(body, min(lowest, 0.0) - low)
    return body


def risen(body: Body, by: float) -> Body:
    """Lift a body whose way led below the floor."""
    return body.moved(lambda point: (point[0], point[1] + by, point[2]))


def spine_between(first: Spine, second: Spine, share: float) -> Spine:
    """Turn every piece of the spine part of the way."""
    points = [lerp(first.points[0], second.points[0], share)]
    frames = []
    for number, (a, b) in enumerate(zip(first.frames, second.frames, strict=True)):
        frame = frame_between(a, b, share)
        frames.append(frame)
        length = distance(first.points[number], first.points[number + 1])
        points.append(plus(points[-1], frame.top, length))
    nod = toward(
        way(first.shoulders, first.head), way(second.shoulders, second.head), share
    )
    return Spine(
        tuple(points),
        tuple(frames),
        frame_between(first.chord, second.chord, share),
        frame_between(first.pelvis, second.pelvis, share),
        plus(points[-1], nod, p.NECK),
        second.padded,
    )


def frame_between(first: Frame, second: Frame, share: float) -> Frame:
    """Turn a frame part of the way."""
    return Frame(
        toward(first.front, second.front, share),
        toward(first.top, second.top, share),
        toward(first.side, second.side, share),
    )


def limb_between(first: Limb, second: Limb, start: Point, share: float) -> Limb:
    """Turn a limb's parts part of the way; a hand or foot that stays, stays."""
    a, b = joints(first), joints(second)
    lengths = [distance(one, other) for one, other in pairwise(a)]
    placed = [start]
    for number, length in enumerate(lengths[:2]):
        there = toward(
            way(a[number], a[number + 1]), way(b[number], b[number + 1]), share
        )
        placed.append(plus(placed[-1], there, length))
    if distance(a[2], b[2]) < STAYS:
        end = lerp(a[2], b[2], share)
        middle = elbowed(start, placed[1], end, lengths[0], lengths[1])
        placed[1:] = [middle, plus(middle, way(middle, end), lengths[1])]
    tips = [
        plus(
            placed[2],
            toward(way(a[2], one), way(b[2], other), share),
            distance(a[2], one),
        )
        for one, other in zip(a[3:], b[3:], strict=True)
    ]
    return type(first)(*placed, *tips)


def elbowed(start: Point, hint: Point, end: Point, one: float, other: float) -> Point:
    """Place the middle joint of a limb whose ends are given, on the hint's side."""
    reach = min(distance(start, end), one + other - 1e-6)
    along = way(start, end)
    toward_hint = way(start, hint)
    dot = sum(a * b for a, b in zip(along, toward_hint, strict=True))
    aside = mixed(toward_hint, 1.0, along, -dot)
    length = sqrt(sum(part * part for part in aside)) or 1.0
    angle = angle_between(one, reach, other) * pi / 180
    bent = mixed(along, cos(angle), aside, sin(angle) / length)
    return plus(start, bent, one)


def lerp(first: Point, second: Point, share: float) -> Point:
    """Go part of the way between two points."""
    return mixed(first, 1 - share, second, share)


def way(start: Point, end: Point) -> Point:
    """Give the direction from one point to another."""
    x, y, z = mixed(end, 1.0, start, -1.0)
    length = sqrt(x * x + y * y + z * z) or 1.0
    return (x / length, y / length, z / length)


def distance(start: Point, end: Point) -> float:
    """Measure how far two points are apart."""
    return sqrt(sum((a - b) ** 2 for a, b in zip(start, end, strict=True)))


def toward(first: Point, second: Point, share: float) -> Point:
    """Turn a direction part of the way to another, by the shorter way."""
    dot = max(-1.0, min(1.0, sum(a * b for a, b in zip(first, second, strict=True))))
    if dot < OPPOSITE:
        return way((0.0, 0.0, 0.0), mixed(first, 1 - share, second, share + 1e-3))
    angle = acos(dot)
    if angle < 1e-4:  # noqa: PLR2004 - one and the same
        return first
    one, other = sin((1 - share) * angle), sin(share * angle)
    return mixed(first, one / sin(angle), second, other / sin(angle))


def bottom(body: Body) -> float:
    """Give the lowest point of a body's limbs."""
    return min(
        leg_bottom(body.near_leg),
        leg_bottom(body.far_leg),
        arm_bottom(body.near_arm),
        arm_bottom(body.far_arm),
    )
