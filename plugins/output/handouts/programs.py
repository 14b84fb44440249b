"""What a program says on paper: plain values, as program.typ reads them."""

import io
from pathlib import Path

from brand.model import BRAND
from content_model.model import Content
from exercises.reading import POSES, STILLS
from fast_build.kept import KeptTexts
from figures.colors import paper_rules
from figures.drawn import DrawnFigures
from handouts.model import Sender
from plain_text import Table
from site_parts import BUILD_DAY, Settings, SitePart

WORDS: dict[str, Table] = {
    "en": {
        "call_us": "Call us",
        "scan": "A code that leads to this program on our site.",
        "danger": "Call 911 if you can’t pee, are numb between your legs, or both"
        " legs get weak.",
        "stop_lead": "Stop and call us if:",
        "ask_first": "Ask first if you have:",
        "easier": "Easier:",
        "stop_if": "Stop if",
        "weeks": ["Week 1", "Week 2", "Week 3", "Week 4"],
        "stop": [
            "pain or tingling runs further down your leg",
            "a leg turns numb or weak",
            "pain keeps climbing, or you feel dizzy or have chest pain",
        ],
    },
    "es": {
        "call_us": "Llámenos",
        "scan": "Un código que lleva a este programa en nuestro sitio.",
        "danger": "Llame al 911 si no puede orinar, si no siente la entrepierna o si"
        " las dos piernas pierden fuerza.",
        "stop_lead": "Pare y llámenos si:",
        "ask_first": "Pregunte primero si tiene:",
        "easier": "Más fácil:",
        "stop_if": "Pare si",
        "weeks": ["Semana 1", "Semana 2", "Semana 3", "Semana 4"],
        "stop": [
            "el dolor o el hormigueo baja más por la pierna",
            "una pierna se duerme o pierde fuerza",
            "el dolor sigue subiendo, se marea o le duele el pecho",
        ],
    },
}


class Drawn:
    """Pictures on paper, those of earlier builds among them."""

    def __init__(self, cache: Path) -> None:
        """Read what was kept."""
        self.figures = DrawnFigures(cache / "figures.pickle")
        self.codes = KeptTexts(cache / "codes.pickle", Path(__file__).parent)

    def save(self) -> None:
        """Keep what this build used."""
        self.figures.save()
        self.codes.save()


def program_data(
    program: Content, sender: Sender, settings: Settings, drawn: Drawn
) -> Table:
    """Describe a program with its exercises."""
    words = WORDS.get(program.lang, WORDS["en"])
    url = f"{sender.site}/{program.url}"
    color = paper_rules(BRAND.of(settings).colors)
    return {
        "language": program.lang,
        "reviewed": (program.reviewed or BUILD_DAY.of(settings)).isoformat(),
        "title": program.title,
        "who_for": program.who_for,
        "ask_first": list(program.ask_first),
        "stop": words["stop"],
        "url": url,
        "qr": drawn.codes.of((url,), lambda: qr_code(url)),
        "practice": {"name": sender.name, "telephone": sender.telephone},
        "words": words,
        "exercises": [
            printed(each, color, drawn.figures) for each in program.exercise_pages
        ],
    }


def printed(exercise: Content, color: str, figures: DrawnFigures) -> Table:
    """Describe one exercise, with its last pose."""
    words, poses = STILLS.of(exercise)[-1].words, POSES.of(exercise)
    return {
        "title": f"{exercise.title}: {exercise.plain_name}",
        "dose": [exercise.dose[key] for key in ("times", "hold", "days")],
        "steps": list(exercise.steps),
        "easier": exercise.easier,
        "stop": list(exercise.stop),
        "figure": figures.still(poses, len(poses) - 1, words, color),
        "shows": words,
    }


def qr_code(url: str) -> str:
    """Draw a code that leads to an address."""
    import segno  # noqa: PLC0415 - most builds draw no new code

    out = io.BytesIO()
    segno.make(url, error="m").save(out, kind="svg", xmldecl=False, border=2)
    return out.getvalue().decode()


PROGRAMS = SitePart[list[Content]]("PROGRAMS")
