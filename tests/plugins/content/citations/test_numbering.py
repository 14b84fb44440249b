"""From cite keys in Markdown to numbered references."""

import re
from datetime import date

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.model import Source, SourceLink
from citations.numbering import Numbering
from citations.plugin import cited_on


def source(key):
    return Source(
        key=key,
        text=f"{key}.",
        short=key,
        links=(SourceLink("PubMed 1", "https://pubmed.ncbi.nlm.nih.gov/1/"),),
        checked=date(2026, 11, 2),
    )


@pytest.fixture
def numbering():
    return Numbering({key: source(key) for key in ("hayden", "nhs", "nice-m")})


def html(text):
    return markdown.markdown(
        text, extensions=["citations.markdown:Citations", "tables"]
    )


def test_keys_become_numbers_in_the_order_of_first_use(numbering):
    """The second mention of a source keeps its number and gets its own place."""
    shown = numbering.link(html("One [@nhs]. Two [@hayden]. Three [@nhs]."))

    assert shown.count(">1</a>") == 2
    assert [
        (reference.number, reference.source.key) for reference in numbering.references
    ] == [
        (1, "nhs"),
        (2, "hayden"),
    ]
    assert numbering.references[0].backlinks == ("cite-1-1", "cite-1-2")
    assert all(f'id="{place}"' in shown for place in ("cite-1-1", "cite-1-2"))


def test_number_follows_the_word_and_links_to_the_list(numbering):
    """No space parts the number from its claim; one hears "Source 1: nice-m"."""
    assert numbering.link(html("It eases [@nice-m].")) == (
        '<p>It eases<sup class="citation"><a'
        ' id="cite-1-1" href="#source-nice-m" role="doc-noteref"'
        ' aria-label="Source 1: nice-m">1</a></sup>.</p>'
    )


def test_one_bracket_holds_several_keys_and_a_locator(numbering):
    """What follows a comma says where in the source to look."""
    shown = numbering.link(html("So [@hayden, table 1 & 2; @nhs]."))

    assert '>1</a> (table 1 &amp; 2), <a id="cite-2-1"' in shown


def test_unknown_key_is_kept_with_its_line(numbering):
    """The author is told where; the page shows nothing in its place."""
    shown = numbering.link(html("One.\n\nTwo [@heyden; @nhs] and\nthree [@hex]."))

    assert numbering.unknown == [
        ("heyden", 3),
        ("hex", 4),
    ]
    assert "heyden" not in shown
    assert ">1</a></sup> and" in shown


def test_code_cites_nothing():
    """A fenced example of a cite key stays an example."""
    text = "```\n[@nhs]\n```\n"

    assert "[@nhs]" in html(text)


def test_texts_that_share_a_page_share_numbers(numbering):
    """The checklist numbers through all its signs, and no id stands twice."""
    first = numbering.link(html("One [@nhs]."))
    second = numbering.link(html("Two [@nhs; @hayden]."))

    assert 'id="cite-1-1"' in first
    assert 'id="cite-1-2"' in second
    assert len(numbering.references) == 2


@given(st.lists(st.sampled_from(["hayden", "nhs", "nice-m"]), max_size=30))
def test_every_place_is_linked_once_both_ways(keys):
    """Whatever is cited, places and references point at each other exactly."""
    numbering = Numbering({key: source(key) for key in keys})
    shown = numbering.link(html("\n\n".join(f"Claim [@{key}]." for key in keys)))
    places = [
        place for reference in numbering.references for place in reference.backlinks
    ]

    assert len(places) == len(set(places)) == len(keys)
    assert all(shown.count(f'id="{place}"') == 1 for place in places)
    assert [reference.number for reference in numbering.references] == list(
        range(1, len(set(keys)) + 1)
    )


def test_numbers_can_lead_to_another_page():
    """A page that is too heavy with its sources names where they stand."""
    note = '<a id="cite-1-1" href="#source-nhs">1</a> <a href="#part">2</a>'

    assert cited_on(note, "/evidence/") == (
        '<a href="/evidence/#source-nhs">1</a> <a href="#part">2</a>'
    )


def test_each_section_names_a_source_once(numbering):
    """The margin holds no name twice in a row; after the next heading it does again."""
    shown = numbering.link(html("One [@nhs]. Two [@nhs].\n\n## Next\n\nThree [@nhs]."))

    assert re.findall('aria-label="([^"]*)"', shown) == [
        "Source 1: nhs",
        "Source 1",
        "Source 1: nhs",
    ]
