"""Words that would mislead a patient stay out of the texts."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# What some readers would take it for, and so what Spanish pages don't say.
MISLEADING_SPANISH = {
    r"cl[ií]nicas? de urgencias?": "an emergency room, in Mexico and Colombia",
    r"vaso grande": "a large glass",
    r"hacer del baño": "nothing, outside Mexico",
    r"entre los hombros": "the front as well as the back",
    r"Llámelos": "several people, where one team is meant",
}


@pytest.mark.parametrize("term", MISLEADING_SPANISH)
def test_spanish_pages_leave_out_terms_that_mislead(term):
    """A Spanish reader in trouble isn't sent to the wrong door."""
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in spanish_texts()
        for match in re.finditer(term, path.read_text(), re.IGNORECASE)
    ]

    assert not found, f"reads as {MISLEADING_SPANISH[term]}"


def spanish_texts():
    pages = (ROOT / "content/es").rglob("*.*")
    return [*sorted(pages), ROOT / "theme/locale/es.po"]
