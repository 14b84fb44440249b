"""The wording of references."""

import pytest

from citations import vancouver


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("514--530", "514-30"),
        ("E613--E624", "E613-24"),
        ("99-101", "99-101"),
        ("1291-1299", "1291-9"),
        ("e057724", "e057724"),
        ("CPG1–CPG60", "CPG1-60"),
    ],
)
def test_page_ranges_are_shortened_as_pubmed_does(given, shown):
    """Only the digits that change are repeated."""
    assert vancouver.pages(given) == shown


def test_seventh_author_becomes_et_al():
    """Six authors are named, as the ICMJE asks."""
    names = [(f"Author{n}", "A") for n in range(7)]

    assert vancouver.authors(names).endswith("Author5 A, et al")
    assert vancouver.authors([("Scaff", "SPS"), ("others", "")]) == "Scaff SPS, et al"


def test_report_names_its_publisher():
    """A report without a journal says who published it, and where."""
    fields = {
        "title": "A guideline?",
        "address": "Geneva",
        "institution": "World Health Organization",
        "year": "2023",
    }

    assert vancouver.reference("techreport", fields, []) == (
        "A guideline? Geneva: World Health Organization; 2023."
    )


@pytest.mark.parametrize(
    ("year", "shown"), [("2025", "2025 [cited"), ("", "[date unknown] [cited")]
)
def test_a_page_of_the_web_says_that_it_has_no_date(year, shown):
    """As the National Library of Medicine asks; the day it was read stands behind."""
    fields = {"title": "Back pain", "year": year, "urldate": "2026-11-29"}

    text = vancouver.reference("online", {k: v for k, v in fields.items() if v}, [])

    assert text == f"Back pain [Internet]. {shown} 2026 Nov 29]."
