"""What the handouts say: plain values, as the layouts in typst read them."""

from dataclasses import asdict

from babel.dates import format_date

from i18n import Speech
from plain_data import dataclass
from plain_text import isolated
from signs.model import Checklist, Part
from signs.wording import ResultWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The practice, as its paper names it.

    Attributes:
        site: The site's own address, also in a preview: paper leaves the screen.
    """

    name: str
    telephone: str
    site: str


def web_address(url: str, speech: Speech) -> str:
    """Write an address so that it stays in order among words of a language."""
    return isolated(url) if speech.right_to_left else url


def handout_data(
    checklist: Checklist, sender: Sender, speech: Speech
) -> dict[str, object]:
    """Describe the checklist for both handouts, in the language of its words."""
    reviewed = format_date(checklist.reviewed, "long", locale=speech.locale)
    words = checklist.words
    results = dict(words.results.by_level)
    return {
        "language": checklist.lang,
        "reviewed": checklist.reviewed.isoformat(),
        "reviewed_line": (
            "" if checklist.waiting else f"{words.sign.reviewed}: {reviewed}"
        ),
        "url": web_address(f"{sender.site}/{checklist.url}", speech),
        "practice": {"name": sender.name, "telephone": sender.telephone},
        "handout": asdict(words.handout),
        "card": asdict(words.card),
        "call_us": words.sheet.call_us,
        "emergency": words.sheet.emergency,
        "always": words.results.always.text,
        "exits": {
            "heading": words.exits.heading,
            "lines": [
                {"title": way_out.title, "result": way_out.result}
                for way_out in checklist.exits
            ],
        },
        "levels": [level_data(part, results[part.level]) for part in checklist.parts],
    }


def level_data(part: Part, result: ResultWords) -> dict[str, object]:
    """Describe the signs of one level, and what to say with them."""
    return {
        "id": part.level,
        "heading": part.words.heading,
        "action": part.words.action,
        "lead": part.words.lead,
        "say_lead": result.say_lead,
        "say": result.say,
        "say_english": result.say_english,
        "signs": [
            {"title": sign.title, "symptoms": list(sign.symptoms)}
            for sign in part.signs
        ],
    }
