"""Joints in space: what follows from a pose's angles, wherever the body is."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from math import atan2, degrees
from typing import TypeVar

from figures import proportions as p
from figures.model import Pose
from figures.vectors import Frame, Point, plus
from plain_data import dataclass


@dataclass(frozen=True, slots=True)
class LegJoints:
    """Where a leg's joints are."""

    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    toe: Point


@dataclass(frozen=True, slots=True)
class ArmJoints:
    """Where an arm's joints are."""

    shoulder: Point
    elbow: Point
    wrist: Point
    fingers: Point


Limb = TypeVar("Limb", LegJoints, ArmJoints)


def joints(limb: LegJoints | ArmJoints) -> list[Point]:
    """List a limb's joints from the trunk outward."""
    return [getattr(limb, name) for name in limb.__slots__]


def moved(limb: Limb, to: Callable[[Point], Point]) -> Limb:
    """Move a limb's joints."""
    return type(limb)(*map(to, joints(limb)))


@dataclass(frozen=True, slots=True)
class Spine:
    """The trunk from the hips up.

    Attributes:
        points: From the middle of the hips to the height of the shoulders.
        frames: How each piece between two points is turned.
        chord: How the line from hips to shoulders is turned; limbs are measured
            from it.
        padded: Whether the buttocks stand out; what bears weight is flat.
    """

    points: tuple[Point, ...]
    frames: tuple[Frame, ...]
    chord: Frame
    pelvis: Frame
    head: Point
    padded: bool

    @property
    def shoulders(self) -> Point:
        """The middle between the shoulders."""
        return self.points[-1]


@dataclass(frozen=True, slots=True)
class Body:
    """A whole body in space, in shares of its height; y is up."""

    spine: Spine
    near_leg: LegJoints
    far_leg: LegJoints
    near_arm: ArmJoints
    far_arm: ArmJoints

    def moved(self, to: Callable[[Point], Point]) -> "Body":
        """Move every joint; no part is turned."""
        points, head = tuple(map(to, self.spine.points)), to(self.spine.head)
        return Body(
            replace(self.spine, points=points, head=head),
            moved(self.near_leg, to),
            moved(self.far_leg, to),
            moved(self.near_arm, to),
            moved(self.far_arm, to),
        )


def pieces() -> list[tuple[str, float]]:
    """Name each piece of the spine, from below, with its length."""
    low = p.TRUNK * p.LUMBAR_SHARE / p.LUMBAR_BONES
    high = p.TRUNK * (1 - p.LUMBAR_SHARE) / p.THORACIC_BONES
    return [("low", low)] * p.LUMBAR_BONES + [("high", high)] * p.THORACIC_BONES


PIECES = tuple(pieces())


def bends(low: float, high: float) -> list[float]:
    """Share out the bend of each region among its pieces, the lowest first."""
    bend = {"low": low / p.LUMBAR_BONES, "high": high / p.THORACIC_BONES}
    return [bend[region] for region, _length in PIECES]


@cache
def lean_of(low: float, high: float) -> float:
    """Tell by how many degrees a bent spine's chord is off its first piece."""
    if not low and not high:
        return 0.0
    frame, point = Frame(), (0.0, 0.0, 0.0)
    for (_region, length), step in zip(PIECES, bends(low, high), strict=True):
        frame = frame.bent(step)
        point = plus(point, frame.top, length)
    return degrees(atan2(point[0], point[1]))


def spine_of(pose: Pose, chord: Frame) -> Spine:
    """Place the spine so that its chord is turned as asked."""
    hips: Point = (0.0, 0.0, 0.0)
    sagittal = (p.LUMBAR_REST + pose.low_back, p.THORACIC_REST + pose.upper_back)
    frontal = (pose.side_bend * 0.6, pose.side_bend * 0.4)
    forward, sideward = bends(*sagittal), bends(*frontal)
    back = bends(pose.turn * 0.2, pose.turn * 0.3)
    pelvis = chord.leaned(-lean_of(*frontal)).bent(-lean_of(*sagittal))
    pelvis = pelvis.turned(pose.turn / 2)
    frame, points, frames = pelvis, [hips], []
    for (_region, length), f, s, t in zip(PIECES, forward, sideward, back, strict=True):
        frame = frame.bent(f).leaned(s).turned(-t)
        frames.append(frame)
        points.append(plus(points[-1], frame.top, length))
    head = plus(points[-1], frame.bent(pose.neck - NECK_REST).top, p.NECK)
    padded = pose.position not in {"on-back", "chair"} and "wall" not in pose.props
    return Spine(tuple(points), tuple(frames), chord, pelvis, head, padded)


# Turns the neck of a spine at rest back to all but upright.
NECK_REST = (
    p.LUMBAR_REST + p.THORACIC_REST - lean_of(p.LUMBAR_REST, p.THORACIC_REST) - 8
)


def leg_at(hip: Point, thigh: Frame, knee: float, ankle: float) -> LegJoints:
    """Place a leg, given how the thigh is turned."""
    shank = thigh.bent(knee)
    knee_at = plus(hip, thigh.down, p.THIGH)
    ankle_at = plus(knee_at, shank.down, p.SHANK)
    foot = shank.bent(-ankle)
    sole = plus(ankle_at, foot.down, p.ANKLE_HEIGHT)
    heel = plus(plus(sole, foot.top, p.HEEL_RADIUS), foot.front, -p.HEEL_BEHIND)
    ahead = p.FOOT - p.HEEL_BEHIND - p.HEEL_RADIUS - p.TOE_RADIUS
    toe = plus(plus(sole, foot.top, p.TOE_RADIUS), foot.front, ahead)
    return LegJoints(hip, knee_at, ankle_at, heel, toe)


def arm_at(shoulder: Point, upper: Frame, elbow: float, wrist: float) -> ArmJoints:
    """Place an arm, given how the upper arm is turned.

    Args:
        wrist: How far the hand is bent back, as when it bears weight.
    """
    fore = upper.bent(-elbow)
    elbow_at = plus(shoulder, upper.down, p.UPPER_ARM)
    wrist_at = plus(elbow_at, fore.down, p.FOREARM)
    hand = fore.bent(-wrist)
    length = p.HAND - p.HAND_RADII[1]
    return ArmJoints(shoulder, elbow_at, wrist_at, plus(wrist_at, hand.down, length))


def hip_at(spine: Spine, near: bool) -> Point:  # noqa: FBT001
    """Tell where a hip joint is."""
    return plus(spine.points[0], spine.pelvis.side, p.HALF_HIPS * (1 if near else -1))


def shoulder_at(spine: Spine, near: bool) -> Point:  # noqa: FBT001
    """Tell where a shoulder joint is."""
    side = spine.frames[-1].side
    return plus(spine.shoulders, side, p.HALF_SHOULDERS * (1 if near else -1))
