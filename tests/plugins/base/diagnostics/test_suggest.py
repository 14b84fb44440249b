"""What was meant is offered; what only shares letters is not."""

import pytest

from diagnostics.suggest import nearest


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
