"""Say when the practice is open: to readers, to search engines, and right now.

    content/practice/hours.toml -> Hours (facts)
    -> HoursInWords (words.py)         what a person reads
       and what <open-now> computes with: in pages about the hours, and in
       /open-now/en.json for the foot of all others
    -> structured_data                 what search engines read

Gives templates `opening_hours`, by language: `opening_hours["en"].rows`,
`.holidays` and `.open_now`. A special day that is over is a warning, and so is one
whose name is that of another day (named_days.py). Of other offices than the main one,
`in_words` gives the same.
Settings: `HOLIDAYS_SHOWN_DAYS`, how far ahead visitors see special days.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator

from build_cache.files import place
from diagnostics import Diagnostic, report
from facts.model import FACTS, FACTS_OF, Facts, Hours
from facts.toml_lines import lines_of_keys
from i18n import SPEECHES
from opening_hours.named_days import WrittenDays, strange_days
from opening_hours.phrases import phrases_of
from opening_hours.words import HoursInWords, hours_in_words
from site_parts import BUILD_DAY, Settings, SitePart
from whole_build.stages import content_read, pages_written

HOURS = SitePart[dict[str, HoursInWords]]("OPENING_HOURS")


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    content_read.connect(share_hours)
    pages_written.connect(write_open_now)


def share_hours(generators: Sequence[Generator]) -> None:
    """Give templates the hours in words; warn of days that are over."""
    settings = generators[0].settings
    facts = FACTS.find(settings)
    if facts is None:
        return
    report.add(*days_to_look_at(settings))
    words = in_words(settings, lambda facts: facts.main_hours)
    HOURS.put(settings, words)
    for generator in generators:
        generator.context["opening_hours"] = words


def write_open_now(pelican: Pelican) -> None:
    """Write what the foot of a page asks for once a visitor comes near it."""
    for lang, words in (HOURS.find(pelican.settings) or {}).items():
        path = Path(pelican.output_path, "open-now", f"{lang}.json")
        place(path, words.open_now, pelican.settings)


def in_words(
    settings: Settings, hours_of: Callable[[Facts], Hours]
) -> dict[str, HoursInWords]:
    """Write hours in every language of the site."""
    today, shown = BUILD_DAY.of(settings), settings["HOLIDAYS_SHOWN_DAYS"]
    words = {}
    for lang, facts in FACTS_OF.of(settings).items():
        speech = SPEECHES.of(settings)[lang]
        phrases = phrases_of(speech.locale, speech.say)
        zone = facts.practice.time_zone.name
        words[lang] = hours_in_words(hours_of(facts), phrases, zone, today, shown)
    return words


def days_to_look_at(settings: Settings) -> Iterator[Diagnostic]:
    """Warn of special days, the common ones and each location's."""
    facts, folder = FACTS.of(settings), Path(settings["PATH"])
    own = [
        (f"location.{index}.", location.holiday)
        for index, location in enumerate(facts.practice.location)
    ]
    for name, lists in {
        "hours": [("", facts.hours.holiday)],
        "practice": own,
    }.items():
        file = folder / settings["PRACTICE_PATH"] / f"{name}.toml"
        if file.exists():
            lines = lines_of_keys(file.read_text("utf-8", "replace"))
            path = file.relative_to(folder.parent).as_posix()
            for within, holidays in lists:
                today = BUILD_DAY.of(settings)
                days = WrittenDays(holidays, path, lines, within)
                yield from past_holidays(days, today)
                yield from strange_days(days, today)


def past_holidays(days: WrittenDays, today: date) -> Iterator[Diagnostic]:
    """Warn of each day that lies before today, and when no day lies ahead."""
    for index, holiday in enumerate(days.holidays):
        if holiday.date < today:
            problem = f"{holiday.name} on {holiday.date} is over."
            fix = "Remove it, or give it next year's date."
            yield days.warning(f"holiday.{index}.date", problem, fix)
    if days.holidays and all(holiday.date < today for holiday in days.holidays):
        problem = "No special day lies ahead."
        fix = "Add the days on which you will be closed."
        yield days.warning("", problem, fix)
