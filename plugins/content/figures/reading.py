"""Read a pose as an author writes it: names and whole degrees."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import get_args

from diagnostics.suggest import nearest
from figures.arms import arm_bottom
from figures.body import Body
from figures.model import RANGES, Arm, Hold, Hurts, Leg, Moves, Pose, Position, View
from figures.proportions import HEAD_RADIUS
from figures.support import OffSupportError, leg_bottom, rested
from plain_text import Table

LIMBS: dict[str, tuple[str, ...]] = {
    "legs": ("near_leg", "far_leg"),
    "near_leg": ("near_leg",),
    "far_leg": ("far_leg",),
    "arms": ("near_arm", "far_arm"),
    "near_arm": ("near_arm",),
    "far_arm": ("far_arm",),
}
PROPS = (
    "chair",
    "wall",
    "pillow",
    "knee-pillow",
    "strap",
    "stick",
    "counter",
    "box",
    "bed",
)
CHOICES: dict[str, tuple[str, ...]] = {
    "position": get_args(Position),
    "view": get_args(View),
    "hold": get_args(Hold),
    "moves": get_args(Moves),
    "hurts": get_args(Hurts),
    "props": PROPS,
}
UNSEEN = 0.03  # of the height: less is hidden by the line of the floor
FLAGS = {"raised", "lifted"}
OWN = tuple(each.name for each in fields(Pose) if each.name not in LIMBS)
OF_LEG = tuple(each.name for each in fields(Leg))
OF_ARM = tuple(each.name for each in fields(Arm))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a pose.

    Attributes:
        key: The name beside the fault, as the author wrote it; "" for the whole.
    """

    problem: str
    fix: str
    key: str = ""


class PoseError(ValueError):
    """A pose that cannot be read or drawn; its argument is a `Fault`."""

    @property
    def fault(self) -> Fault:
        """Say what is wrong."""
        fault: Fault = self.args[0]
        return fault


def read_pose(given: Table) -> Pose:
    """Make a pose of an author's words and angles, and see that it can rest.

    Raises:
        PoseError: What is wrong.
    """
    if "position" not in given:
        names = ", ".join(CHOICES["position"])
        raise PoseError(Fault("A pose has no “position”.", f"Add one of: {names}."))
    values: Table = {}
    limbs: dict[str, Table] = {}
    for key, value in given.items():
        if key in LIMBS:
            known = OF_LEG if "leg" in key else OF_ARM
            if not isinstance(value, dict):
                fix = f"Write it as {{{known[0]}: 45}}."
                raise PoseError(Fault(f"“{key}” is not a list of angles.", fix, key))
            for name in LIMBS[key]:
                limbs.setdefault(name, {}).update(read_values(value, known))
        else:
            values |= read_values({key: value}, OWN + tuple(LIMBS))
    for name, read in limbs.items():
        values[name] = Leg(**read) if name.endswith("leg") else Arm(**read)
    pose = Pose(**values)
    if reason := cannot_be(pose):
        problem = f"In this pose {reason}."
        fix = "Change the angles of that part, or the trunk."
        raise PoseError(Fault(problem, fix))
    return pose


@cache  # each translation has the poses of its original
def cannot_be(pose: Pose) -> str:
    """Say why nobody can rest as a pose says; "" when one can."""
    try:
        sunk(rested(pose))
    except OffSupportError as error:
        return str(error)
    return ""


def sunk(body: Body) -> None:
    """Refuse a body part of which would be in the floor.

    Raises:
        OffSupportError: Which.
    """
    parts = {
        "head": body.spine.head[1] - HEAD_RADIUS,
        "near leg": leg_bottom(body.near_leg),
        "far leg": leg_bottom(body.far_leg),
        "near arm": arm_bottom(body.near_arm),
        "far arm": arm_bottom(body.far_arm),
    }
    name = min(parts, key=parts.__getitem__)
    if parts[name] < -UNSEEN:
        problem = f"the {name} would be in the floor"
        raise OffSupportError(problem)


def read_values(given: Table, known: tuple[str, ...]) -> Table:
    """Check names and numbers."""
    return {key: read_value(key, value, known) for key, value in given.items()}


def read_value(key: str, value: object, known: tuple[str, ...]) -> object:
    """Check one name and what stands beside it."""
    if key not in known:
        near = nearest(key, known)
        fix = f"Did you mean “{near}”?" if near else f"Use: {', '.join(known)}."
        raise PoseError(Fault(f"A pose has no “{key}”.", fix, key))
    if key == "props":
        return tuple(chosen(key, each) for each in listed(value))
    if key in CHOICES:
        return chosen(key, value)
    if key in FLAGS:
        if type(value) is not bool:
            raise PoseError(Fault(f"“{key}: {value}” is not true or false.", "", key))
        return value
    if type(value) is not int:
        problem = f"“{key}: {value}” is not a whole number of degrees."
        raise PoseError(Fault(problem, "Write one such as 45.", key))
    return within(key, value)


def within(key: str, value: int) -> int:
    """Refuse an angle that no joint has."""
    low, high = RANGES[key]
    if low <= value <= high:
        return value
    name, edge = key.replace("_", " "), high if value > high else low
    problem = f"{name} {value} is beyond {edge}."
    raise PoseError(Fault(problem, f"Write {low} to {high}.", key))


def chosen(key: str, value: object) -> str:
    """Refuse a word that is not one of those we know."""
    if value in CHOICES[key]:
        return str(value)
    near = nearest(str(value), CHOICES[key])
    fix = f"Use one of: {', '.join(CHOICES[key])}."
    if near:
        fix = f"Did you mean “{near}”? {fix}"
    raise PoseError(Fault(f"“{key}: {value}” is not one that we know.", fix, key))


def listed(value: object) -> Iterator[object]:
    """Take one word for a list of one."""
    yield from value if isinstance(value, list) else [value]
