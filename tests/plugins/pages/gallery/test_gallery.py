"""The gallery shows every example, to those who build the site and nobody else."""

from tests.conftest import ROOT

from gallery.cheat_sheet import sheet, source
from gallery.model import examples_in


def test_every_example_of_every_component_is_shown(sample_site):
    """Whoever changes the look sees all of it at once."""
    page = (sample_site / "gallery/index.html").read_text(encoding="utf-8")
    examples = list(examples_in(ROOT / "theme"))

    assert len(examples) > 40
    assert [
        each.why for each in examples if each.why.partition("'")[0] not in page
    ] == []


def test_the_gallery_is_never_published(published_site):
    """It is no page of the practice."""
    assert not (published_site / "gallery").exists()


def test_a_sheet_keeps_examples_on_the_lines_of_their_guide():
    """A mistake in an example is told with its line in docs/writing.md."""
    guide = (
        "# Guide\n\nText.\n\n## Cards\n\n```markdown\n/// urgent | Call\n\n///\n```\n"
    )
    lines = sheet(guide).split("\n")

    assert lines[4] == "## Cards"
    assert lines[6] == source("/// urgent | Call\n\n///")
    assert lines[7:10] == ["/// urgent | Call", "", "///"]
    assert len(lines) == len(guide.split("\n"))
    assert "Text." not in lines


def test_an_example_is_shown_as_it_is_typed():
    """Nothing that reads Markdown or HTML changes what authors are to type."""
    shown = source("**bold** <b> {practice:name} [@hayden]")

    assert not any(mark in shown for mark in "*{}[@" if mark != "@")
    assert "&lt;b&gt;" in shown
