"""Which sources a site cites, and where."""

from dataclasses import replace
from datetime import date

import pytest

from citations.library import Library
from citations.model import CitingPage, Source, SourceLink, by_subject
from citations.plugin import kept_sources
from diagnostics import Diagnostic

PAGE = CitingPage("Back pain", "articles/back-pain/", "en")
ENTRY = """@online{nhs,
  title = {Back pain},
  url = {https://www.nhs.uk/back-pain/},
  urldate = {2026-11-09},
}
"""


def source(key, line=1):
    return Source(
        key=key,
        text=f"{key.title()}.",
        short=key,
        links=(SourceLink("PubMed 1", "https://pubmed.ncbi.nlm.nih.gov/1/"),),
        checked=date(2026, 11, 2),
        line=line,
        checked_line=line + 2,
    )


@pytest.fixture
def library():
    sources = {"nhs": source("nhs", 1), "hayden": source("hayden", 9)}
    return Library("content/sources.bib", sources)


def test_source_that_nobody_cites_is_named(library):
    """A list of sources only holds what a page rests on; a draft counts."""
    library.note(["nhs"], None)

    assert list(map(str, library.unused())) == [
        (
            "content/sources.bib:9: No page cites the source “hayden”."
            " Take it out, or cite it."
        ),
    ]


def test_evidence_lists_pages_that_visitors_see(library):
    """In the order of their text, in the reader's language, and never a draft."""
    library.note(["nhs", "hayden"], PAGE)
    library.note(["hayden"], None)
    library.note(["hayden"], PAGE)
    library.note(["hayden"], CitingPage("Dolor", "es/articles/back-pain/", "es"))

    assert [
        (evidence.source.key, evidence.cited_on) for evidence in library.evidence("en")
    ] == [
        ("hayden", (PAGE,)),
        ("nhs", (PAGE,)),
    ]


def test_evidence_is_listed_by_subject_in_the_readers_words(library):
    """In the order of their alphabet; what has no subject stands at the end."""
    nhs, hayden = library.sources.values()
    sources = {
        "nhs": replace(nhs, subject="Guides"),
        "hayden": replace(hayden, subject="Exercise"),
        "cpg": replace(nhs, key="cpg", subject="Guides"),
        "lone": replace(nhs, key="lone"),
    }
    library = Library("", sources, {"es": {"Exercise": "Ojo", "Guides": "Guías"}})
    for lang in ("en", "es"):
        library.note(sources, CitingPage("Pain", "pain/", lang))

    def shown(lang):
        return [
            (group.title, [entry.source.key for entry in group.entries])
            for group in by_subject(library.evidence(lang))
        ]

    rest = ("", ["lone"])
    assert shown("en") == [("Exercise", ["hayden"]), ("Guides", ["nhs", "cpg"]), rest]
    assert shown("es") == [("Guías", ["nhs", "cpg"]), ("Ojo", ["hayden"]), rest]


def test_mistyped_key_is_answered_with_the_nearest(library):
    """An author who mistypes a key learns which one may have been meant."""
    assert str(library.unknown_key("haydn", "content/articles/x.md", 31)) == (
        "content/articles/x.md:31: No source has the key “haydn”."
        " Did you mean “hayden”?"
    )
    assert str(library.unknown_key("zzz", "content/articles/x.md", 1)) == (
        "content/articles/x.md:1: No source has the key “zzz”."
        " Add it to content/sources.bib."
    )


def test_day_to_come_is_a_mistake(library):
    """Nobody can have looked a source up later than tomorrow, which begins east."""
    found = [
        str(diagnostic) for diagnostic in library.from_days_to_come(date(2026, 10, 31))
    ]

    assert found[0] == (
        "content/sources.bib:3: The source “nhs” was checked on a day to come"
        " (2026-11-02). Correct the year, month or day."
    )
    assert not list(library.from_days_to_come(date(2026, 11, 1)))
    assert not list(library.from_days_to_come(date.max))  # nobody knows what day it is


def test_kept_sources_equal_those_read_afresh(tmp_path):
    """What a second build takes from the cache is what the first one read."""
    kept = tmp_path / "cache" / "sources.json"
    broken = ENTRY + ENTRY
    first = kept_sources(broken, "content/sources.bib", kept)

    assert kept_sources(broken, "content/sources.bib", kept) == first
    assert isinstance(first[1][0], Diagnostic)
    assert kept_sources(ENTRY, "content/sources.bib", kept)[1] == []


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"digest": 1}', '{"digest": "x", "sources": []}']
)
def test_damaged_cache_is_read_afresh(tmp_path, damage):
    """A cache may be lost or cut short at any time."""
    kept = tmp_path / "sources.json"
    kept.write_text(damage)

    assert list(kept_sources(ENTRY, "content/sources.bib", kept)[0]) == ["nhs"]
