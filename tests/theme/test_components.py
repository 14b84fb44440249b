"""Every component keeps its contract."""

import re
from pathlib import Path

import pytest

from gallery.model import examples_in

THEME = Path(__file__).parents[2] / "theme"
EXAMPLES = list(examples_in(THEME))
FOLDERS = sorted(path for path in (THEME / "components").iterdir() if path.is_dir())


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=[f"{case.component}-{case.name}" for case in EXAMPLES]
)
def test_example_renders_as_agreed(example, templates, matches_golden):
    """A component's HTML changes only when somebody means it to."""
    html = str(example.render(templates)).strip() + "\n"

    matches_golden(html, f"theme/{example.component}-{example.name}.html")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_component_folder_is_whole(folder):
    """A component has a macro of its own name and real examples."""
    name = folder.name
    html = (folder / f"{name}.html").read_text()

    assert f"{{% macro {name.replace('-', '_')}(" in html
    assert (folder / f"{name}.examples.toml").exists() or name == "drawing"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_contract_names_every_argument(folder):
    """The comment on top says what the macro takes, so that nobody has to guess."""
    name = folder.name
    html = (folder / f"{name}.html").read_text()
    contract = html.partition("-#}")[0]
    macro = re.search(rf"macro {name.replace('-', '_')}\((.*?)\) -?%}}", html)
    arguments = re.findall(r"(\w+)(?:=(?:\"[^\"]*\"|\[\]|\w+))?", macro[1])

    entries = re.findall(r"^  (\S.*?) {2,}\S", contract, re.MULTILINE)
    described = {word for entry in entries for word in re.findall(r"\w+", entry)}

    assert html.startswith("{#-")
    assert [argument for argument in arguments if argument not in described] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda entry: entry.name)
def test_example_says_when_one_would_use_it(example):
    """Each example gives its reason, in a sentence."""
    assert re.search(r"\w{2}.*\.$", example.why)
