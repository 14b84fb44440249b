"""The gallery shows every example, to those who build the site and nobody else."""

import re

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError
from tests.conftest import ROOT

from gallery.cheat_sheet import sheet, source
from gallery.model import examples_in


def test_every_example_of_every_component_is_shown(sample_site):
    """Whoever changes the look sees all of it at once."""
    page = (sample_site / "gallery/index.html").read_text(encoding="utf-8")
    examples = list(examples_in(ROOT / "theme"))

    assert len(examples) > 40
    assert [
        example.why for example in examples if example.why.partition("'")[0] not in page
    ] == []


def test_no_example_shows_a_missing_file(sample_site):
    """Every picture, script and card that it names is there, by its present name."""
    page = (sample_site / "gallery/index.html").read_text(encoding="utf-8")
    named = set(re.findall(r'="(/[^"#?\s]*\.\w+)["#?]', page))

    assert any("/icons/" in sentence for sentence in named)
    assert [entry for entry in named if not (sample_site / entry[1:]).is_file()] == []


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


def test_an_example_that_lacks_a_name_is_named_with_its_line(tmp_path):
    """Who lets a component read one more fact is led to the example without it."""
    folder = tmp_path / "theme/components/a-card"
    folder.mkdir(parents=True)
    macro = "{% macro a_card(practice) %}{{ practice.parking }}{% endmacro %}"
    (folder / "a-card.html").write_text(macro)
    text = '[other]\nwhy = ""\n\n[sample]\nwhy = ""\npractice = { name = "x" }\n'
    (folder / "a-card.examples.toml").write_text(text)
    templates = Environment(
        loader=FileSystemLoader(tmp_path / "theme"),
        undefined=StrictUndefined,
        autoescape=True,
    )
    example = list(examples_in(tmp_path / "theme"))[1]
    with pytest.raises(UndefinedError) as error:
        example.render(templates)

    assert str(example.lacks(error.value)) == (
        "theme/components/a-card/a-card.examples.toml:4: “sample” has no “parking”,"
        ' which a-card reads. Write it there: parking = "…".'
    )
