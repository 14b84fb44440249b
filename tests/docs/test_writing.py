"""docs/writing.md says what the code does: fields, blocks, tasks and examples."""

import re

import pytest
from invoke.loader import FilesystemLoader
from lxml import html
from tests.conftest import ROOT

from blocks.markdown import BLOCKS, SHOWN_LATER
from content_model.kinds import COMMON, KINDS, REVIEWED
from gallery.cheat_sheet import sheet

GUIDE = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")


def section(title):
    """Give one section of the guide."""
    return GUIDE.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def test_every_block_has_an_example():
    """An author finds each block, and none that is gone."""
    known = {block.NAME for block in BLOCKS} | SHOWN_LATER.keys()
    blocks = section("Blocks")

    assert set(re.findall(r"^### `(.+)`$", blocks, re.MULTILINE)) == known
    assert set(re.findall(r"^/{3,} ([\w-]+)", blocks, re.MULTILINE)) == known


def listed(part):
    """Field names in the guide: all, and those that are marked as required."""
    names = set(re.findall(r"`([a-z_]+)`", part))
    return names, set(re.findall(r"\*\*`([a-z_]+)`\*\*", part))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_a_kind_is_listed(kind):
    """The table of kinds has each field once, required ones in bold."""
    rows = section("The front matter").split("\n")
    row = next((line for line in rows if line.startswith(f"| {kind.name} |")), "")
    assert row, f"docs/writing.md has no row for {kind.name}"
    names, required = listed(row.split("|", 3)[3])
    shared = {field.name for field in (*COMMON, *REVIEWED)}
    own = [field for field in kind.fields if field.name not in shared]

    assert names == {field.name for field in own}
    assert required == {field.name for field in own if field.required}
    assert f"`{kind.folder}`" in row


def test_shared_fields_are_listed():
    """The two tables before have what every page, and every health page, has."""
    tables = section("The front matter").split("And each kind")[0]
    rows = "\n".join(
        line.split("|")[1] for line in tables.split("\n") if line.startswith("| ")
    )
    names, required = listed(rows)
    fields = (*COMMON, *REVIEWED)

    assert names == {field.name for field in fields}
    assert required == {field.name for field in fields if field.required}


def test_every_command_is_a_task():
    """Nobody is told to type what does not exist, or an option that is gone."""
    module, _ = FilesystemLoader(start=str(ROOT)).load("tasks")
    tasks = {
        value.name.replace("_", "-"): value
        for value in vars(module).values()
        if hasattr(value, "get_arguments")
    }
    commands = re.findall(r"\./run ([a-z-]+)([^`\n#]*)", GUIDE)

    assert len(commands) > 6
    for name, options in commands:
        known = {arg.name for arg in tasks[name].get_arguments()}
        assert set(re.findall(r"--([a-z-]+)", options)) <= known


def test_cheat_sheet_shows_every_example(sample_site):
    """The preview's sheet shows each example as written and as visitors see it."""
    page = html.parse(str(sample_site / "gallery/writing/index.html"))
    sources = [
        element.text_content().strip() for element in page.iterfind(".//main//pre")
    ]
    examples = re.findall(r"^```markdown\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
    found = html.tostring(page.find(".//main"), encoding="unicode")

    assert sources == [example.strip() for example in examples]
    for shown in (
        "care-card--emergency",
        "do-dont",
        "summary-box",
        "<svg",
        "<figcaption",
    ):
        assert shown in found
    assert "clinic-" not in found


def test_cheat_sheet_keeps_lines():
    """A mistake in an example names its line in the guide."""
    lines, kept = GUIDE.split("\n"), sheet(GUIDE).split("\n")
    number = lines.index("/// drawing | pain-stages")

    assert kept[number] == lines[number]
    assert len(kept) == len(lines)


@pytest.mark.slow
def test_cheat_sheet_is_never_published(published_site):
    """It helps authors only."""
    assert not (published_site / "gallery").exists()
