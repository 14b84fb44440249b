"""Contact cards that telephones read, and a code that leads to the contact page."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facts.reader import read_facts
from vcards.card import escaped, folded, person_card, practice_card
from vcards.directions import directions

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def practice():
    return read_facts(ROOT / "content" / "practice", ROOT).practice


def unfolded(card):
    """The lines of a card as a telephone reads them."""
    return card.replace("\r\n ", "").split("\r\n")


def test_the_practices_card_has_every_way_to_reach_it(practice):
    """Voice, text, fax, mail, address, place and site are on the card."""
    lines = unfolded(practice_card(practice, b"PNG"))

    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert lines[-2:] == ["END:VCARD", ""]
    for line in (
        "FN:Example Street Physical Therapy",
        "TEL;TYPE=WORK,VOICE,PREF:+1-303-555-0142",
        "TEL;TYPE=WORK,MSG:+1-303-555-0144",
        "TEL;TYPE=WORK,FAX:+1-303-555-0143",
        "EMAIL;TYPE=INTERNET,WORK:hello@example.com",
        "ADR;TYPE=WORK:;;100 Example Street;Sampletown;CO;80000;US",
        "GEO:39.25;-103.05",
        "URL:https://www.example.com/",
    ):
        assert line in lines


def test_a_persons_card_carries_name_and_credentials(practice):
    """The family name sorts, credentials are suffixes, the role is the title."""
    card = person_card(
        practice, "Jordan Sample", ["PT", "DPT"], "Therapist; owner", "people/x/"
    )
    lines = unfolded(card)

    assert "N:Sample;Jordan;;;PT,DPT" in lines
    assert r"FN:Jordan Sample\, PT\, DPT" in lines
    assert r"TITLE:Therapist\; owner" in lines
    assert "URL:https://www.example.com/people/x/" in lines


@given(st.text(max_size=300))
@example("A word that goes on. " * 20)
@example("é" * 200)
def test_any_text_stays_one_value_in_lines_of_legal_length(text):
    """No text breaks a card: folding is undone without a loss."""
    line = f"NOTE:{escaped(text)}"

    parts = folded(line).split("\r\n")

    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part.removeprefix(" ") for part in parts[1:]) == line
    assert not set("\r\n") & set(line)


def test_directions_go_to_the_address_without_tracking(practice):
    """Map services get where we are, not who asks."""
    for link in directions(practice.address):
        assert link.url.startswith("https://")
        assert "100%20Example%20Street%2C%20Sampletown%2C%20CO%2080000" in link.url
        assert "utm_" not in link.url


def test_a_translated_page_leads_to_a_card_in_its_language(site):
    """A therapist's title stands in the telephone as the visitor read it."""
    original = (site.root / "content/people/ann-author.md").read_text(encoding="utf-8")
    front = "translates: ann-author\ntranslates_version: 2026-11-02\n---\n\nA"
    spanish = original.replace("---\n\nA", front)
    site.write({"es/people/ana.md": re.sub("role: .*", "role: Terapeuta", spanish)})
    assert site.build().good

    page = (site.output / "es/equipo/ana/index.html").read_text(encoding="utf-8")
    assert "/es/equipo/ana.vcf" in page
    card = (site.output / "es/equipo/ana.vcf").read_text(encoding="utf-8")
    assert "TITLE:Terapeuta" in card
    assert "/es/equipo/ana/" in card
    assert "TITLE:Terapeuta" not in (site.output / "people/ann-author.vcf").read_text()


def test_cards_are_written_beside_the_pages(site):
    """The site offers a card of the practice and of each therapist."""
    assert site.build().good

    assert (site.output / "contact.vcf").read_bytes().startswith(b"BEGIN:VCARD\r\n")
    assert (site.output / "people" / "ann-author.vcf").exists()
