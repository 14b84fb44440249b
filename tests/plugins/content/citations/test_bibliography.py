"""Reading the list of sources."""

from datetime import date

import pytest

from citations.bibliography import read_sources

HAYDEN = r"""
@article{hayden,
  author = {Hayden, Jill A. and M{\"u}ller, Jean-Pierre and van Tulder, M. W.},
  title = {Exercise for {LBP}},
  journal = {Cochrane Database},
  year = {2021},
  volume = {9},
  number = {2},
  pages = {514--530},
  doi = {https://doi.org/10.1002/x},
  pmid = {123},
  urldate = {2026-11-02},
}
"""
NHS = """
@online{nhs,
  author = {{National Health Service}},
  title = {Back pain},
  url = {https://www.nhs.uk/back-pain/},
  urldate = {2026-11-09},
  note = {Read in a copy},
}
"""


def read(text):
    return read_sources(text, "content/sources.bib")


def said(text):
    return [str(diagnostic) for diagnostic in read(text)[1]]


def test_article_reads_as_pubmed_writes_it():
    """Names with initials, accents, journal, volume and a shortened range."""
    source = read(HAYDEN)[0]["hayden"]

    assert source.text == (
        "Hayden JA, Müller JP, van Tulder MW. Exercise for LBP. Cochrane Database."
        " 2021;9(2):514-30."
    )
    assert source.short == "Hayden 2021"


def test_links_lead_to_doi_and_pubmed():
    """Each becomes the address that lasts longest, and no two sound alike."""
    source = read(HAYDEN)[0]["hayden"]

    assert [(link.label, link.url) for link in source.links] == [
        ("doi:10.1002/x", "https://doi.org/10.1002/x"),
        ("PubMed 123", "https://pubmed.ncbi.nlm.nih.gov/123/"),
    ]


def test_web_page_names_its_body_and_the_day_it_was_read():
    """An organization is not taken for a person; a note is kept."""
    source = read(NHS)[0]["nhs"]

    assert source.text == (
        "National Health Service. Back pain [Internet]."
        " [date unknown] [cited 2026 Nov 9]."
    )
    assert [link.label for link in source.links] == ["nhs.uk"]
    assert source.note == "Read in a copy"
    assert source.checked == date(2026, 11, 9)


def test_keys_are_small_letters():
    """A program that exports capitals does not change how authors cite."""
    assert list(read(NHS.replace("{nhs,", "{NHS,"))[0]) == ["nhs"]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            "  doi = {https://doi.org/10.1002/x},\n  pmid = {123},\n",
            "",
            (
                "content/sources.bib:2: The source “hayden” has no doi, pmid or url."
                " Add one, so that readers can look it up."
            ),
        ),
        (
            "  title = {Exercise for {LBP}},\n",
            "",
            (
                "content/sources.bib:2: The source “hayden” has no title."
                " Add a line title = {…}."
            ),
        ),
        (
            "  urldate = {2026-11-02},\n",
            "",
            (
                "content/sources.bib:2: The source “hayden” does not say when it was"
                " last checked. Look it up, then add a line urldate = {2026-11-02}."
            ),
        ),
        (
            "{2026-11-02}",
            "{2 Nov 2026}",
            (
                "content/sources.bib:12: The source “hayden” does not say when it was"
                " last checked. Look it up, then add a line urldate = {2026-11-02}."
            ),
        ),
        (
            "  year = {2021},\n",
            "  year = {2021},\n  year = {2022},\n",
            "content/sources.bib:2: This source has “year” twice. Keep one of them.",
        ),
        (
            "Jill A. and",
            "Jill A., B., C., D. and",
            (
                "content/sources.bib:3: The names of this source's authors cannot be"
                " read. Write them as “Last, First and Last, First”."
            ),
        ),
    ],
)
def test_lacking_entry_is_named_with_its_line(before, after, sentence):
    """Each thing a reader would miss is one sentence with file and line."""
    assert said(HAYDEN.replace(before, after)) == [sentence]


@pytest.mark.parametrize(
    ("before", "after", "slip"),
    [
        ("{9}", "{9", "7: The brace of “volume” is not closed."),
        ("{LBP}}", "{LBP}", "4: The brace of “title” is not closed."),
        ("{2026-11-02},\n}", "{2026-11-02,\n}", "12: The brace of “urldate” is not"),
        ("{2026-11-02},\n}", "{2026-11-02},\n", "2: The brace of this source is not"),
        ("{LBP}}", "{LBP}}}", "4: A brace is closed here that none opened."),
        ("{https:", "https:", "10: A brace is closed here that none opened."),
        ("{9}", '"9', "7: The quotation mark of “volume” is not closed."),
        ("{9},", "{9}", "7: This field has no comma at its end."),
        ("{hayden,", "{hayden", "2: This key has no comma at its end."),
        ("{hayden,", " hayden,", "2: This source begins without a brace."),
        ("@article{", "article{", "2: This source begins without @."),
    ],
)
def test_slip_is_told_with_its_line_before_all_that_follows(before, after, slip):
    """A brace or a comma is the one mistake; the other entries are there."""
    assert before in HAYDEN
    sources, (diagnostic,) = read(HAYDEN.replace(before, after) + NHS)

    assert str(diagnostic).startswith(f"content/sources.bib:{slip}")
    assert list(sources) == ["nhs"]


@pytest.mark.parametrize(
    "lasting",
    [
        "{9\n   where p = 0.05 is\n   and x = {y}}",
        '"9\n   where p = 0.05 is"',
        '"M{\\"u}ller"',
        r"{9 \{ of ten}",
        "{9},\n  month = jan",
    ],
)
def test_what_only_looks_like_a_slip_is_none(lasting):
    """Long texts, accents, escaped braces and names of months are as they should be."""
    assert said("@comment no brace\n" + HAYDEN.replace("{9}", lasting)) == []


def test_one_broken_entry_hides_no_other():
    """The sources that are right stay usable, so that no false errors follow."""
    sources, diagnostics = read(HAYDEN.replace("{9}", "{9") + NHS)

    assert list(sources) == ["nhs"]
    assert len(diagnostics) == 1


def test_doubles_are_named():
    """A key twice, and one paper under two keys, are both mistakes."""
    other = HAYDEN.replace("{hayden,", "{hayden-2021,")

    assert said(NHS + NHS) == [
        (
            "content/sources.bib:10: “nhs” stands here twice; first on line 2."
            " Keep one of them."
        ),
    ]
    assert said(HAYDEN + other) == [
        (
            "content/sources.bib:15: “hayden-2021” has the doi of “hayden” (line 2)."
            " Keep one of them, and cite that one."
        ),
    ]
