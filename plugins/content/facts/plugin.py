"""What connects to Pelican; the package says what it is for."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

from babel import Locale
from pelican import Pelican, signals

from diagnostics import ContentError, report
from facts.model import FACTS, FACTS_OF
from facts.reader import read_facts
from facts.today import build_day
from facts.words import (
    THEME_WORDS,
    menus_in_english,
    misplaced,
    read_words,
    texts,
    theme_phrases,
    unsaid,
    unused_words,
    worded,
)
from site_parts import BUILD_DAY, BUILD_ZONE

# After all others, with room for the days that plugins add to it.
NO_DAY = date(9000, 1, 1)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(share_facts)


def share_facts(pelican: Pelican) -> None:
    """Read the facts and put them where templates and plugins find them."""
    settings = pelican.settings
    folder = Path(settings["PATH"]) / settings["PRACTICE_PATH"]
    FACTS.put(settings, None)
    FACTS_OF.put(settings, {})
    # While facts have mistakes nothing is scheduled, and nobody asks what is late.
    BUILD_DAY.put(settings, NO_DAY)
    root = Path(settings["PATH"]).parent
    try:
        facts = read_facts(folder, root)
    except ContentError as error:
        report.add(*error.diagnostics)
        return
    FACTS.put(settings, facts)
    FACTS_OF.put(settings, {settings["DEFAULT_LANG"]: facts})
    theme = theme_phrases(Path(settings["THEME"]))
    own = {settings["DEFAULT_LANG"]: folder / "words.toml"}
    for code in settings["LANGUAGES"]:
        own[code] = folder.parent / code / settings["PRACTICE_PATH"] / "words.toml"
    THEME_WORDS.put(settings, {})
    for code, path in own.items():
        words, diagnostics = read_words(path, root)
        theirs = {phrase: word for phrase, word in words.items() if phrase in theme}
        said = theme if path.parent == folder else {*theme, *texts(facts)}
        report.add(*diagnostics, *unused_words(said, words, path, root))
        report.add(*misplaced(theirs, path, root))
        THEME_WORDS.of(settings)[code] = theirs
        if path.parent != folder:
            report.add(*menus_in_english(facts, words, path, root))
            lacking = unsaid(facts.wording, {*words, *theme}, path, root)
            if not settings["PUBLISHING"]:
                lacking = (
                    replace(diagnostic, level="warning") for diagnostic in lacking
                )
            report.add(*lacking)
            locale = Locale.parse(settings["LOCALES"][code])
            rtl = locale.text_direction == "rtl"
            FACTS_OF.of(settings)[code] = worded(facts, words, right_to_left=rtl)
    BUILD_DAY.put(settings, build_day(facts.practice))
    BUILD_ZONE.put(settings, facts.practice.time_zone.name)
    if settings["SITE_URL_FROM_FACTS"]:
        settings["SITEURL"] = settings["FEED_DOMAIN"] = facts.practice.site_url.url
    settings.update({field.name: getattr(facts, field.name) for field in fields(facts)})
