"""A program on paper says all that its page says, and is tagged."""

from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

from pypdf import PdfReader
from tests.brands import CACHE
from tests.conftest import ROOT

from brand.model import BRAND
from brand.reader import read_brand
from content_model.model import Source
from exercises.reading import draw
from figures.drawn import DrawnFigures
from handouts.model import Sender, web_address
from handouts.plugin import looks
from handouts.printing import paper
from handouts.programs import Drawn, program_data, qr_svg
from i18n import ENGLISH, SPEECHES, Speech

SENDER = Sender(
    name="Example PT",
    telephone="303-555-0142",
    site="https://www.example.com",
)


def exercise():
    """A bridge."""
    poses = [
        {"step": 1, "position": "on-back", "shows": "Lying."},
        {
            "step": 2,
            "position": "on-back",
            "raised": True,
            "legs": {"hip": 0, "knee": 95},
            "shows": "Hips up.",
        },
    ]
    words = {
        "title": "Bridge",
        "plain_name": "Lift your hips",
        "dose": {"times": "5 times", "hold": "hold 3 breaths", "days": "every day"},
        "steps": ("Lie down.", "Lift your hips."),
        "easier": "Half way.",
        "stop": ("your neck hurts",),
    }
    made = SimpleNamespace(
        **words,
        url="exercises/bridge/",
        metadata={"steps": words["steps"], "poses": poses},
        source=Source("content/exercises/bridge.md", {}, 9, "exercise"),
    )
    assert list(draw(made, {"PATH": "content"}, DrawnFigures(Path("none")))) == []
    return made


def test_a_program_has_everything_on_paper(tmp_path):
    """Dose, steps, four weeks, stop signs, telephone; figures have words."""
    program = SimpleNamespace(
        lang="en",
        url="programs/start/",
        title="Getting going",
        who_for="People with new pain.",
        ask_first=("weak bones",),
        reviewed=date(2026, 11, 30),
        exercise_pages=[exercise()],
    )
    house = ROOT / "theme" / "brand"
    brand, _ = read_brand(house, house, ROOT, CACHE)
    settings = {}
    BRAND.put(settings, brand)
    SPEECHES.put(settings, {"en": ENGLISH})
    data = program_data(program, SENDER, settings, Drawn(tmp_path)) | looks(brand)
    pdf = PdfReader(BytesIO(paper("program", data, tmp_path, brand.text).read()))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())

    for words in [
        "Getting going",
        "Bridge: Lift your hips",
        "5 times · hold 3 breaths · every day",
        "Lift your hips.",
        "Stop if your neck hurts",
        "a leg turns numb or weak",
        "Call 911",
        "weak bones",
        "Week 1",
        "Week 4",
        "303-555-0142",
        "https://www.example.com/programs/start/",
    ]:
        assert words in text, words
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title == "Getting going"
    assert data["exercises"][0]["shows"] == "Hips up."


def test_a_program_speaks_by_the_catalog_and_keeps_its_address(tmp_path):
    """Any language needs its words alone; nobody types a hyphen that is not there."""
    url = "es/programas/cuatro-semanas-para-caminar-y-dormir-mejor/"
    program = SimpleNamespace(
        lang="es",
        url=url,
        title="Caminar",
        who_for="Para todos.",
        ask_first=("dolor",),
        reviewed=date(2026, 11, 30),
        exercise_pages=[],
    )
    house = ROOT / "theme" / "brand"
    brand, _ = read_brand(house, house, ROOT, CACHE)
    settings = {}
    BRAND.put(settings, brand)
    SPEECHES.put(settings, {"es": Speech("es", "es_US", {"Call us": "Llámenos"})})
    data = program_data(program, SENDER, settings, Drawn(tmp_path)) | looks(brand)
    pdf = PdfReader(BytesIO(paper("program", data, tmp_path, brand.text).read()))
    text = "".join(page.extract_text() for page in pdf.pages)

    assert "Llámenos: 303-555-0142" in text
    assert f"https://www.example.com/{url}" in "".join(text.split())


def test_addresses_keep_their_order_among_arabic_words():
    """The last slash stays last; the code leads to the address alone."""
    speech = Speech("ar", "ar_EG", right_to_left=True)

    assert web_address("https://x.org/a/", speech) == (
        "\N{LEFT-TO-RIGHT ISOLATE}https://x.org/a/\N{POP DIRECTIONAL ISOLATE}"
    )
    assert web_address("https://x.org/a/", ENGLISH) == "https://x.org/a/"


def test_the_same_text_gives_the_same_code():
    """Codes are reproducible, scale, and load nothing."""
    svg = qr_svg("https://www.example.com/contact/")

    assert svg == qr_svg("https://www.example.com/contact/")
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox=')
    assert "href" not in svg
    assert "style" not in svg
