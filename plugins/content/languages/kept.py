"""Keep the words of a catalog that has not changed: reading it takes a while."""

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


def catalog_of(settings: Settings, code: str) -> Path:
    """Name the file with a language's words."""
    return Path(settings["THEME"]) / "locale" / f"{code}.po"
