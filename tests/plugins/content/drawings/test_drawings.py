"""Drawings show what their files say, and their files are checked."""

import re
import shutil

import pytest
from tests.conftest import ROOT

from diagnostics import ContentError
from drawings.chart import BOTTOM, HIGHEST, LEFT, RIGHT, TOP, RecoveryCurve
from drawings.model import ActivitySteps, PainStages, SpineRegions
from drawings.reader import PICTURES, read_file
from drawings.scenes import Scenes

FOLDER = ROOT / "content" / "drawings"


def picture(name):
    """One of the sample's drawings."""
    path = FOLDER / f"{name}.toml"
    return read_file(path, ROOT, path)


def test_a_chart_shows_the_figures_of_its_source():
    """Each figure stands where the scale says; none is rounded or left out."""
    curve = picture("recovery-curve").picture
    assert isinstance(curve, RecoveryCurve)
    new = next(line for line in curve.lines if line.marked)

    assert [point.value for point in new.points] == [56, 26, 22, 21]
    assert [point.x for point in new.points] == [LEFT, 67.2, 178.0, RIGHT]
    for line in curve.lines:
        for point in line.points:
            share = (BOTTOM - point.y) / (BOTTOM - TOP)
            assert share * HIGHEST == pytest.approx(point.value, abs=0.05)


def test_an_uncertain_line_is_broken():
    """Pain that had lasted is drawn as its source calls it: very uncertain."""
    curve = picture("recovery-curve").picture
    assert isinstance(curve, RecoveryCurve)

    assert [line.uncertain for line in curve.lines] == [True, False]


def test_the_spine_has_all_its_bones_once():
    """Seven, twelve and five, and the sacrum and tailbone below."""
    regions = picture("spine-regions").picture
    assert isinstance(regions, SpineRegions)
    bones = [bone for region in regions.regions for bone in region.bones]

    assert [len(region.bones) for region in regions.regions][:3] == [7, 12, 5]
    assert [bone.y for bone in bones] == sorted({bone.y for bone in bones})


def test_stages_and_steps_keep_their_order():
    """What comes later stands further right, or higher up."""
    stages = picture("pain-stages").picture
    steps = picture("activity-steps").picture
    assert isinstance(stages, PainStages)
    assert isinstance(steps, ActivitySteps)

    rising = sorted(steps.stairs, key=lambda stair: stair.number)
    assert [point.x for point in rising] == sorted(point.x for point in rising)
    assert [point.y for point in rising] == sorted((e.y for e in rising), reverse=True)


@pytest.mark.parametrize("name", PICTURES)
def test_spanish_drawings_have_the_same_figures(name):
    """A translation changes words, never a number."""
    spanish = ROOT / "content" / "es" / "drawings" / f"{name}.toml"
    english = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")

    def figures(text):
        return re.findall(
            r"^(?:weeks|pain|uncertain|bones|from|to) = .*", text, re.MULTILINE
        )

    assert figures(spanish.read_text(encoding="utf-8")) == figures(english)


STEPS = re.search(
    r"(?ms)^steps = .*", (FOLDER / "activity-steps.toml").read_text("utf-8")
)[0]


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("recovery-curve", "pain = [56, 26, 22, 21]", "", "24: “pain” is missing."),
        ("recovery-curve", "caption = ", "captoin = ", "7: “captoin” is not a known"),
        ("recovery-curve", "[56, 26, 22, 21]", "[56, 26]", "26: There are 2 entries"),
        ("recovery-curve", "[56, 26, 22", '[56, "x", 22', "26: “1” is not a whole"),
        ("recovery-curve", "[56, 26, 22", "[92, 26, 22", "26: The chart goes from 0"),
        ("recovery-curve", "[0, 6, 26, 52]", "[0, 6, 0, 0]", "11: A chart has 4 weeks"),
        ("recovery-curve", '"1 year"]', "]", "13: There are 3 entries for 4 weeks."),
        ("spine-regions", "bones = 12", "bones = 0", "16: “Upper back” has no bones."),
        ("spine-regions", "bones = 12", "bones = 20", "8: The regions have 37 bones"),
        ("pain-stages", "until = 12", "until = 6", "17: “Subacute” does not end"),
        ("pain-stages", "until = 12", "", "14: “Subacute” does not end"),
        ("pain-stages", "[[stage]]", "[[stages]]", "8: “stages” is not a known key"),
        ("activity-steps", STEPS, "steps = []", "7: There are no steps."),
    ],
)
def test_a_faulty_file_is_told_with_its_line(tmp_path, name, old, new, said):
    """Missing words and figures off the scale are named, never drawn wrongly."""
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    assert old in text
    file = written(tmp_path, text.replace(old, new), f"{name}.toml")

    with pytest.raises(ContentError) as error:
        read_file(file, tmp_path, file)

    told = [str(diagnostic) for diagnostic in error.value.diagnostics]
    assert any(line.startswith(f"{name}.toml:{said}") for line in told), told


SCENES = """\
title = "Ways to sit"
description = "Somebody sits."
caption = "None is right."

[[scene]]
name = "Tall"
also = "for a while"
pose = {position = "chair", trunk = 5}
"""


def written(folder, text, name="ways-to-sit.toml"):
    """A file of a drawing."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_any_file_with_scenes_is_a_drawing_of_people(tmp_path):
    """Its words say what it shows, so its pictures are silent."""
    file = written(tmp_path, SCENES)
    drawing = read_file(file, tmp_path, file)

    assert isinstance(drawing.picture, Scenes)
    (scene,) = drawing.picture.scenes
    assert (scene.name, scene.also) == ("Tall", "for a while")
    assert scene.address == "drawings/ways-to-sit-1.svg"
    assert scene.width > 0


def test_a_translated_scene_takes_its_originals_angles(tmp_path):
    """It has names alone; one too many is named."""
    original = written(tmp_path, SCENES)
    words = SCENES.replace("Tall", "Derecha").partition("pose =")[0]
    spanish = written(tmp_path / "es", words)
    drawing = read_file(spanish, tmp_path, original)
    (scene,) = drawing.picture.scenes

    assert scene.name == "Derecha"
    assert scene.pose == read_file(original, tmp_path, original).picture.scenes[0].pose

    spanish.write_text(words + '[[scene]]\nname = "Otra"\n', encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_file(spanish, tmp_path, original)
    assert "It has 2 scenes, and its original 1" in error.value.diagnostics[0].problem


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("trunk = 5", "trunk = 500", "8: trunk 500 is beyond 110."),
        ("trunk = 5", "trunc = 5", "8: A pose has no “trunc”."),
        ('{position = "chair", trunk = 5}', '"chair"', "8: “pose” is not a table."),
        ('pose = {position = "chair", trunk = 5}', "", "5: This scene has no “pose”."),
        ("[[scene]]", "[[scenes]]", "5: “scenes” is not a known key here."),
        ("[[scene]]", "[x]", "5: “x” is not a known key here."),
    ],
)
def test_a_scene_that_cannot_be_is_told_with_its_line(tmp_path, old, new, said):
    """With the angle that is wrong."""
    assert old in SCENES
    file = written(tmp_path, SCENES.replace(old, new))
    with pytest.raises(ContentError) as error:
        read_file(file, tmp_path, file)

    told = [str(diagnostic) for diagnostic in error.value.diagnostics]
    assert any(line.startswith(f"ways-to-sit.toml:{said}") for line in told), told


def test_people_are_written_as_pictures(site, article):
    """In the colors of the theme, beside the page that shows them."""
    written(site.root / "content" / "drawings", SCENES)
    site.write({"articles/a.md": article(body="/// drawing | ways-to-sit\n\n///\n")})
    assert site.build().good

    page = (site.output / "articles/a/index.html").read_text(encoding="utf-8")
    picture = site.output / "drawings" / "ways-to-sit-1.svg"
    assert 'src="/drawings/ways-to-sit-1.svg"' in page
    assert "prefers-color-scheme" in picture.read_text(encoding="utf-8")


def test_a_page_shows_the_drawing_it_asks_for(site, article):
    """The drawing stands in the page with its words for those who can't see it."""
    shutil.copytree(FOLDER, site.root / "content" / "drawings")
    site.write({"articles/a.md": article(body="/// drawing | recovery-curve\n\n///\n")})
    assert site.build().good

    page = (site.output / "articles/a/index.html").read_text(encoding="utf-8")
    assert "New pain goes from 56 out of 100 at the start to 26" in page
    assert "clinic-drawing" not in page


def test_an_unknown_drawing_is_named_with_its_line(site, article):
    """A mistyped name stops the build and is told what was meant."""
    shutil.copytree(FOLDER, site.root / "content" / "drawings")
    body = "Words.\n\n/// drawing | recovery-curv\n\n///\n"
    (diagnostic,) = site.diagnostics({"articles/a.md": article(body=body)})

    source = (site.root / "content/articles/a.md").read_text(encoding="utf-8")
    line = source.split("\n").index("/// drawing | recovery-curv") + 1
    assert diagnostic == (
        f"content/articles/a.md:{line}: There is no drawing “recovery-curv”."
        " Did you mean “recovery-curve”?"
    )
