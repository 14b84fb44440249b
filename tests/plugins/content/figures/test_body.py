"""Figures are people: no part grows, and what bears them lies on the floor."""

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from figures import proportions as p
from figures.arms import arm_bottom
from figures.between import distance, joints, midway
from figures.model import RANGES, Arm, Leg, Pose
from figures.support import OffSupportError, leg_bottom, rested, trunk_bottom

NEVER_LONGER = 1e-6
ON_FLOOR = 0.002
LIMBS = ("near_leg", "far_leg", "near_arm", "far_arm")


def angles(name):
    """All whole degrees that a joint has."""
    low, high = RANGES[name]
    return st.integers(low, high)


legs = st.builds(
    Leg,
    hip=st.none() | angles("hip"),
    knee=st.none() | angles("knee"),
    ankle=st.none() | angles("ankle"),
    lifted=st.booleans(),
)
arms = st.builds(Arm, shoulder=st.none() | angles("shoulder"), elbow=angles("elbow"))
positions = [
    "standing",
    "chair",
    "on-back",
    "on-front",
    "on-side",
    "hands-and-knees",
    "kneeling",
]
poses = st.builds(
    Pose,
    position=st.sampled_from(positions),
    trunk=st.none() | angles("trunk"),
    low_back=angles("low_back"),
    upper_back=angles("upper_back"),
    side_bend=angles("side_bend"),
    neck=angles("neck"),
    near_leg=legs,
    far_leg=legs,
    near_arm=arms,
    far_arm=arms,
    raised=st.booleans(),
)


def body_of(pose):
    """A body at rest; poses that cannot rest are another test's."""
    try:
        return rested(pose)
    except OffSupportError:
        reject()


def lengths(body):
    """How long each part is, from joint to joint."""
    found = {}
    for name in LIMBS:
        at = joints(getattr(body, name))
        ends = [(at[0], at[1]), (at[1], at[2]), *((at[2], tip) for tip in at[3:])]
        for number, (one, other) in enumerate(ends):
            found[name, number] = distance(one, other)
    found["spine"] = sum(
        distance(one, other)
        for one, other in zip(body.spine.points, body.spine.points[1:], strict=False)
    )
    found["neck"] = distance(body.spine.shoulders, body.spine.head)
    return found


AT_REST = lengths(rested(Pose(position="standing")))


@settings(max_examples=60)
@given(poses)
def test_no_part_changes_its_length(pose):
    """Whatever the angles, thigh, shank, arm and trunk are as long as standing."""
    found = lengths(body_of(pose))

    for part, length in found.items():
        assert length == pytest.approx(AT_REST[part], abs=NEVER_LONGER), part


@settings(max_examples=60)
@given(poses, poses, st.floats(0, 1))
def test_no_part_changes_its_length_on_the_way(first, second, share):
    """A movement turns joints; it never stretches a limb."""
    found = lengths(midway(body_of(first), body_of(second), share))

    for part, length in found.items():
        assert length == pytest.approx(AT_REST[part], abs=0.003), part


@settings(max_examples=60)
@given(poses)
def test_what_bears_the_body_is_on_the_floor(pose):
    """Feet that stand, knees that kneel and a back that lies touch it, no more."""
    body = body_of(pose)
    bearing = [
        leg_bottom(getattr(body, name))
        for name in ("near_leg", "far_leg")
        if not getattr(pose, name).lifted
    ]
    match pose.position:
        case "standing" | "hands-and-knees" if bearing:
            assert min(bearing) == pytest.approx(0, abs=ON_FLOOR)
        case "on-back" | "on-front":
            assert trunk_bottom(body.spine) == pytest.approx(0, abs=ON_FLOOR)
        case "kneeling":
            assert leg_bottom(body.far_leg) == pytest.approx(0, abs=ON_FLOOR)


@settings(max_examples=60)
@given(poses.filter(lambda pose: pose.position in {"standing", "hands-and-knees"}))
def test_no_bearing_foot_is_below_the_floor(pose):
    """Of somebody who stands or kneels, no leg that bears goes into the floor."""
    body = body_of(pose)

    for name in ("near_leg", "far_leg"):
        if not getattr(pose, name).lifted:
            assert leg_bottom(getattr(body, name)) > -ON_FLOOR


def test_somebody_who_stands_is_as_tall_as_published():
    """Hips, shoulders and crown are where Drillis and Contini have them."""
    body = rested(Pose(position="standing"))

    assert body.spine.points[0][1] == pytest.approx(0.530, abs=0.005)
    assert body.spine.shoulders[1] == pytest.approx(0.818, abs=0.01)
    assert body.spine.head[1] + p.HEAD_RADIUS == pytest.approx(1.0, abs=0.01)


def test_hands_stand_below_the_shoulders():
    """On hands and knees, palms are flat on the floor and thighs are upright."""
    body = rested(Pose(position="hands-and-knees"))

    assert body.near_arm.wrist[0] == pytest.approx(body.near_arm.shoulder[0], abs=0.01)
    assert arm_bottom(body.near_arm) == pytest.approx(0, abs=ON_FLOOR)
    assert body.near_leg.knee[0] == pytest.approx(body.near_leg.hip[0], abs=0.01)


def test_a_bridge_rests_on_shoulders_and_feet():
    """Its hips are off the floor; trunk and thigh make one line."""
    body = rested(
        Pose(
            position="on-back",
            raised=True,
            near_leg=Leg(hip=0, knee=95),
            far_leg=Leg(hip=0, knee=95),
        )
    )

    assert trunk_bottom(body.spine) == pytest.approx(0, abs=ON_FLOOR)
    assert leg_bottom(body.near_leg) == pytest.approx(0, abs=0.01)
    assert body.spine.points[0][1] > 0.12
    assert body.near_leg.knee[1] > body.spine.points[0][1] > body.spine.shoulders[1]


@pytest.mark.parametrize("hold", ["near-knee", "near-shin", "belly", "head"])
def test_a_hand_is_where_the_pose_says(hold):
    """What a hand holds is within the hand."""
    pose = Pose(
        position="chair",
        trunk=40,
        near_leg=Leg(),
        near_arm=Arm(hold=hold),
    )
    body = rested(pose)
    target = {
        "near-knee": body.near_leg.knee,
        "near-shin": body.near_leg.ankle,
        "belly": body.spine.points[4],
        "head": body.spine.head,
    }[hold]
    hand = [body.near_arm.wrist, body.near_arm.fingers]
    across = min(distance((x, y, 0), (target[0], target[1], 0)) for x, y, _z in hand)

    assert across < 0.16


def test_a_lifted_leg_stays_as_given():
    """Bird dog: the leg behind is in line with the trunk."""
    pose = Pose(
        position="hands-and-knees",
        near_leg=Leg(hip=0, knee=0, ankle=0, lifted=True),
        far_arm=Arm(shoulder=180, lifted=True),
    )
    body = rested(pose)
    hip, knee, shoulder = body.near_leg.hip, body.near_leg.knee, body.spine.shoulders
    rise = (hip[1] - knee[1]) / (hip[0] - knee[0])
    trunk = (shoulder[1] - hip[1]) / (shoulder[0] - hip[0])

    assert rise == pytest.approx(trunk, abs=0.02)
