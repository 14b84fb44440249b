"""A figure is cited only from a source that has it."""

import pytest

from editorial.gate import check
from editorial.known_figures import read_figures
from editorial.own_facts import OwnFacts

OWN = OwnFacts(figures=(("nhs", "1 4"), ("smith", "85"), ("smith", "1 10")))


def found(sentence, folder="articles", own=OWN):
    page = f"---\ntitle: x\n---\n\n[Signs](/signs/).\n\n{sentence}\n"
    return [
        diagnostic.problem
        for diagnostic in check(f"content/{folder}/x.md", page, own=own)
        if diagnostic.rule == "figure-of-source"
    ]


@pytest.mark.parametrize(
    ("sentence", "folder"),
    [
        ("About 85% felt better [@smith].", "articles"),
        ("It was one in ten [@smith].", "articles"),
        ("It was 1 out of 10 [@smith; @nhs].", "articles"),
        ("One in four came back [@smith; @nhs].", "articles"),
        ("Fue el 85 % [@smith].", "es/articles"),
        ("Uno de cada diez [@smith].", "es/articles"),
        ("Most felt better after six weeks [@smith].", "articles"),
    ],
)
def test_known_figure_may_be_cited_in_any_words(sentence, folder):
    """Digits, words and the language may differ; spans of time are left alone."""
    assert found(sentence, folder) == []


@pytest.mark.parametrize(
    "sentence",
    ["About 90% felt better [@smith].", "It was 85% [@nhs].", "It was 85% [@other]."],
)
def test_unknown_figure_is_no_proof(sentence):
    """A key beside a number does not make it one of the source's."""
    (problem,) = found(sentence)

    assert "is no figure that numbers.toml has for @" in problem


def test_site_without_the_file_is_not_held_to_it():
    """Without numbers.toml a cite key is enough."""
    assert found("About 90% felt better [@smith].", own=OwnFacts()) == []


def test_file_is_read_with_its_mistakes(tmp_path):
    """Figures in any words; an entry without a list is one sentence."""
    path = tmp_path / "content" / "numbers.toml"
    path.parent.mkdir()
    path.write_text('[Smith]\nfigures = ["85 %", "one in 10"]\n', encoding="utf-8")
    assert read_figures(path, tmp_path) == ((("smith", "1 10"), ("smith", "85")), [])

    path.write_text('smith = "85%"\n', encoding="utf-8")
    ((said),) = read_figures(path, tmp_path)[1]
    assert str(said).startswith(
        "content/numbers.toml:1: “smith” has no list of figures."
    )
