"""Addresses in other languages: /services/x/ is /es/servicios/x/ in Spanish."""

from collections.abc import Mapping
from typing import Any

LISTS = ("INDEX", "CATEGORY", "TAG", "ARCHIVES", "YEAR_ARCHIVE")


def local_address(settings: Mapping[str, Any], lang: str, address: str) -> str:
    """Put an address of the default language into another one.

    Each part is replaced by its name in `FOLDER_NAMES`; a part without one stays.
    """
    if lang == settings["DEFAULT_LANG"]:
        return address
    names = settings["FOLDER_NAMES"].get(lang, {})
    return "/".join([lang, *(names.get(part, part) for part in address.split("/"))])


def local_settings(settings: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return settings whose lists of articles stand at a language's addresses."""
    if lang == settings["DEFAULT_LANG"]:
        return settings
    names = [f"{each}_{end}" for each in LISTS for end in ("URL", "SAVE_AS")]
    return settings | {
        name: local_address(settings, lang, settings[name]) for name in names
    }
