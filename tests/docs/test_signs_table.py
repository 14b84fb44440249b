"""The table of signs in docs/signs.md says what the files say."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
ROW = re.compile(
    r"^\| `([\w-]+)` \| ([\w-]+)(, mild)? \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE
)


def test_every_sign_has_its_row():
    """Level, mildness and sources of each sign are those of its file, in its order."""
    table = (ROOT / "docs" / "signs.md").read_text("utf-8")
    table = table.partition("## Levels, sources and thresholds")[2]
    rows = [
        (name, level, bool(mild), keys.split(", "))
        for name, level, mild, keys, _threshold in ROW.findall(table)
    ]

    assert rows == [
        (name, sign["level"], bool(sign.get("mild")), sign["sources"])
        for name, sign in sorted(signs().items(), key=lambda entry: entry[1]["order"])
    ]


def test_every_row_has_a_threshold():
    """No sign is sent anywhere without a reason that a clinician can check."""
    table = (ROOT / "docs" / "signs.md").read_text("utf-8")

    assert [row for row in ROW.findall(table) if len(row[4]) < 15] == []


def signs():
    """Each sign's front matter, by its name."""
    return {
        path.stem: yaml.safe_load(path.read_text("utf-8").split("---")[1])
        for path in (ROOT / "content" / "signs").glob("[!_]*.md")
    }
