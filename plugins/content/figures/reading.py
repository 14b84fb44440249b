"""Read a pose as an author writes it: names and whole degrees."""

from dataclasses import fields
from functools import cache, partial
from typing import get_args

from figures.arms import arm_bottom
from figures.body import Body
from figures.model import RANGES, Arm, Hold, Hurts, Leg, Moves, Pose, Position, View
from figures.proportions import HEAD_RADIUS
from figures.support import OffSupportError, leg_bottom, rested
from plain_text import Table
from schema import Field, Misfit, UnfitError, UnfitPartsError, ValueType, read_fields

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
UNKNOWN = "A pose has no “{}”."
UNSEEN = 0.03  # of the height: less is hidden by the line of the floor
FLAGS = {"raised", "lifted"}


class PoseError(ValueError):
    """A pose that cannot be read or drawn.

    Attributes:
        misfit: What is wrong, by the name beside it as the author wrote it; by ""
            when it is the whole pose.
    """

    def __init__(self, problem: str, fix: str, key: str = "") -> None:
        super().__init__(f"{problem} {fix}")
        self.misfit = Misfit(key, problem, fix)


def read_pose(given: Table) -> Pose:
    """Make a pose of an author's words and angles, which may not be able to rest.

    Raises:
        PoseError: What is wrong.
    """
    if "position" not in given:
        names = ", ".join(CHOICES["position"])
        msg = "A pose has no “position”."
        raise PoseError(msg, f"Add one of: {names}.")
    values, misfits = read_fields(given, OF_POSE, unknown=UNKNOWN)
    for misfit in misfits:
        raise PoseError(misfit.problem, misfit.fix, misfit.path.rpartition(".")[2])
    limbs: dict[str, Table] = {}
    for key in [limb for limb in given if limb in LIMBS]:
        for name in LIMBS[key]:
            limbs.setdefault(name, {}).update(values[key])
        del values[key]
    for name, read in limbs.items():
        values[name] = Leg(**read) if name.endswith("leg") else Arm(**read)
    return Pose(**values)


@cache  # each translation has the poses of its original
def check_rest(pose: Pose) -> None:
    """See that a body can rest as a pose says.

    Raises:
        PoseError: Why it can't.
    """
    try:
        sunk(rested(pose))
    except OffSupportError as error:
        problem = f"In this pose {error}."
        fix = "Change the angles of that part, or the trunk."
        raise PoseError(problem, fix) from error


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


def field_of(name: str) -> Field:
    """Tell what may stand beside a name in a pose or in a limb."""
    if name in LIMBS:
        return Field(name=name, type=ValueType("", partial(read_limb, name)))
    if name == "props":
        return Field(name=name, type=ValueType("", prop_names), choices=PROPS)
    if name in CHOICES:
        return Field(name=name, type=ValueType("", str), choices=CHOICES[name])
    if name in FLAGS:
        return Field(name=name, type=ValueType("true or false", flag, fix=""))
    kind, fix = "a whole number of degrees", "Write one such as 45."
    return Field(name=name, type=ValueType(kind, partial(angle, name), fix=fix))


def read_limb(name: str, given: object) -> Table:
    """Read the angles of arms or legs; raises `UnfitPartsError` for each misfit."""
    schema = OF_LEG if "leg" in name else OF_ARM
    if not isinstance(given, dict):
        problem = f"“{name}” is not a list of angles."
        raise UnfitError(problem, f"Write it as {{{next(iter(schema))}: 45}}.")
    values, misfits = read_fields(given, schema, unknown=UNKNOWN)
    if misfits:
        raise UnfitPartsError(*misfits)
    return values


def prop_names(given: object) -> tuple[object, ...]:
    """Take one word for a list of one."""
    return tuple(given) if isinstance(given, list) else (given,)


def flag(given: object) -> bool:
    """Read what is on or off."""
    if type(given) is not bool:
        raise ValueError
    return given


def angle(name: str, given: object) -> int:
    """Read an angle, and refuse one that no joint has."""
    if type(given) is not int:
        raise ValueError
    low, high = RANGES[name]
    if not low <= given <= high:
        edge = high if given > high else low
        problem = f"{name.replace('_', ' ')} {given} is beyond {edge}."
        raise UnfitError(problem, f"Write {low} to {high}.")
    return given


OF_LEG = {field.name: field_of(field.name) for field in fields(Leg)}
OF_ARM = {field.name: field_of(field.name) for field in fields(Arm)}
OF_POSE = {field.name: field_of(field.name) for field in fields(Pose)} | {
    name: field_of(name) for name in LIMBS
}
