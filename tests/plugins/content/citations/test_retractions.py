"""Sources are held against Retraction Watch's data, if the practice has it."""

import csv
from datetime import date

import pytest

from citations import retractions
from citations.bibliography import read_sources
from citations.retractions import Notice, read_notices

# The columns of the file that Crossref gives out; ours are some of them.
COLUMNS = [
    *("Record ID", "Title", "Subject", "Institution", "Journal", "Publisher"),
    *("Country", "Author", "URLS", "ArticleType", "RetractionDate"),
    *("RetractionDOI", "RetractionPubMedID", "OriginalPaperDate"),
    *("OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature"),
    *("Reason", "Paywalled", "Notes"),
]
SOURCES = """@article{trial,
  author = {Author, A.},
  title = {A trial},
  journal = {A Journal},
  year = {2020},
  doi = {10.1000/Trial.1},
  urldate = {2026-11-01},
}

@article{review,
  author = {Author, B.},
  title = {A review},
  journal = {A Journal},
  year = {2021},
  pmid = {12345678},
  urldate = {2026-11-01},
}
"""
PAGE = "It may ease pain [@trial], and so may this [@review]."


def row(**cells):
    known = {"RetractionDate": "10/3/2024 0:00", "Reason": "+Concerns About Data;"}
    return {**dict.fromkeys(COLUMNS, ""), **known, **cells}


def told(outcome):
    """What a build notes, but for the page that thanks for a comment."""
    thanks = "content/pages/comment-received.md"
    return [str(note) for note in outcome.notes if note.path != thanks]


def write(path, *rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def notices(tmp_path):
    """What is found about `SOURCES` in a file of some rows."""
    sources, _ = read_sources(SOURCES, "content/sources.bib")
    path = tmp_path / "retraction_watch.csv"

    def found(*rows):
        write(path, *rows)
        return read_notices(path, sources, tmp_path / "kept.json")

    return found


RETRACTION = {"OriginalPaperDOI": "10.1000/TRIAL.1", "RetractionNature": "Retraction"}
DOUBT = RETRACTION | {"RetractionNature": "Expression of concern"}
REINSTATED = RETRACTION | {"RetractionNature": "Reinstatement"}
BY_PMID = {"OriginalPaperPubMedID": "12345678", "RetractionNature": "Correction"}


@pytest.mark.parametrize(
    ("rows", "fates"),
    [
        ([RETRACTION], {"trial": "retracted"}),
        ([BY_PMID], {"review": "corrected"}),
        ([RETRACTION, DOUBT], {"trial": "retracted"}),
        ([RETRACTION, REINSTATED | {"RetractionDate": "1/9/2025 0:00"}], {}),
        (
            [REINSTATED | {"RetractionDate": "1/9/2020 0:00"}, RETRACTION],
            {"trial": "retracted"},
        ),
        ([RETRACTION | {"OriginalPaperDOI": "10.1000/trial.12"}], {}),
        ([RETRACTION | {"OriginalPaperDOI": "unavailable"}], {}),
    ],
    ids=["doi", "pmid", "gravest", "reinstated", "again", "another", "no doi"],
)
def test_a_source_has_the_gravest_notice_that_still_holds(notices, rows, fates):
    """A paper is known by its DOI in any case, or by its number in PubMed."""
    found, diagnostics = notices(*(row(**cells) for cells in rows))

    assert {key: notice.fate for key, notice in found.items()} == fates
    assert diagnostics == []


def test_a_notice_tells_its_day_and_reason(notices):
    """The day stands as in the US; a day that can't be read is left out."""
    found, _ = notices(row(**RETRACTION))
    assert found["trial"] == Notice(
        "retracted", date(2024, 10, 3), "Concerns About Data"
    )

    found, _ = notices(row(**RETRACTION, RetractionDate="soon"))
    assert found["trial"].day is None


def test_what_was_kept_is_used_until_the_file_changes(notices, tmp_path, monkeypatch):
    """A preview need not read a large file at each save."""
    first, _ = notices(row(**RETRACTION))
    sources, _ = read_sources(SOURCES, "content/sources.bib")
    path, kept = tmp_path / "retraction_watch.csv", tmp_path / "kept.json"
    with monkeypatch.context() as patch:
        patch.setattr(retractions, "_rows", None)
        assert read_notices(path, sources, kept)[0] == first

    write(path, row(**RETRACTION), row(**BY_PMID))
    assert read_notices(path, sources, kept)[0].keys() == {*first, "review"}

    kept.write_text("{")
    assert read_notices(path, sources, kept)[0].keys() == {*first, "review"}


def test_another_file_is_named_and_stops_nothing(site, article):
    """A wrong download is told in a sentence; the site is built."""
    site.write({"sources.bib": SOURCES, "articles/a.md": article(PAGE)})
    (site.root / "retraction_watch.csv").write_text("Title,DOI\n")

    outcome = site.build()

    assert outcome.good
    (note,) = told(outcome)
    assert note == (
        "retraction_watch.csv:1: This file has no column “OriginalPaperDOI”, so no"
        " source was compared. Download Retraction Watch's data again"
        " (docs/editorial.md)."
    )


def test_a_page_on_a_retracted_source_is_overdue_at_once(site, article):
    """Readers are told the next time the site is built; a doubt is for staff only."""
    site.write({"sources.bib": SOURCES, "articles/a.md": article(PAGE)})
    assert site.build().good
    file = site.output / "articles/a/index.html"
    assert "Review overdue" not in file.read_text()

    data = site.root / "retraction_watch.csv"
    write(data, row(**DOUBT), row(**BY_PMID))
    assert told(site.build()) == []
    assert "Review overdue" not in file.read_text()

    write(data, row(**RETRACTION))
    outcome = site.build()
    assert outcome.good
    (note,) = told(outcome)
    assert "The source “trial” of this page was retracted on 2024-10-03." in note
    assert note.startswith("content/articles/a.md:")
    assert "Review overdue" in file.read_text()
