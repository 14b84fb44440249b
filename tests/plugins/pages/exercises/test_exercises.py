"""Exercises are drawn where they can be, and refused by line where they can't."""

from types import SimpleNamespace

import pytest
from tests.brands import CACHE
from tests.conftest import ROOT

from brand.reader import read_brand
from content_model.model import Source
from exercises.checks import check_rounding, check_warning
from exercises.reading import draw
from figures.colors import NAMES, color_rules
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
        ("    shows: H", "    show: H", 16, "A pose has no “show”."),
        ("    shows: Hips up.\n", "", 10, "This pose does not say what it shows."),
        ("hip: 0", "hip: 130", 10, "In this pose"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path, old, new, line, problem):
    """Line of the angle, else of its pose."""
    _made, diagnostics = exercise(tmp_path, FILE.replace(old, new))

    assert [(diagnostic.line, diagnostic.path) for diagnostic in diagnostics] == [
        (line, "content/exercises/bridge.md")
    ]
    assert diagnostics[0].problem.startswith(problem)


def page(tmp_path, lang="en", body="", leads_to="cat-cow", **said):
    """A condition that says something about itself and leads to an exercise."""
    file = tmp_path / "content" / "conditions" / "bones.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\nexercises: [x]\n---\n\n{body}\n", encoding="utf-8")
    return SimpleNamespace(
        kind="condition",
        lang=lang,
        metadata=said,
        source=Source("content/conditions/bones.md", {"exercises": 2}, 4, "condition"),
        exercise_pages=[SimpleNamespace(slug=leads_to)],
    )


def rounding(tmp_path, **said):
    """What is wrong with such a page, where the cat-cow is what rounds the back."""
    return list(check_rounding([page(tmp_path, **said)], {"cat-cow"}, tmp_path))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", {"title": "Osteoporosis and the spine"}),
        ("en", {"description": "Exercises that suit weak bones."}),
        ("en", {"description": "When bones have grown thin."}),
        ("en", {"who_for": "People with brittle bones."}),
        ("en", {"also_called": ["broken back", "compression fracture"]}),
        ("es", {"title": "La osteoporosis y la espalda"}),
        ("es", {"who_for": "Personas con los huesos débiles."}),
        ("es", {"title": "Después de una fractura de la columna"}),
    ],
)
def test_weak_bones_are_never_shown_a_rounding_exercise(tmp_path, lang, said):
    """By what a page says it is about: nobody has to set anything."""
    (found,) = rounding(tmp_path, lang=lang, **said)

    assert (found.line, found.rule) == (2, "no-rounding")
    assert "“cat-cow” rounds the back" in found.problem
    assert rounding(tmp_path, lang=lang, leads_to="hip-hinge", **said) == []


def test_a_link_in_the_text_shows_an_exercise_too(tmp_path):
    """The line of the link is named."""
    body = (
        "Try\n[this]({filename}/exercises/cat-cow.md), or [that](/exercises/bridge/)."
    )
    said = {"title": "Weak bones", "leads_to": "hip-hinge"}

    assert [
        diagnostic.line for diagnostic in rounding(tmp_path, body=body, **said)
    ] == [6]


@pytest.mark.parametrize(
    "said",
    [
        {"title": "Stiff mornings", "description": "For a back that is stiff."},
        {"title": "Bone broth", "description": "Soup for a sore back."},
        {"title": "A dull ache", "ask_first": ["weak bones"]},
    ],
)
def test_other_pages_may_round(tmp_path, said):
    """Weak bones that only ask first are not what a page is about."""
    assert rounding(tmp_path, **said) == []


def test_a_page_that_names_a_condition_of_weak_bones_is_about_them(tmp_path):
    """So an article need not say it in its title."""
    article = page(tmp_path, title="Getting older")
    condition = page(tmp_path, title="Osteoporosis", leads_to="hip-hinge")
    article.condition_pages = [condition]
    pages = [article, condition]

    assert len(list(check_rounding(pages, {"cat-cow"}, tmp_path))) == 1


@pytest.mark.parametrize(
    ("lang", "ask_first", "warned"),
    [
        ("en", ["weak bones, or a spine fracture"], True),
        ("en", ["sore knees"], False),
        ("es", ["huesos débiles"], True),
        ("es", ["dolor de rodilla"], False),
    ],
)
def test_an_exercise_that_rounds_warns_of_weak_bones(lang, ask_first, warned):
    """Whoever prints it must read who asks first."""
    exercise = SimpleNamespace(
        rounds=True,
        lang=lang,
        metadata={"ask_first": ask_first},
        source=Source("content/exercises/cat.md", {"ask_first": 7}, 30, "exercise"),
    )
    found = list(check_warning(exercise))

    assert [entry.line for entry in found] == ([] if warned else [7])
    exercise.rounds = False
    assert list(check_warning(exercise)) == []


def test_rounding_is_seen_in_the_poses(tmp_path):
    """Nobody has to say it: the angles do."""
    made, _ = exercise(tmp_path)
    round_one = FILE.replace("raised: true", "low_back: 34").replace(
        "hip: 0", "hip: 45"
    )
    rounded, _ = exercise(tmp_path, round_one)

    assert (made.rounds, rounded.rounds) == (False, True)


def test_figures_alone_have_the_colors_of_the_theme():
    """Each color of a figure is a token, light and dark."""
    rules = color_rules(
        read_brand(ROOT / "content/brand", ROOT / "theme/brand", ROOT, CACHE)[0].colors
    )

    assert {"trunk", "lit"} <= NAMES
    assert "prefers-color-scheme:dark" in rules
    assert "--trunk:#17553d;" in rules


def translation(tmp_path, poses):
    """A Spanish exercise with its original, and what is wrong with it."""
    original, _ = exercise(tmp_path)
    made = SimpleNamespace(
        url="es/ejercicios/puente/",
        slug="puente",
        metadata={"steps": ["Acuéstese.", "Suba."], "poses": poses},
        source=Source("content/exercises/bridge.md", {"poses": 6}, 18, "exercise"),
    )
    settings = {"PATH": str(tmp_path / "content")}
    figures = DrawnFigures(tmp_path / "kept.pickle")
    diagnostics = list(draw(made, settings, figures, original))
    return original, made, diagnostics


def test_a_translation_has_its_own_words_and_its_originals_angles(tmp_path):
    """A figure is changed in one place."""
    poses = [{"shows": "Acostada."}, {"shows": "La cadera sube."}]
    original, made, diagnostics = translation(tmp_path, poses)

    assert diagnostics == []
    assert made.drawn_poses == original.drawn_poses
    assert [(e.step, e.words) for e in made.stills] == [
        (1, "Acostada."),
        (2, "La cadera sube."),
    ]
    assert "Hips up." not in made.stills[1].picture


@pytest.mark.parametrize(
    ("poses", "problem"),
    [
        ([{"shows": "Acostada."}], "This translation has 1 poses, and its original 2."),
        ([{"shows": "A."}, {}], "This pose does not say what it shows."),
    ],
)
def test_a_translation_says_all_that_its_original_shows(tmp_path, poses, problem):
    """No English is left where the Spanish is missing."""
    _original, _made, diagnostics = translation(tmp_path, poses)

    assert [diagnostic.problem for diagnostic in diagnostics] == [problem]
