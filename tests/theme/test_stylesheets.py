"""Styles stay where they belong, and none is left over."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
SHEETS = sorted(
    [*(THEME / "css").glob("*.css"), *(THEME / "components").glob("*/*.css")]
)
COMPONENT_SHEETS = [path for path in SHEETS if path.parent.parent.name == "components"]
COLOR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(", re.IGNORECASE
)
SPACED = re.compile(
    r"^\s*((?:margin|padding|gap|font-size|line-height|border-radius)[\w-]*):\s*(.+?);",
    re.MULTILINE,
)
FREE = re.compile(r"^-?(?:0|1|auto|none|inherit|normal|\d*\.?\d+(?:em|%))$")
CLASS = re.compile(r"\.([a-z][\w-]*)")


def styles(path):
    """A stylesheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)


def test_lists_without_marks_are_still_lists():
    """`none` takes a list from who hears it in Safari; an empty mark does not."""
    unmarked = [path.stem for path in SHEETS if "list-style: none" in styles(path)]

    assert unmarked == ["sign-list"]  # its summary, which is no list


def named(path):
    """How a failed test names the file."""
    return path.name


@pytest.mark.parametrize(
    "path", [sheet for sheet in SHEETS if sheet.name != "tokens.css"], ids=named
)
def test_raw_colors_stand_in_tokens_only(path):
    """Changing a token changes the whole site."""
    assert COLOR.findall(styles(path)) == []


@pytest.mark.parametrize("path", COMPONENT_SHEETS, ids=named)
def test_sizes_come_from_tokens(path):
    """Space, type and corners are tokens; em and % follow the text they are in."""
    raw = [
        f"{name}: {value}"
        for name, value in SPACED.findall(styles(path))
        for part in re.sub(
            r"(?:calc|var|env)\((?:[^()]|\([^()]*\))*\)", "", value
        ).split()
        if not FREE.match(part)
    ]

    assert raw == []


@pytest.mark.parametrize("path", SHEETS, ids=named)
def test_every_sheet_opens_a_layer(path):
    """Which style wins is decided by layers, never by the order of files."""
    global_names = r"@(?:font-face|keyframes[^{]*)\s*\{(?:[^{}]|\{[^{}]*\})*\}"
    text = re.sub(global_names, "", styles(path)).strip()

    assert text.startswith("@layer ")


def test_properties_used_are_defined(tokens):
    """Each var() names a token, or a property that a stylesheet sets itself."""
    text = "\n".join(map(styles, SHEETS))
    known = set(tokens) | set(re.findall(r"(--[\w-]+):", text))
    with_default = set(re.findall(r"var\((--[\w-]+),", text))

    assert set(re.findall(r"var\((--[\w-]+)", text)) - known - with_default == set()


def test_no_token_is_left_over(tokens):
    """A token that nothing uses would only confuse."""
    text = "\n".join(map(styles, SHEETS))

    assert [name for name in tokens if f"var({name}" not in text] == []


@pytest.mark.parametrize("path", COMPONENT_SHEETS, ids=named)
def test_classes_carry_their_components_name(path):
    """`card__title` is found in card/, and a page gets it with the card."""
    others = {
        match
        for match in CLASS.findall(styles(path))
        if re.split("__|--", match)[0] not in {path.stem, "prose"}
    }

    assert others == set()


@pytest.mark.parametrize("path", SHEETS, ids=named)
def test_no_style_is_dead(path):
    """Every styled class is written by a template, a script or a plugin."""
    sources = [
        *THEME.glob("components/*/*.html"),
        *THEME.glob("components/*/*.js"),
        *THEME.glob("templates/*.html"),
        *(ROOT / "plugins").glob("*/*/*.py"),
    ]
    written = "\n".join(source.read_text() for source in sources)
    dead = [
        match for match in set(CLASS.findall(styles(path))) if not alive(match, written)
    ]

    assert dead == []


def alive(name, written):
    """Whether a class is written whole, or as its block with a variation put in."""
    block, _, variation = name.partition("--")
    return (
        re.search(rf"(?<![\w-]){name}(?![\w-])", written) is not None
        or (bool(variation) and re.search(rf"{block}--[{{]", written) is not None)
        or (f'CLASS = "{block.split("__")[0]}"' in written)
    )
