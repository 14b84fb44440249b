"""What a program says on paper: plain values, as program.typ reads them."""

from io import BytesIO
from pathlib import Path

from brand.model import BRAND
from build_cache.kept import KeptMade
from content_model.model import Content
from exercises.reading import POSES, STILLS
from figures.colors import paper_rules
from figures.drawn import DrawnFigures
from handouts.model import Sender, web_address
from i18n import SPEECHES, Speech, gettext_noop
from plain_text import Table
from site_parts import BUILD_DAY, Settings

WEEKS = ("Week 1", "Week 2", "Week 3", "Week 4")
STOP = (
    "pain or tingling runs further down your leg",
    "a leg turns numb or weak",
    "pain keeps climbing, or you feel dizzy or have chest pain",
)
SCAN = gettext_noop("A code that leads to this program on our site.")
DANGER = gettext_noop(
    "Call 911 if you can’t pee, are numb between your legs, or both legs get weak."
)
STOP_LEAD = gettext_noop("Stop and call us if:")


class Drawn:
    """Pictures on paper, those of earlier builds among them."""

    def __init__(self, cache: Path) -> None:
        self.figures = DrawnFigures(cache / "figures.pickle")
        self.codes = KeptMade[str](cache / "codes.pickle", Path(__file__).parent)

    def save(self) -> None:
        """Keep what this build used."""
        self.figures.save()
        self.codes.save()


def program_data(
    program: Content, sender: Sender, settings: Settings, drawn: Drawn
) -> Table:
    """Describe a program with its exercises."""
    speech = SPEECHES.of(settings)[program.lang]
    url = f"{sender.site}/{program.url}"
    color = paper_rules(BRAND.of(settings).colors)
    return {
        "language": program.lang,
        "reviewed": (program.reviewed or BUILD_DAY.of(settings)).isoformat(),
        "title": program.title,
        "who_for": program.who_for,
        "ask_first": list(program.ask_first),
        "stop": list(map(speech.say, STOP)),
        "url": web_address(url, speech),
        "qr": drawn.codes.of((url,), lambda: qr_svg(url)),
        "practice": {"name": sender.name, "telephone": sender.telephone},
        "words": words_of(speech),
        "exercises": [
            printed(exercise, color, drawn.figures)
            for exercise in program.exercise_pages
        ],
    }


def words_of(speech: Speech) -> Table:
    """Give what stands on each paper, in a language."""
    return {
        "call_us": speech.say("Call us"),
        "scan": speech.say(SCAN),
        "danger": speech.say(DANGER),
        "stop_lead": speech.say(STOP_LEAD),
        "ask_first": speech.say("Ask first if you have:"),
        "easier": speech.say("Easier:"),
        "stop_if": speech.say("Stop if"),
        "weeks": list(map(speech.say, WEEKS)),
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


def qr_svg(text: str) -> str:
    """Draw a QR code with its quiet zone; it scales to any size.

    Error correction M: a crease in a handout does not hurt. The drawing carries
    neither a size nor a date, so the same text gives the same bytes.
    """
    import segno  # noqa: PLC0415 - most builds draw no new code

    drawn = BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn,
        kind="svg",
        border=4,
        omitsize=True,
        xmldecl=False,
        dark="#000000",
        light="#ffffff",
        svgclass=None,
        lineclass=None,
    )
    return drawn.getvalue().decode()
