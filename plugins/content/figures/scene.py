"""Poses of one exercise in one place: what they rest on, and what moves."""

from collections.abc import Iterator, Sequence
from math import atan2, cos, hypot, pi, sin

from figures import proportions as p
from figures.between import eased, midway
from figures.body import Body, joints
from figures.model import Pose, View
from figures.shapes import Shapes, Spot, seen, shapes_of
from figures.support import PILLOW, SEAT, rested
from figures.vectors import Point
from plain_data import dataclass

MARGIN = 0.05
ABOVE_HIPS = 0.17
STILL = 0.06  # a part that moves less needs no arrow
BOARD = 0.016  # how thick a chair's parts are


@dataclass(frozen=True, slots=True)
class Box:
    """The part of the paper that a scene takes."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Prop:
    """Something beside the body: a line of a width, or a block."""

    name: str
    line: tuple[Spot, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Still:
    """One pose, ready to be drawn.

    Attributes:
        before: Props behind the body; `after` are before it.
        arrow: Where the part that moves most came from, by points on its way.
    """

    shapes: Shapes
    before: tuple[Prop, ...]
    after: tuple[Prop, ...]
    arrow: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """All stills of an exercise, on one sheet of paper so that they can be compared.

    Attributes:
        floor: The line all stand on; seen from above, the corners of a mat.
    """

    box: Box
    floor: tuple[Spot, ...]
    stills: tuple[Still, ...]


def scene_of(poses: Sequence[Pose]) -> Scene:
    """Draw poses one after another; each but the first shows how it came about."""
    bodies = [rested(pose) for pose in poses]
    fixed = tuple(standing_props(poses, bodies))
    stills = [still(poses[0], bodies[0], fixed)]
    for number, pose in enumerate(poses[1:], start=1):
        before = bodies[number - 1 : number + 1]
        arrow = arrow_of(before[0], before[1], pose)
        if not arrow:
            arrow = arrow_of_back(poses[number - 1], pose, bodies[number])
        stills.append(still(pose, bodies[number], fixed, arrow))
    return on_paper(poses[0].view, bodies, stills)


def on_paper(view: View, bodies: Sequence[Body], stills: Sequence[Still]) -> Scene:
    """Lay stills on paper that holds all of them, with the floor below."""
    mat = () if view == "side" else mat_of(bodies, view)
    box = box_of(stills, mat)
    line = ((box.left + EDGE, FLOOR), (box.right - EDGE, FLOOR))
    return Scene(box, mat or line, tuple(stills))


EDGE, FLOOR = 0.015, 0.0075


def mat_of(bodies: Sequence[Body], view: View) -> tuple[Spot, ...]:
    """Find the corners of a mat below bodies that are seen from a little above."""
    places = [
        joint
        for body in bodies
        for limb in (body.near_leg, body.far_leg, body.near_arm, body.far_arm)
        for joint in (body.spine.head, *joints(limb))
    ]
    nearest, farthest = (pick(x for x, _y, _z in places) for pick in (min, max))
    left, right = (pick(z for _x, _y, z in places) for pick in (min, max))
    corners = (
        (nearest - AROUND, left - AROUND),
        (nearest - AROUND, right + AROUND),
        (farthest + AROUND, right + AROUND),
        (farthest + AROUND, left - AROUND),
    )
    return tuple(seen((x, 0.0, z), view) for x, z in corners)


AROUND = 0.08


def still(
    pose: Pose, body: Body, fixed: tuple[Prop, ...], arrow: tuple[Spot, ...] = ()
) -> Still:
    """Draw one moment."""
    held = tuple(held_props(pose, body))
    return Still(shapes_of(body, pose.view, pose.hurts), fixed, held, arrow)


def moving(poses: Sequence[Pose], between: int) -> Scene:
    """Draw the way from each pose to the next, too; without arrows."""
    bodies = [rested(pose) for pose in poses]
    fixed = tuple(standing_props(poses, bodies))
    frames = [still(poses[0], bodies[0], fixed)]
    for number, pose in enumerate(poses[1:], start=1):
        first, second = bodies[number - 1 : number + 1]
        for step in range(1, between + 1):
            body = midway(first, second, eased(step / (between + 1)))
            frames.append(still(pose, body, fixed))
        frames.append(still(pose, second, fixed))
    return on_paper(poses[0].view, bodies, frames)


def arrow_of(first: Body, second: Body, pose: Pose) -> tuple[Spot, ...]:
    """Follow the part that moves most, or the one that is named, between two poses."""
    shares = (0.2, 0.5, 0.8)
    bodies = [first, *(midway(first, second, share) for share in shares), second]
    paths = {
        name: [seen(at, pose.view) for at in places]
        for name, places in zip(
            marks(first),
            zip(*(marks(body).values() for body in bodies), strict=True),
            strict=True,
        )
    }
    name: str = pose.moves or max(paths, key=lambda path: moved(paths[path]))
    if name == "none" or moved(paths[name]) < STILL:
        return ()
    if name == "hips":
        lift = ABOVE_HIPS + max(0.0, paths[name][-1][1] - paths[name][1][1])
        return tuple((x, y - lift) for x, y in paths[name][1:-1])
    ends = [path[-1] for path in paths.values()]
    return tuple(beside(paths[name], ends))


def moved(path: Sequence[Spot]) -> float:
    """Measure how far a part has come."""
    (start_x, start_y), (end_x, end_y) = path[0], path[-1]
    return hypot(end_x - start_x, end_y - start_y)


def arrow_of_back(first: Pose, second: Pose, body: Body) -> tuple[Spot, ...]:
    """Show where the low back goes when nothing else moves."""
    change = second.low_back - first.low_back
    if abs(change) < SMALL_BEND:
        return ()
    x, y = seen(body.spine.points[3], second.view)
    top, end = y - 0.21, y - 0.1
    ends = (top, end) if change > 0 else (end, top)
    return ((x, ends[0]), (x, sum(ends) / 2), (x, ends[1]))


SMALL_BEND = 10


def marks(body: Body) -> dict[str, Point]:
    """Name the places whose movement an arrow may show."""
    return {
        "near-foot": body.near_leg.toe,
        "far-foot": body.far_leg.toe,
        "near-knee": body.near_leg.knee,
        "near-hand": body.near_arm.fingers,
        "far-hand": body.far_arm.fingers,
        "head": body.spine.head,
        "hips": body.spine.points[0],
    }


def beside(path: list[Spot], body: list[Spot]) -> Iterator[Spot]:
    """Move a path off the body, away from its middle."""
    middle_x = sum(x for x, _y in body) / len(body)
    middle_y = sum(y for _x, y in body) / len(body)
    (x, y), (sx, sy), (ex, ey) = path[2], path[0], path[-1]
    across = atan2(ey - sy, ex - sx) + pi / 2
    dx, dy = cos(across) * OFF, sin(across) * OFF
    if (x - middle_x) * dx + (y - middle_y) * dy < 0:
        dx, dy = -dx, -dy
    for spot_x, spot_y in path[1:-1]:
        yield (spot_x + dx, spot_y + dy)


OFF = 0.085


def standing_props(poses: Sequence[Pose], bodies: Sequence[Body]) -> Iterator[Prop]:
    """Yield what stands in its place through all poses: floor, chair, wall."""
    for pose, body in zip(poses, bodies, strict=True):
        if pose.position == "chair":
            yield from chair(body.spine.points[0][0])
            break
    names = {name for pose in poses for name in pose.props}
    spine = bodies[0].spine
    if "wall" in names:
        x = min(e.points[6][0] for e in (b.spine for b in bodies)) - p.TRUNK_RADII[3]
        yield Prop("block", ((x - 0.02, 0.0), (x - 0.02, -1.05)), 0.03)
    if "counter" in names:
        x = spine.points[0][0] + 0.2
        yield Prop("block", ((x, -0.55), (x + 0.22, -0.55)), 0.03)
        yield Prop("block", ((x + 0.18, -0.55), (x + 0.18, 0.0)), 0.03)
    if "pillow" in names:
        x = spine.head[0]
        yield Prop("soft", ((x - 0.07, -PILLOW / 2), (x + 0.05, -PILLOW / 2)), PILLOW)
    if "knee-pillow" in names:
        yield knee_pillow(bodies[0])
    if "bed" in names:
        yield from bed(spine.head[0])


def knee_pillow(body: Body) -> Prop:
    """Fill the hollow below bent knees."""
    x, y, _ = body.near_leg.knee
    high = max(PILLOW, y - p.SHANK_RADII[0])
    return Prop("soft", ((x - 0.06, -high / 2), (x + 0.02, -high / 2)), high)


def bed(head: float) -> Iterator[Prop]:
    """Build a bed that one can look under."""
    foot, end = head - 0.03, head + 0.62
    yield Prop("soft", ((foot, -0.37), (end, -0.37)), 0.09)
    yield Prop("block", ((foot, -0.31), (end, -0.31)), 0.02)
    yield Prop("block", ((end, -0.56), (end, 0.0)), 0.025)


def chair(hips: float) -> Iterator[Prop]:
    """Build a chair of the body's size below the hips."""
    seat = -SEAT + BOARD / 2
    back, front = hips - 0.1, hips + 0.16
    yield Prop("block", ((back, -SEAT - 0.24), (back, 0.0)), BOARD)
    yield Prop("block", ((front, seat), (front, 0.0)), BOARD)
    yield Prop("block", ((back, seat), (front, seat)), BOARD * 1.4)


def held_props(pose: Pose, body: Body) -> Iterator[Prop]:
    """Yield what moves with the body: a strap, a stick along the back."""
    if "strap" in pose.props:
        foot, hand = body.near_leg.toe, body.near_arm.fingers
        line = (seen(foot, pose.view), seen(hand, pose.view))
        yield Prop("thin", line, 0.012)
    if "box" in pose.props:
        x, y = seen(body.near_arm.fingers, pose.view)
        yield Prop("soft", ((x - 0.03, y), (x + 0.05, y)), 0.13)
    if "stick" in pose.props:
        spine = body.spine
        (x, y, _), (top_x, top_y, _) = spine.points[0], spine.head
        front_x, front_y, _ = spine.chord.front
        back = p.HEAD_RADIUS + 0.012
        ends = ((x, y, 0.02), (top_x, top_y, 1.06))
        along = tuple(
            (at_x - front_x * back, -(at_y - front_y * back))
            for at_x, at_y, _share in ends
        )
        yield Prop("thin", along, 0.014)


def box_of(stills: Sequence[Still], floor: Sequence[Spot]) -> Box:
    """Find the paper that holds every still and the floor."""
    spots = [
        (x + side * r, y + side * r)
        for still in stills
        for part in still.shapes.parts
        for chain in part.chains
        for (x, y), r in chain
        for side in (-1, 1)
    ]
    spots += [
        spot
        for still in stills
        for prop in (*still.before, *still.after)
        for spot in prop.line
    ]
    spots += [spot for still in stills for spot in still.arrow]
    spots += floor
    xs, ys = [x for x, _y in spots], [y for _x, y in spots]
    return Box(
        min(xs) - MARGIN, min(ys) - MARGIN, max(xs) + MARGIN, max(*ys, 0.0) + MARGIN
    )
