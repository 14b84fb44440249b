"""What connects to Pelican; the package says what it is for."""

from collections.abc import Collection
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import babel
from babel import Locale
from pelican import Pelican, signals

from build_cache.kept import kept_or_made
from diagnostics import ContentError, report
from facts.model import FACTS, FACTS_OF, Facts
from facts.reader import read_facts, therapists_in
from facts.today import build_day
from facts.toml_file import CODE
from facts.toml_text import content_of
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
from site_parts import BUILD_DAY, BUILD_ZONE, Settings

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
        facts = kept_facts(folder, root, Path(settings["CACHE_PATH"]))
    except ContentError as error:
        report.add(*error.diagnostics)
        return
    FACTS.put(settings, facts)
    FACTS_OF.put(settings, {settings["DEFAULT_LANG"]: facts})
    THEME_WORDS.put(settings, {})
    theme = theme_phrases(Path(settings["THEME"]))
    share_words(settings, settings["DEFAULT_LANG"], theme, theme, folder)
    share_translations(settings, facts, theme)
    BUILD_DAY.put(settings, build_day(facts.practice))
    BUILD_ZONE.put(settings, facts.practice.time_zone.name)
    if settings["SITE_URL_FROM_FACTS"]:
        settings["SITEURL"] = settings["FEED_DOMAIN"] = facts.practice.site_url.url
    settings.update({field.name: getattr(facts, field.name) for field in fields(facts)})


def kept_facts(folder: Path, root: Path, cache: Path) -> Facts:
    """Return what an earlier build read from the same files, or read them.

    Raises:
        ContentError: With every mistake in every file.
    """
    files = {path.name: content_of(path) for path in sorted(folder.glob("*.toml"))}
    return kept_or_made(
        cache / "facts.pickle",
        (folder, files, therapists_in(folder.parent / "people"), babel.__version__),
        lambda: read_facts(folder, root),
        *CODE,
    )


def share_translations(
    settings: Settings, facts: Facts, theme: Collection[str]
) -> None:
    """Give plugins the facts in the words of every other language."""
    content = Path(settings["PATH"])
    said = {*theme, *texts(facts)} if settings["LANGUAGES"] else set()
    for code in settings["LANGUAGES"]:
        folder = content / code / settings["PRACTICE_PATH"]
        words = share_words(settings, code, theme, said, folder)
        path = folder / "words.toml"
        report.add(*menus_in_english(facts, words, path, content.parent))
        lacking = unsaid(facts.wording, {*words, *theme}, path, content.parent)
        if not settings["PUBLISHING"]:
            lacking = (replace(diagnostic, level="warning") for diagnostic in lacking)
        report.add(*lacking)
        rtl = Locale.parse(settings["LOCALES"][code]).text_direction == "rtl"
        FACTS_OF.of(settings)[code] = worded(facts, words, right_to_left=rtl)


def share_words(
    settings: Settings,
    code: str,
    theme: Collection[str],
    said: Collection[str],
    folder: Path,
) -> dict[str, str]:
    """Read a language's words.toml, and give templates what is meant for them.

    Args:
        theme: The phrases of templates, which can be said otherwise.
        said: All phrases that can.
    """
    path, root = folder / "words.toml", Path(settings["PATH"]).parent
    words, diagnostics = read_words(path, root)
    theirs = {phrase: word for phrase, word in words.items() if phrase in theme}
    report.add(*diagnostics, *unused_words(said, words, path, root))
    report.add(*misplaced(theirs, path, root))
    THEME_WORDS.of(settings)[code] = theirs
    return words
