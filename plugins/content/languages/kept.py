"""Keep what takes a while: reading a catalog, and asking whether it lacks words."""

from pathlib import Path

import babel

from build_cache.kept import kept_or_made
from diagnostics import Diagnostic
from i18n import Speech
from site_parts import Settings


def kept_speech(settings: Settings, code: str) -> tuple[Speech, list[Diagnostic]]:
    """Read a language's words, and what is strange in them, or return them as kept."""
    locale, path = settings["LOCALES"][code], catalog_of(settings, code)
    text = path.read_bytes() if path.exists() else b""

    def read() -> tuple[Speech, list[Diagnostic]]:
        from languages.catalog import read_speech, strange_places  # noqa: PLC0415 - slow to import

        speech, known = read_speech(code, locale, path)
        return speech, list(strange_places(known, f"theme/locale/{path.name}", path))

    return kept_or_made(
        Path(settings["CACHE_PATH"], f"words-{code}.pickle"),
        (locale, text, babel.__version__),
        read,
        Path(__file__).parent,
    )


def kept_gaps(settings: Settings) -> list[Diagnostic]:
    """Name each phrase that a language has no sure words for, or return them as kept.

    The phrases are those of all templates and plugins.
    """
    theme, plugins = Path(settings["THEME"]), [*map(Path, settings["PLUGIN_PATHS"])]
    locales: dict[str, str] = settings["LOCALES"]
    catalogs = {code: catalog_of(settings, code) for code in settings["LANGUAGES"]}

    def find() -> list[Diagnostic]:
        from languages.catalog import (  # noqa: PLC0415 - slow to import
            all_words,
            missing_words,
            read_speech,
        )

        said = all_words(theme, plugins)
        gaps: list[Diagnostic] = []
        for code, path in catalogs.items():
            _, known = read_speech(code, locales[code], path)
            gaps += missing_words(said, known, f"theme/locale/{path.name}", path)
        return gaps

    read = sorted(theme.rglob("*.html"))
    read += (path for folder in plugins for path in sorted(folder.glob("*/*.py")))
    read += filter(Path.exists, catalogs.values())
    return kept_or_made(
        Path(settings["CACHE_PATH"], "words-missing.pickle"),
        (catalogs, locales, [path.read_bytes() for path in read], babel.__version__),
        find,
        Path(__file__).parent,
    )


def catalog_of(settings: Settings, code: str) -> Path:
    """Name the file with a language's words."""
    return Path(settings["THEME"]) / "locale" / f"{code}.po"
