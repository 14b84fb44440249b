"""What comes out of the practice's printer."""

import json
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from handouts.printing import printed

FILES = [
    (folder, name)
    for folder in ("signs", "es/senales")
    for name in ("checklist.pdf", "emergency-card.pdf")
]


def words_of(pdf):
    """All words of a file, with single spaces."""
    text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    return " ".join(text.split())


@pytest.mark.parametrize(("folder", "name"), FILES)
def test_file_is_tagged_for_screen_readers(sample_site, folder, name):
    """It says that it is PDF/UA-1, in which language, and what it is called."""
    reader = PdfReader(sample_site / folder / name)
    catalog = reader.trailer["/Root"]

    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalog["/Lang"].startswith("es" if "es" in folder else "en")
    assert reader.metadata.title
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_data()
    tags = set(kinds(catalog["/StructTreeRoot"]))
    assert {"/H1", "/L", "/LI", "/P"} <= tags


def kinds(node):
    """Every kind of tag below a node of the structure tree."""
    if isinstance(node, IndirectObject):
        node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from kinds(each)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"]
        yield from kinds(node.get("/K", []))


@pytest.mark.parametrize("folder", ["signs", "es/senales"])
def test_paper_says_what_the_page_says(sample_site, folder):
    """Every sign of the page is on the handout; danger signs are on the card."""
    signs = json.loads((sample_site / folder / "signs.json").read_text())["signs"]
    handout = words_of(sample_site / folder / "checklist.pdf")
    card = words_of(sample_site / folder / "emergency-card.pdf")

    for sign in signs:
        assert sign["title"] in handout
        assert (sign["title"] in card) == (sign["level"] == "emergency")
    assert "911" in card
    assert "303-555-0142" in card


@pytest.mark.parametrize("folder", ["signs", "es/senales"])
def test_each_is_one_sheet(sample_site, folder):
    """The handout fits both sides of a sheet, danger signs on the first; one card."""
    handout = PdfReader(sample_site / folder / "checklist.pdf")

    assert len(handout.pages) == 2
    assert "911" in handout.pages[0].extract_text()
    assert len(PdfReader(sample_site / folder / "emergency-card.pdf").pages) == 1


@pytest.mark.parametrize(("folder", "name"), FILES)
def test_paper_is_set_in_our_typeface_alone(sample_site, folder, name):
    """No machine's fonts, and no program's own, change how paper looks."""
    faces = {
        str(font.get_object()["/BaseFont"])
        for page in PdfReader(sample_site / folder / name).pages
        for font in page["/Resources"]["/Font"].values()
    }

    assert faces
    assert [face for face in faces if "AtkinsonHyperlegible" not in face] == []


def test_same_words_give_the_same_bytes(tmp_path):
    """Two builds can be compared byte by byte, on any day and machine."""
    data = {
        "language": "en",
        "reviewed": "2026-11-02",
        "reviewed_line": "Last reviewed: November 2, 2026",
        "url": "https://www.example.com/signs/",
        "practice": {"name": "Example", "telephone": "1", "address": ["2"]},
        "handout": {"title": "Signs", "lead": "Read them."},
        "card": {"title": "Signs", "fold": "Fold.", "mine": ["Name"]},
        "call_us": "Call us",
        "always": "Ask.",
        "pregnancy": {"title": "Pregnant", "text": "Ask."},
        "levels": [
            {
                "id": each,
                "heading": each,
                "action": "Call 911",
                "lead": "Now.",
                "groups": [{"title": each, "signs": ["#show *raw* [@x] $y$ \\z"]}],
            }
            for each in ("emergency", "same-day", "therapy")
        ],
    }

    first = printed("handout", data, tmp_path / "one")

    assert first == printed("handout", data, tmp_path / "two")
    assert "#show *raw* [@x] $y$ \\z" in words_of(BytesIO(first))


def test_kept_file_is_used_again(tmp_path, monkeypatch, sample_site):
    """A build sets paper again only when its words or its layout changed."""
    made = {
        "emergency-card.pdf": (sample_site / "signs/emergency-card.pdf").read_bytes()
    }
    monkeypatch.setattr("handouts.printing.compiled", lambda *_: made.popitem()[1])

    one = printed("card", {"words": "same"}, tmp_path)

    assert printed("card", {"words": "same"}, tmp_path) == one
    with pytest.raises(KeyError):
        printed("card", {"words": "other"}, tmp_path)
