"""Drawings show what their files say, and their files are checked."""

import re
import shutil

import pytest
from tests.conftest import ROOT

from diagnostics import ContentError
from drawings.chart import BOTTOM, HIGHEST, LEFT, RIGHT, TOP, RecoveryCurve
from drawings.model import ActivitySteps, FirstVisit, PainStages, SpineRegions
from drawings.reader import PICTURES, read_file

FOLDER = ROOT / "content" / "drawings"


def picture(name):
    """One of the sample's drawings."""
    return read_file(name, FOLDER / f"{name}.toml", f"content/drawings/{name}.toml")


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


def test_stages_steps_and_stations_keep_their_order():
    """What comes later stands further right, higher up, or lower down."""
    stages = picture("pain-stages").picture
    steps = picture("activity-steps").picture
    visit = picture("first-visit").picture
    assert isinstance(stages, PainStages)
    assert isinstance(steps, ActivitySteps)
    assert isinstance(visit, FirstVisit)

    rising = sorted(steps.stairs, key=lambda each: each.number)
    assert [each.x for each in rising] == sorted(each.x for each in rising)
    assert [each.y for each in rising] == sorted((e.y for e in rising), reverse=True)
    assert [each.y for each in visit.stations] == sorted(e.y for e in visit.stations)


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


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("pain = [56, 26, 22, 21]", "", "This drawing has no “pain”."),
        ("caption = ", "captoin = ", "This drawing has no “caption”."),
        ("[56, 26, 22, 21]", "[56, 26]", "This drawing cannot be made"),
        ("[56, 26, 22, 21]", '[56, "x", 22, 21]', "This drawing cannot be made"),
        ("[56, 26, 22, 21]", "[92, 26, 22, 21]", "from 0 to 80, and 92 is not on it"),
    ],
)
def test_a_faulty_file_is_told_in_a_sentence(tmp_path, old, new, problem):
    """Missing words and figures off the scale are named, never drawn wrongly."""
    text = (FOLDER / "recovery-curve.toml").read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "recovery-curve.toml"
    file.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_file("recovery-curve", file, "content/drawings/recovery-curve.toml")

    (diagnostic,) = error.value.diagnostics
    assert diagnostic.path == "content/drawings/recovery-curve.toml"
    assert problem in diagnostic.problem
    assert diagnostic.fix


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
