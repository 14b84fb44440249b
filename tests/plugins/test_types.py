"""mypy knows what pages carry and what plugins hand on."""

import os
import subprocess
import sys

from groups import IMPORT_PATH, ROOT

VIEW_MODEL = """
from citations.library import SOURCES
from content_model.model import Content
from facts.model import FACTS
from page_tree.model import BREADCRUMBS
from site_parts import Settings


def card(content: Content, settings: Settings) -> list[str]:
    facts, sources = FACTS.of(settings), SOURCES.of(settings)
    right = [content.title, facts.practice.name, sources.path]
    return [
        *right,
        BREADCRUMBS.of(content)[0].title,
        content.titel,
        facts.practise.name,
        sources.paht,
        BREADCRUMBS.of(content)[0].titel,
    ]
"""


def test_misspelt_attribute_is_found_before_a_visitor_finds_it(tmp_path):
    """A view model with four misspelt attributes gets four errors of mypy."""
    (tmp_path / "card.py").write_text(VIEW_MODEL, encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--config-file", ROOT / "pyproject.toml"),
            *("--cache-dir", ROOT / ".mypy_cache", tmp_path / "card.py"),
        ],
        cwd=ROOT,
        env={**os.environ, "MYPYPATH": ":".join(IMPORT_PATH)},
        capture_output=True,
        text=True,
        check=False,
    )

    errors = [line for line in done.stdout.splitlines() if ": error: " in line]
    assert len(errors) == 4, done.stdout + done.stderr
    assert all(": error: " in line and "has no attribute" in line for line in errors)
    for word in ("titel", "practise", "paht"):
        assert any(f'"{word}"' in line for line in errors)
