"""What comes out of the practice's printer."""

import json
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject
from tests.brands import CACHE
from tests.conftest import ROOT
from tests.plugins.pages.signs.conftest import sign_file, with_checklist

from brand.reader import read_brand
from handouts.printing import begin, paper

NAMES = {
    "signs": ("checklist.pdf", "emergency-card.pdf"),
    "es/senales": ("lista-de-senales.pdf", "tarjeta-de-emergencia.pdf"),
}
FILES = [(folder, name) for folder, names in NAMES.items() for name in names]


DRIVE = {"signs": "Don’t drive yourself.", "es/senales": "No maneje usted."}

TEXT = read_brand(ROOT / "theme/brand", ROOT / "theme/brand", ROOT, CACHE)[0].text


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
        for child in node:
            yield from kinds(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"]
        yield from kinds(node.get("/K", []))


@pytest.mark.parametrize("folder", ["signs", "es/senales"])
def test_paper_says_what_the_page_says(sample_site, folder):
    """Every sign of the page is on the handout; danger signs are on the card."""
    described = json.loads((sample_site / folder / "signs.json").read_text())
    say = described["results"][0]["say"]
    signs = described["signs"]
    handout = words_of(sample_site / folder / NAMES[folder][0])
    card = words_of(sample_site / folder / NAMES[folder][1])

    for sign in signs:
        assert sign["title"] in handout
        assert all(symptom in handout for symptom in sign["symptoms"])
        assert (sign["title"] in card) == (sign["level"] == "emergency")
    assert "911" in card
    assert "cauda equina" in say
    assert say in card
    assert say in handout
    assert DRIVE[folder] in card
    assert DRIVE[folder] in handout
    assert "303-555-0142" in card


@pytest.mark.parametrize("folder", ["signs", "es/senales"])
def test_each_is_one_sheet(sample_site, folder):
    """The handout fits both sides of a sheet, danger signs on the first; one card."""
    handout = PdfReader(sample_site / folder / NAMES[folder][0])

    assert len(handout.pages) == 2
    assert "911" in handout.pages[0].extract_text()
    assert len(PdfReader(sample_site / folder / NAMES[folder][1]).pages) == 1


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


# As a brand gives them.
LOOKS = {
    "mark": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"></svg>',
    "surface": "#f4f1ea",
}


def data_with(sign):
    """What a handout is made of."""
    return LOOKS | {
        "language": "en",
        "reviewed": "2026-11-02",
        "reviewed_line": "Last reviewed: November 2, 2026",
        "url": "https://www.example.com/signs/",
        "practice": {"name": "Example", "telephone": "1", "address": ["2"]},
        "handout": {"title": "Signs", "lead": "Read them."},
        "card": {"title": "Signs", "fold": "Fold.", "mine": ["Name"]},
        "call_us": "Call us",
        "always": "Ask.",
        "emergency": "Call 911.",
        "exits": {"heading": "First", "lines": [{"title": "17", "result": "Ask."}]},
        "levels": [
            {
                "id": name,
                "heading": name,
                "action": "Call 911",
                "lead": "Now.",
                "say_lead": "Say:",
                "say": "Help",
                "say_english": "",
                "signs": [{"title": sign, "symptoms": ["#y"]}],
            }
            for name in ("emergency", "same-day", "therapy")
        ],
    }


def test_same_words_give_the_same_bytes(tmp_path):
    """Two builds can be compared byte by byte, on any day and machine."""
    data = data_with("#show *raw* [@x] $y$ \\z")
    one, two = (paper("handout", data, tmp_path / name, TEXT) for name in "ab")

    first = one.read()
    begin([two])()  # in a program beside the build

    assert first == two.kept.read_bytes()
    assert "#show *raw* [@x] $y$ \\z" in words_of(BytesIO(first))


def test_kept_file_is_used_again(tmp_path, monkeypatch, sample_site):
    """A build sets paper again only when its words or its layout changed."""
    made = {
        "emergency-card.pdf": (sample_site / "signs/emergency-card.pdf").read_bytes()
    }
    monkeypatch.setattr(
        "handouts.printing.compiled", lambda *_, **__: made.popitem()[1]
    )

    one = paper("card", {"words": "same"}, tmp_path, TEXT).read()

    assert paper("card", {"words": "same"}, tmp_path, TEXT).read() == one
    with pytest.raises(KeyError):
        paper("card", {"words": "other"}, tmp_path, TEXT).read()


@pytest.mark.parametrize("layout", ["handout", "card"])
@pytest.mark.parametrize(
    "sign", ["Pain for ≥ 6 weeks", "Søren Nguyễn", "Боль в спине", "x → y", "50 € ½"]
)
def test_letters_beyond_english_and_spanish_are_printed(tmp_path, layout, sign):
    """A sign in other letters is on paper as it is on the page."""
    assert sign in words_of(
        BytesIO(paper(layout, data_with(sign), tmp_path, TEXT).read())
    )


@pytest.mark.parametrize("layout", ["handout", "card"])
@pytest.mark.parametrize(
    "sign",
    [
        "Numb 😀",
        "👍🏽 Numb 👩‍⚕️",
        "麻木",
        "ปวดหลัง",
        "የጀርባ ህመም",
        "ألم في الظهر",
        "नमस्ते",
        "\u0e31",
        "🇺🇸",
    ],
)
@pytest.mark.parametrize("installed", [True, False])
def test_any_letter_can_be_typed(tmp_path, layout, sign, installed, monkeypatch):
    """What no typeface of a computer has is left out; the sheet is still printed."""
    if not installed:
        monkeypatch.setattr("typefaces._listed", list)
    pdf = paper(layout, data_with(sign), tmp_path, TEXT).read()

    assert "Signs" in words_of(BytesIO(pdf))
    assert ("Numb" in words_of(BytesIO(pdf))) == ("Numb" in sign)


def test_author_is_told_what_paper_lacks(site, monkeypatch):
    """The build goes on; a sentence names the file, its line and the letters."""
    monkeypatch.setattr("typefaces._listed", list)
    with_checklist(site)
    site.write({"signs/six-weeks.md": sign_file(title="又痛了", order=3)})

    outcome = site.build()

    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]
    (told,) = (str(e) for e in outcome.notes if "paper lacks it" in str(e))
    place = "content/signs/six-weeks.md:2: "
    assert told.startswith(f"{place}No typeface on this computer has “又痛了”")
