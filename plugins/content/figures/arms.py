"""Arms: given by their angles, holding something, or resting."""

from math import acos, asin, atan2, copysign, degrees, hypot

from figures import proportions as p
from figures.body import ArmJoints, LegJoints, Spine, arm_at, shoulder_at
from figures.model import Arm, Hold, Pose
from figures.solving import angle_between, crossing
from figures.vectors import Frame, Point, plus

FLAT = 15.0  # a trunk that is raised less lies on its front


def arm(
    pose: Pose, spine: Spine, legs: tuple[LegJoints, LegJoints], *, near: bool
) -> ArmJoints:
    """Place an arm as given, or where the position lets it rest."""
    one = pose.near_arm if near else pose.far_arm
    shoulder = shoulder_at(spine, near)
    if one.hold:
        return holding(shoulder, held(one.hold, spine, legs), spine)
    if one.shoulder is not None or one.lifted:
        return given_arm(one, spine, shoulder, near=near)
    return at_ease(pose, one, spine, shoulder, near=near)


def at_ease(  # noqa: PLR0911 - one for each position
    pose: Pose, one: Arm, spine: Spine, shoulder: Point, *, near: bool
) -> ArmJoints:
    """Let an arm rest where the position has it."""
    match pose.position:
        case "on-front" if (pose.trunk or 0.0) < FLAT:
            return forearms_ahead(shoulder, near=near)
        case "on-front":
            return on_elbow(one, shoulder)
        case "on-side" if not near and pose.trunk == 0:
            return ahead_on_floor(shoulder)
        case "on-side" if not near:
            return arm_at(shoulder, Frame(), 90.0, 0.0)
        case "on-side":
            return given_arm(one, spine, shoulder, near=near)
        case "hands-and-knees":
            return on_hand(shoulder)
        case "on-back":
            return beside(one, spine, shoulder, near=near)
        case "chair":
            return arm_at(shoulder, Frame().bent(-22.0), one.elbow or 52.0, 0.0)
    return arm_at(shoulder, Frame().bent(4.0), one.elbow or 9.0, 0.0)


def held(  # noqa: PLR0911 - one for each thing to hold
    what: Hold, spine: Spine, legs: tuple[LegJoints, LegJoints]
) -> Point:
    """Say where a hand is that holds something."""
    near, far = legs
    hips, front = spine.points[0], spine.chord.front
    match what:
        case "near-knee" | "far-knee":
            leg = near if what == "near-knee" else far
            return between(leg.knee, leg.hip, 0.12)
        case "near-shin" | "far-shin":
            leg = near if what == "near-shin" else far
            return between(leg.knee, leg.ankle, 0.75)
        case "near-sole":
            return between(near.knee, near.ankle, 0.35)
        case "belly":
            return plus(spine.points[4], front, p.TRUNK_RADII[1])
        case "waist":
            return plus(spine.points[3], front, 0.02)
        case "head":
            return plus(spine.head, spine.frames[-1].front, -0.03)
        case "stick":
            return plus(spine.points[1], front, -p.HEAD_RADIUS)
        case "counter":
            return (hips[0] + 0.24, hips[1] + 0.02, hips[2])
        case "seat":
            return plus(hips, front, -0.02)
    ahead = plus(spine.head, spine.chord.top, 0.02)
    return (ahead[0], p.HAND_RADII[0], ahead[2])


def between(start: Point, end: Point, share: float) -> Point:
    """Give a point on the way between two."""
    x, y, z = (a + (b - a) * share for a, b in zip(start, end, strict=True))
    return (x, y, z)


def holding(shoulder: Point, target: Point, spine: Spine) -> ArmJoints:
    """Bend an arm so that its hand is at a point, or as near as it can be."""
    x, y, _ = shoulder
    across, up = target[0] - x, target[1] - y
    fore = p.FOREARM + p.HAND * 0.45
    least, most = abs(p.UPPER_ARM - fore) + 0.03, p.UPPER_ARM + fore - 1e-6
    reach = max(least, min(hypot(across, up), most))
    elbow = 180 - angle_between(p.UPPER_ARM, fore, reach)
    way = degrees(atan2(across, -up))  # forward of hanging straight down
    back = angle_between(p.UPPER_ARM, reach, fore)
    upper = Frame().bent(back - way)
    if plus(shoulder, upper.down, p.UPPER_ARM)[1] < p.FOREARM_RADII[0]:
        return elbow_down(shoulder, target, spine)
    return arm_at(shoulder, upper, elbow, 0.0)


def elbow_down(shoulder: Point, target: Point, spine: Spine) -> ArmJoints:
    """Rest the elbow on the floor beside the trunk, the hand on its target."""
    x, y, z = shoulder
    low = p.FOREARM_RADII[0]
    along = (p.UPPER_ARM**2 - min(y - low, p.UPPER_ARM) ** 2) ** 0.5
    elbow = (x + copysign(along, spine.chord.down[0]), low, z)
    flat = hypot(target[0] - elbow[0], target[1] - low)
    inward = max(p.FOREARM**2 - flat**2, 0.0) ** 0.5
    aside = z - copysign(inward, z)
    share = min(1.0, p.FOREARM / flat)
    wrist = (
        elbow[0] + (target[0] - elbow[0]) * share,
        low + (target[1] - low) * share,
        aside,
    )
    length = p.HAND - p.HAND_RADII[1]
    return ArmJoints(shoulder, elbow, wrist, plus(wrist, spine.chord.down, length))


def given_arm(
    one: Arm, spine: Spine, shoulder: Point, *, near: bool, raised: float | None = None
) -> ArmJoints:
    """Place an arm by its own angles."""
    bend = (one.shoulder or 0.0) if raised is None else raised
    out = -one.out if near else one.out
    upper = spine.chord.leaned(out).bent(-bend)
    return arm_at(shoulder, upper, one.elbow or 0.0, 0.0)


def beside(one: Arm, spine: Spine, shoulder: Point, *, near: bool) -> ArmJoints:
    """Lay the arm of somebody on their back on the floor."""

    def above(raised: float) -> float:
        return arm_bottom(given_arm(one, spine, shoulder, near=near, raised=raised))

    raised = crossing(above, -50.0, 60.0)
    return given_arm(one, spine, shoulder, near=near, raised=raised or 0.0)


def on_hand(shoulder: Point) -> ArmJoints:
    """Stand an arm on its flat hand, straight below the shoulder."""
    length = p.UPPER_ARM + p.FOREARM
    drop = min(length, shoulder[1] - p.HAND_RADII[0])
    elbow = 180 - angle_between(p.UPPER_ARM, p.FOREARM, drop)
    upper = Frame().bent(angle_between(p.UPPER_ARM, drop, p.FOREARM))
    return arm_at(shoulder, upper, elbow, 90.0)


def forearms_ahead(shoulder: Point, *, near: bool) -> ArmJoints:
    """Lay the arms of somebody flat on the front beside the head."""
    x, y, z = shoulder
    low = max(p.FOREARM_RADII[0], y - p.UPPER_ARM)
    out = (p.UPPER_ARM**2 - (y - low) ** 2) ** 0.5
    aside = z + (out if near else -out)
    wrist, tips = x + p.FOREARM, x + p.FOREARM + p.HAND - p.HAND_RADII[1]
    return ArmJoints(shoulder, (x, low, aside), (wrist, low, aside), (tips, low, aside))


def ahead_on_floor(shoulder: Point) -> ArmJoints:
    """Lay the lower arm of somebody flat on their side on the floor ahead."""
    drop = shoulder[1] - p.FOREARM_RADII[0]
    lean = degrees(asin(max(-1.0, min(1.0, drop / p.UPPER_ARM))))
    return arm_at(shoulder, Frame().bent(lean - 90), lean, 0.0)


def on_elbow(one: Arm, shoulder: Point) -> ArmJoints:
    """Rest an arm on its elbow, the forearm flat ahead; straight if it is given so."""
    if one.elbow == 0:
        return on_hand(shoulder)
    drop = shoulder[1] - p.FOREARM_RADII[0]
    lean = degrees(acos(max(-1.0, min(1.0, drop / p.UPPER_ARM))))
    return arm_at(shoulder, Frame().bent(-lean), 90 - lean, 0.0)


def arm_bottom(arm: ArmJoints) -> float:
    """Give the lowest point of an arm below the shoulder."""
    return min(
        arm.elbow[1] - p.FOREARM_RADII[0],
        arm.wrist[1] - p.HAND_RADII[0],
        arm.fingers[1] - p.HAND_RADII[1],
    )
