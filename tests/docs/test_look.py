"""docs/look.md says what the theme does."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOOK = (ROOT / "docs" / "look.md").read_text()
SHEETS = "\n".join(path.read_text() for path in (ROOT / "theme").glob("**/*.css"))


def test_breakpoints_are_the_documented_ones():
    """Whoever adds a component finds the widths that others change at."""
    used = set(re.findall(r"width (?:>=|<) (\d+rem)", SHEETS))

    assert used - set(re.findall(r"\b\d+rem\b", LOOK)) == set()


def test_folders_exist():
    """Each folder and file that the page names is there."""
    named = re.findall(r"`((?:theme|content|tests)/[\w./-]+)`", LOOK)
    missing = [path for path in named if not (ROOT / path).exists()]

    assert [name for name in missing if "NAME" not in name] == []
    assert len(named) > 5


def test_layers_are_listed_in_their_order():
    """What wins is as the page says."""
    layers = (ROOT / "theme" / "css" / "layers.css").read_text()
    order = re.search(r"@layer ([\w, ]+);", layers)[1]

    assert order in LOOK
