"""The one Spanish word for each thing, and the words that mislead."""

import pytest
from tests.conftest import ROOT

from editorial.gate import check
from editorial.rules.claims import terms_of

TERMS = terms_of("es")
PAGE = "---\ntitle: x\n---\n\n## Uno\n\nEsto es {} y nada más.\n"


def noted(words):
    found = check("content/es/pages/x.md", PAGE.format(words))
    return [diagnostic.line for diagnostic in found if diagnostic.rule == "one-term"]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.say)
def test_each_wrong_word_is_noted_and_the_right_one_is_not(term):
    """A translator meets every word of the list with its line, in any ending."""
    for wrong in term.avoid:
        assert noted(wrong.replace("*", "")) == [7], wrong
    assert noted(term.say) == []


def test_the_docs_show_the_list():
    """A translator reads the terms before the gate tells them."""
    docs = (ROOT / "docs/languages.md").read_text(encoding="utf-8")
    rows = [
        f"| {term.english} | {term.say} | {', '.join(term.avoid)} |" for term in TERMS
    ]

    assert [row for row in rows if row not in docs] == []
