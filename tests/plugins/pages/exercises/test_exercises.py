"""Exercises are drawn where they can be, and refused by line where they can't."""

from types import SimpleNamespace

import pytest
from tests.conftest import ROOT

from content_model.model import Source
from exercises.checks import check_rounding
from exercises.files import NAMES, color_rules
from exercises.reading import draw
from figures.drawn import DrawnFigures

FILE = """\
---
title: Bridge
steps:
  - Lie down.
  - Lift.
poses:
  - step: 1
    position: on-back
    shows: Lying.
  - step: 2
    position: on-back
    raised: true
    legs:
      hip: 0
      knee: 95
    shows: Hips up.
---
"""


def exercise(tmp_path, text=FILE):
    """An exercise as the reader gives it, and what is wrong with it."""
    import yaml  # noqa: PLC0415 - as the reader does

    path = tmp_path / "content" / "exercises" / "bridge.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    metadata = yaml.safe_load(text.split("---")[1])
    made = SimpleNamespace(
        url="exercises/bridge/",
        slug="bridge",
        metadata=metadata,
        source=Source("content/exercises/bridge.md", {"poses": 6}, 18, "exercise"),
    )
    figures = DrawnFigures(tmp_path / "figures.pickle")
    diagnostics = list(draw(made, {"PATH": str(tmp_path / "content")}, figures))
    return made, diagnostics


def test_each_pose_stands_beside_its_step(tmp_path):
    """With its words, and a figure that says them."""
    made, diagnostics = exercise(tmp_path)

    assert diagnostics == []
    assert [(still.step, still.words) for still in made.stills] == [
        (1, "Lying."),
        (2, "Hips up."),
    ]
    assert 'aria-label="Hips up."' in made.stills[1].picture
    assert made.moving == "exercises/bridge/moving.svg"


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("knee: 95", "knee: 170", 15, "knee 170 is beyond 150."),
        ("hip: 0", "hpi: 0", 14, "A pose has no “hpi”."),
        ("position: on-back\n    shows", "position: lying\n    shows", 8, "“position"),
        ("step: 2", "step: 3", 10, "“step: 3” is not one of the 2 steps."),
        ("    shows: Hips up.\n", "", 10, "This pose does not say what it shows."),
        ("hip: 0", "hip: 130", 10, "In this pose"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path, old, new, line, problem):
    """Line of the angle, else of its pose."""
    _made, diagnostics = exercise(tmp_path, FILE.replace(old, new))

    assert [(each.line, each.path) for each in diagnostics] == [
        (line, "content/exercises/bridge.md")
    ]
    assert diagnostics[0].problem.startswith(problem)


def page(*, no_rounding, rounds):
    """A page for weak bones, or not, that leads to one exercise."""
    return SimpleNamespace(
        metadata={"no_rounding": no_rounding},
        source=Source(
            "content/conditions/bones.md", {"exercises": 12}, 30, "condition"
        ),
        exercise_pages=[SimpleNamespace(slug="cat-cow", rounds=rounds)],
    )


def test_weak_bones_are_never_shown_a_rounding_exercise():
    """The line of the list is named; other pages and other exercises pass."""
    (found,) = check_rounding(page(no_rounding=True, rounds=True))

    assert (found.line, found.rule) == (12, "no-rounding")
    assert "“cat-cow” rounds the back" in found.problem
    assert list(check_rounding(page(no_rounding=True, rounds=False))) == []
    assert list(check_rounding(page(no_rounding=False, rounds=True))) == []


def test_rounding_is_seen_in_the_poses(tmp_path):
    """Nobody has to say it: the angles do."""
    made, _ = exercise(tmp_path)
    round_one = FILE.replace("raised: true", "low_back: 30").replace(
        "hip: 0", "hip: 45"
    )
    rounded, _ = exercise(tmp_path, round_one)

    assert (made.rounds, rounded.rounds) == (False, True)


def test_figures_alone_have_the_colors_of_the_theme():
    """Each color of a figure is a token, light and dark."""
    rules = color_rules(ROOT / "theme")

    assert {"trunk", "lit"} <= NAMES
    assert "prefers-color-scheme:dark" in rules
    assert "{fill:#17553d}" in rules
