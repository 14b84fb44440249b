"""Poses are read as clinicians write them, and what no body can do is refused."""

import pytest

from figures.drawn import DrawnFigures
from figures.model import RANGES, Leg
from figures.reading import PoseError, check_rest, read_pose


def fault(**given):
    """What is wrong with a pose."""
    with pytest.raises(PoseError) as error:
        read_pose({"position": "standing", **given})
    return error.value.misfit


def test_both_legs_are_given_at_once_and_one_differs():
    """`legs` stands for both; `near_leg` after it changes one."""
    pose = read_pose(
        {
            "position": "on-back",
            "legs": {"hip": 45, "knee": 90},
            "near_leg": {"hip": 90, "lifted": True},
        }
    )

    assert pose.near_leg == Leg(hip=90, knee=90, lifted=True)
    assert pose.far_leg == Leg(hip=45, knee=90)


@pytest.mark.parametrize("name", ["hip", "knee", "ankle"])
@pytest.mark.parametrize("end", [0, 1])
def test_an_angle_beyond_a_leg_is_refused(name, end):
    """The end of the range is said, and the range."""
    edge = RANGES[name][end]
    value = edge + (1 if end else -1)

    found = fault(near_leg={name: value})

    assert found.problem == f"{name} {value} is beyond {edge}."
    assert found.fix == "Write {} to {}.".format(*RANGES[name])
    assert found.path == name


@pytest.mark.parametrize("name", ["shoulder", "elbow"])
def test_an_angle_beyond_an_arm_is_refused(name):
    """Arms have their ranges, too."""
    assert "is beyond" in fault(arms={name: 190}).problem


@pytest.mark.parametrize(
    ("given", "problem", "fix"),
    [
        ({"knees": 40}, "A pose has no “knees”.", ""),
        ({"near_leg": {"kne": 3}}, "A pose has no “kne”.", "Did you mean “knee”?"),
        ({"trunk": "45"}, "“trunk: 45” is not a whole number of degrees.", ""),
        ({"trunk": True}, "“trunk: true” is not a whole number of degrees.", ""),
        ({"position": "siting"}, "“position: siting” is not one that we know.", ""),
        ({"props": ["chiar"]}, "“props: chiar” is not one that we know.", ""),
        ({"raised": 1}, "“raised: 1” is not true or false.", ""),
        ({"near_leg": 45}, "“near_leg” is not a list of angles.", ""),
        ({"near_arm": {"hold": "nose"}}, "“hold: nose” is not one that we know.", ""),
    ],
)
def test_what_cannot_be_read_is_named(given, problem, fix):
    """Each fault is one plain sentence, with what to do."""
    found = fault(**given)

    assert found.problem == problem
    assert found.fix.startswith(fix)


def test_a_pose_has_a_position():
    """Without one nobody knows what it rests on."""
    with pytest.raises(PoseError, match="no “position”"):
        read_pose({"trunk": 40})


@pytest.mark.parametrize(
    ("given", "part"),
    [
        ({"position": "kneeling", "trunk": 90, "arms": {"shoulder": 90}}, "arm"),
        ({"position": "on-back", "legs": {"hip": -30, "knee": 0}}, "leg"),
        ({"position": "on-front", "trunk": -25}, "head"),
    ],
)
def test_a_part_in_the_floor_is_refused(given, part):
    """Nobody's head, hand or foot goes through the floor."""
    with pytest.raises(PoseError) as error:
        check_rest(read_pose(given))

    assert part in error.value.misfit.problem
    assert "in the floor" in error.value.misfit.problem


def test_a_foot_far_off_the_floor_is_refused():
    """A foot said to stand is set down only when it nearly does."""
    with pytest.raises(PoseError, match="above the floor"):
        check_rest(read_pose({"position": "on-back", "legs": {"hip": 90, "knee": 90}}))


def test_an_earlier_build_is_asked_whether_a_pose_rests(tmp_path, monkeypatch):
    """What could rest still can; what could not is refused again, each time."""
    standing, sunk = {"position": "standing"}, {"position": "on-front", "trunk": -25}
    earlier = DrawnFigures(tmp_path / "figures.pickle")
    pose = earlier.pose(standing)
    for _ in range(2):
        with pytest.raises(PoseError, match="in the floor"):
            earlier.pose(sunk)
    earlier.save()
    monkeypatch.delattr("figures.drawn.check_rest")

    now = DrawnFigures(tmp_path / "figures.pickle")

    assert now.pose(standing) == pose
    with pytest.raises(NameError):
        now.pose(sunk)
