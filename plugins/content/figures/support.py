"""Put a posed body on its support: floor, chair, or its own hands and knees.

What a pose leaves out follows from here: where feet, hands, elbows and the head
come to rest. Parts that are given stay as they are; a foot that stands on the
floor is set down flat where its leg puts it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import atan2, cos, degrees, hypot, radians, sin

from figures import proportions as p
from figures.arms import arm, arm_bottom
from figures.body import (
    NECK_REST,
    Body,
    LegJoints,
    Spine,
    hip_at,
    leg_at,
    shoulder_at,
    spine_of,
)
from figures.model import Leg, Pose
from figures.solving import angle_between, crossing
from figures.vectors import Frame, Point, plus

SEAT = p.ANKLE_HEIGHT + p.SHANK - p.THIGH_RADII[0]  # a chair of the body's own size
POINTED = -70.0  # the instep on the floor
SHORT_OF_FLOOR = 0.09  # how far a planted foot may be off before it is set down


class OffSupportError(ValueError):
    """A pose that cannot rest as it says: why, without a capital and a full stop."""


def rested(pose: Pose) -> Body:
    """Place a body as its pose says.

    Raises:
        OffSupportError: It cannot be: what, in a sentence.
    """
    pose = with_neck(with_trunk(pose))
    spine, legs = trunk_and_legs(pose)
    arms = (arm(pose, spine, legs, near=True), arm(pose, spine, legs, near=False))
    return moved(Body(spine, *legs, *arms), pose)


def trunk_and_legs(pose: Pose) -> tuple[Spine, tuple[LegJoints, LegJoints]]:
    """Place trunk and legs at the height of their support."""
    spine = spine_of(pose, chord_of(pose))
    legs = (leg(pose, spine, near=True), leg(pose, spine, near=False))
    drop = height(pose, spine, legs)
    spine = raised_by(spine, drop)
    legs = (
        set_down(pose, leg(pose, spine, near=True), near=True),
        set_down(pose, leg(pose, spine, near=False), near=False),
    )
    return spine, legs


def raised_by(spine: Spine, drop: float) -> Spine:
    """Move a spine up."""
    points = tuple((x, y + drop, z) for x, y, z in spine.points)
    x, y, z = spine.head
    return replace(spine, points=points, head=(x, y + drop, z))


def chord_of(pose: Pose) -> Frame:
    """Turn the line from hips to shoulders as the position and the tilt say."""
    tilt = pose.trunk or 0.0
    if pose.position == "on-back":
        return Frame().bent(-90 - tilt if pose.raised else tilt - 90)
    if pose.position == "on-front":
        return Frame().bent(90 - tilt)
    if pose.position == "on-side":
        return Frame().leaned(tilt - 90)
    return Frame().bent(tilt)


def leg(pose: Pose, spine: Spine, *, near: bool) -> LegJoints:
    """Place a leg from its hip joint."""
    one = pose.near_leg if near else pose.far_leg
    thigh, knee = thigh_and_knee(pose, one, spine, near=near)
    out = -one.out if near else one.out
    thigh = thigh.leaned(out)
    ankle = one.ankle
    if ankle is None:
        ankle = ankle_at_ease(pose, one, thigh.bent(knee), knee, near=near)
    placed = leg_at(hip_at(spine, near), thigh, knee, ankle)
    return rolled(placed, pose.turn) if pose.position == "on-back" else placed


def rolled(leg: LegJoints, degrees_: float) -> LegJoints:
    """Let the knee of somebody on their back fall to the side; the foot rolls."""
    if not degrees_:
        return leg
    c, s = cos(radians(degrees_)), sin(radians(degrees_))

    def about(point: Point, axis: Point) -> Point:
        up = point[1] - axis[1]
        return (point[0], axis[1] + up * c, point[2] + up * s)

    return replace(
        leg,
        knee=about(leg.knee, leg.ankle),
        toe=about(leg.toe, (0.0, 0.0, 0.0)),
        heel=about(leg.heel, (0.0, 0.0, 0.0)),
    )


def thigh_and_knee(  # noqa: PLR0911 - one for each position
    pose: Pose, leg: Leg, spine: Spine, *, near: bool
) -> tuple[Frame, float]:
    """Turn a thigh, and bend its knee, as given or as the position has it."""
    chord = spine.chord
    knee, hip = leg.knee, leg.hip
    tilt = pose.trunk or 0.0
    match pose.position:
        case "hands-and-knees" if not leg.lifted:
            knee = 90.0 if knee is None else knee
            return Frame().bent(90 - knee), knee
        case "kneeling" if not near:
            hip = tilt if hip is None else hip
            return chord.bent(-hip), 90 - (tilt - hip) if knee is None else knee
        case "chair" | "kneeling":
            hip = 90 + tilt if hip is None else hip
            return chord.bent(-hip), 90.0 if knee is None else knee
        case "on-back":
            knee = 90.0 if knee is None else knee
            return chord.bent(-(knee / 2 if hip is None else hip)), knee
        case "on-side" if not pose.raised:
            flat = Frame().leaned(-90.0).turned(pose.turn)
            return flat.bent(-(hip or 0.0)), knee or 0.0
        case "on-front" if hip is None:
            return Frame().bent(90.0), knee or 0.0
        case "standing" if hip is None:
            return chord.bent(-(tilt + (knee or 0.0) / 2)), knee or 0.0
    return chord.bent(-(hip or 0.0)), knee or 0.0


def ankle_at_ease(
    pose: Pose, leg: Leg, shank: Frame, knee: float, *, near: bool
) -> float:
    """Bend an ankle that nobody has given: flat on the floor, or hanging."""
    if planted(pose, leg, near=near):
        tip = degrees(atan2(shank.top[0], shank.top[1]))
        return max(POINTED, min(35.0, tip))
    on_shin = pose.position == "hands-and-knees" and not leg.lifted
    if on_shin or (pose.position == "kneeling" and not near):
        return POINTED
    if pose.position == "on-front":
        return POINTED
    return -20.0 if knee < 20 else 0.0  # noqa: PLR2004 - a leg that is all but straight


def planted(pose: Pose, leg: Leg, *, near: bool) -> bool:
    """Tell whether a foot stands flat on the floor."""
    if leg.lifted or leg.ankle is not None:
        return False
    bent = leg.knee is None or leg.knee >= 40  # noqa: PLR2004 - less, and it is the heel
    match pose.position:
        case "standing":
            return True
        case "chair" | "on-back":
            return bent
        case "kneeling":
            return near
    return False


def height(pose: Pose, spine: Spine, legs: tuple[LegJoints, LegJoints]) -> float:
    """Tell how high the hips are above the floor.

    Raises:
        OffSupportError: Nothing bears the body.
    """
    hips = spine.points[0][1]
    if pose.position == "chair":
        return SEAT + p.THIGH_RADII[0]
    lowest = min(rests(pose, spine, legs), default=None)
    if lowest is None:
        problem = "nothing bears the body: both legs are lifted"
        raise OffSupportError(problem)
    return hips - lowest


def rests(
    pose: Pose, spine: Spine, legs: tuple[LegJoints, LegJoints]
) -> Iterator[float]:
    """Yield the lowest point of each part that may bear the body."""
    near, far = legs
    if pose.position in {"standing", "hands-and-knees", "on-side"}:
        for joints, one in ((near, pose.near_leg), (far, pose.far_leg)):
            if not one.lifted:
                yield leg_bottom(joints)
    if pose.position == "kneeling":
        yield leg_bottom(far)
    if pose.position in {"on-back", "on-front", "on-side"}:
        yield trunk_bottom(spine)


def leg_bottom(leg: LegJoints) -> float:
    """Give the lowest point of a leg below the hip."""
    return min(
        leg.knee[1] - p.SHANK_RADII[0],
        leg.ankle[1] - p.SHANK_RADII[1],
        leg.heel[1] - p.HEEL_RADIUS,
        leg.toe[1] - p.TOE_RADIUS,
    )


def trunk_bottom(spine: Spine) -> float:
    """Give the lowest point of the trunk."""
    return min(point[1] - radius for point, radius in trunk_balls(spine))


def trunk_balls(spine: Spine) -> Iterator[tuple[Point, float]]:
    """Yield the balls that make the trunk, from the hips up."""
    last = len(spine.points) - 1
    for number, radius in enumerate(p.TRUNK_RADII):
        place = round(number * last / (len(p.TRUNK_RADII) - 1))
        yield spine.points[place], radius


def set_down(pose: Pose, leg: LegJoints, *, near: bool) -> LegJoints:
    """Set a planted foot on the floor below where its leg puts it.

    Raises:
        OffSupportError: It would be far above or below.
    """
    one = pose.near_leg if near else pose.far_leg
    if one.out or pose.turn or not planted(pose, one, near=near):
        return leg
    off = min(leg.heel[1] - p.HEEL_RADIUS, leg.toe[1] - p.TOE_RADIUS)
    if abs(off) > SHORT_OF_FLOOR:
        side = "near" if near else "far"
        where = "above" if off > 0 else "below"
        share = round(abs(off) * 100)
        problem = f"the {side} foot would be {share}% of the body’s height {where}"
        problem = f"{problem} the floor"
        raise OffSupportError(problem)
    hip_x, hip_y, _ = leg.hip
    across, down = leg.ankle[0] - hip_x, p.ANKLE_HEIGHT - hip_y
    reach = min(hypot(across, down), p.THIGH + p.SHANK - 1e-6)
    knee = 180 - angle_between(p.THIGH, p.SHANK, reach)
    thigh = degrees(atan2(across, -down)) + angle_between(p.THIGH, reach, p.SHANK)
    shank = Frame().bent(-thigh).bent(knee)
    tip = degrees(atan2(shank.top[0], shank.top[1]))
    return leg_at(leg.hip, Frame().bent(-thigh), knee, tip)


def with_trunk(pose: Pose) -> Pose:
    """Find the tilt of the trunk when it follows from what the body rests on."""
    if pose.trunk is not None:
        return pose
    if pose.position == "hands-and-knees":
        return replace(pose, trunk=on_hands(pose))
    if pose.raised and pose.position == "on-back":
        return replace(pose, trunk=bridged(pose))
    if pose.position == "on-side":
        return replace(pose, trunk=propped(pose))
    return replace(pose, trunk=0.0)


def on_hands(pose: Pose) -> float:
    """Tip the trunk of somebody on hands and knees until the hands are down."""
    bearing = [arm for arm in (pose.near_arm, pose.far_arm) if not arm.lifted]
    given = next((arm for arm in bearing if arm.shoulder is not None), None)
    length = p.UPPER_ARM + p.FOREARM + p.HAND_RADII[0]

    def above(tilt: float) -> float:
        level = replace(pose, trunk=tilt)
        spine, legs = trunk_and_legs(level)
        if given is None:
            return spine.shoulders[1] - length
        return arm_bottom(arm(level, spine, legs, near=given is pose.near_arm))

    return tilt_at_rest(above, 20.0, 110.0, "the hands cannot reach the floor")


def bridged(pose: Pose) -> float:
    """Raise the hips of somebody on their back until shoulders and feet bear them."""

    def above(tilt: float) -> float:
        spine = spine_of(pose, chord_of(replace(pose, trunk=tilt)))
        down = replace(pose, trunk=tilt)
        feet = [
            leg(down, spine, near=near)
            for near, one in ((True, pose.near_leg), (False, pose.far_leg))
            if not one.lifted
        ]
        lowest = min((foot.heel[1] - p.HEEL_RADIUS for foot in feet), default=1.0)
        return lowest - trunk_bottom(spine)

    return tilt_at_rest(above, 0.0, 42.0, "the feet cannot stay on the floor")


def propped(pose: Pose) -> float:
    """Tilt somebody on their side until the elbow below the shoulder is down."""

    def above(tilt: float) -> float:
        spine, _legs = trunk_and_legs(replace(pose, trunk=tilt))
        elbow = shoulder_at(spine, near=False)[1] - p.UPPER_ARM
        return elbow - p.FOREARM_RADII[0]

    return tilt_at_rest(above, 0.0, 50.0, "the elbow cannot reach the floor")


def tilt_at_rest(
    above: Callable[[float], float], low: float, high: float, problem: str
) -> float:
    """Find the tilt at which what bears the body is neither above the floor nor below.

    Raises:
        OffSupportError: There is none: `problem`.
    """
    tilt = crossing(above, low, high)
    if tilt is None:
        raise OffSupportError(problem)
    return tilt


def with_neck(pose: Pose) -> Pose:
    """Lay the head of somebody on their back on the floor, or on the pillow."""
    if pose.position != "on-back" or pose.neck:
        return pose
    rise = p.HEAD_RADIUS + (PILLOW if "pillow" in pose.props else 0.0)
    spine, _legs = trunk_and_legs(pose)
    top = spine.frames[-1]

    def above(neck: float) -> float:
        head = plus(spine.shoulders, top.bent(neck - NECK_REST).top, p.NECK)
        return head[1] - rise

    neck = crossing(above, -40.0, 75.0)
    return pose if neck is None else replace(pose, neck=neck)


PILLOW = 0.035


def moved(body: Body, pose: Pose) -> Body:
    """Slide the body along the floor, so that what stays put stays at one place."""
    if "wall" in pose.props:
        return slid(body, -body.spine.points[6][0], 0.0)
    match pose.position:
        case "on-back":
            still = body.spine.shoulders[0]
        case "on-front":
            still = body.spine.points[0][0]
        case "on-side":
            return slid(body, 0.0, -body.far_leg.knee[2])
        case "hands-and-knees":
            legs = (body.far_leg, body.near_leg)
            still = legs[pose.far_leg.lifted].knee[0]
        case "kneeling":
            still = body.far_leg.knee[0]
        case _:
            legs = (body.near_leg, body.far_leg)
            still = legs[pose.near_leg.lifted].toe[0]
    return slid(body, -still, 0.0)


def slid(body: Body, x: float, z: float) -> Body:
    """Move a body without turning it."""
    return body.moved(lambda point: (point[0] + x, point[1], point[2] + z))
