"""Say when the practice is open: to readers, to search engines, and right now.

    content/practice/hours.toml -> Hours (facts)
    -> HoursInWords (words.py)         what a person reads
    -> specifications (structured.py)  what search engines read
    -> OpenNow (open_now.py)           what <open-now> computes with

Gives templates `opening_hours`, by language: `opening_hours["en"].rows`,
`.holidays` and `.open_now`. A day in hours.toml that is over is a warning.
Settings: `HOLIDAYS_SHOWN_DAYS`, how far ahead visitors see special days.
"""

from collections.abc import Iterable
from pathlib import Path

from pelican.generators import Generator

from diagnostics import report
from facts.model import FACTS, FACTS_OF
from facts.toml_lines import lines_of_keys
from i18n import SPEECHES
from opening_hours.past import past_holidays
from opening_hours.phrases import phrases_of
from opening_hours.structured import specifications
from opening_hours.words import hours_in_words
from site_parts import BUILD_DAY
from whole_build.stages import content_read

__all__ = ["specifications"]


def register() -> None:
    """Connect to Pelican."""
    content_read.connect(share_hours)


def share_hours(generators: Iterable[Generator]) -> None:
    """Give templates the hours in words; warn of days that are over."""
    generators = list(generators)
    settings = generators[0].settings
    facts = FACTS.find(settings)
    if facts is None:
        return
    today = BUILD_DAY.of(settings)
    file = Path(settings["PATH"]) / settings["PRACTICE_PATH"] / "hours.toml"
    lines = lines_of_keys(file.read_text("utf-8", "replace"))
    path = file.relative_to(Path(settings["PATH"]).parent).as_posix()
    report.add(*past_holidays(facts.hours, today, path, lines))
    zone, shown = facts.practice.time_zone.name, settings["HOLIDAYS_SHOWN_DAYS"]
    phrases = {
        lang: phrases_of(speech.locale, speech.say)
        for lang, speech in SPEECHES.of(settings).items()
    }
    words = {
        lang: hours_in_words(each.hours, phrases[lang], zone, today, shown)
        for lang, each in FACTS_OF.of(settings).items()
        if each
    }
    for generator in generators:
        generator.context["opening_hours"] = words
