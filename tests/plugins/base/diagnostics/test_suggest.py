"""What was meant is offered; what only shares letters is not."""

import re
from pathlib import Path

import pytest

from diagnostics.suggest import nearest

ROOT = Path(__file__).parents[4]
ASKING = "[Dd]id you mean|get_close_matches"


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("titel", ["title", "tags"], "title"),
        ("emergncy", ["emergency", "exit"], "emergency"),
        ("telefone", ["telephone", "text"], "telephone"),
        ("jordan", ["jordan-sample", "sam-specimen"], "jordan-sample"),
        ("acte-back-pain", ["acute-back-pain", "chronic-back-pain"], "acute-back-pain"),
        ("dry-needeling", ["dry-needling", "manual-therapy"], "dry-needling"),
        ("overclaim", ["over-claim", "plainer-word"], "over-claim"),
        ("chronic-back-pain", ["acute-back-pain"], ""),
        ("sleeping-with-back-pain", ["sex-and-back-pain"], ""),
        ("color", ["order", "title"], ""),
        ("knee-surgery", ["stiff-back", "back-pain-after-surgery"], ""),
        ("x", [], ""),
    ],
)
def test_only_what_was_probably_meant_is_offered(word, known, meant):
    """A slip of a finger is recognized; another page's name is not offered."""
    assert nearest(word, known) == meant


def test_one_place_asks_what_was_meant():
    """No other code words the question, or looks for what is near by itself."""
    code = [*ROOT.glob("plugins/**/*.py"), *ROOT.glob("tools/**/*.py")]
    asking = [path for path in code if re.search(ASKING, path.read_text("utf-8"))]

    assert [path.name for path in asking] == ["suggest.py"]
