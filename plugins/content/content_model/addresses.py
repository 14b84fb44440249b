"""Addresses in other languages: /services/x/ is /es/servicios/x/ in Spanish."""

from site_parts import Settings


def local_address(settings: Settings, lang: str, address: str) -> str:
    """Put an address of the default language into another one.

    Each part is replaced by its name in `FOLDER_NAMES`; a part without one stays.
    """
    if lang == settings["DEFAULT_LANG"]:
        return address
    return f"{lang}/{local_parts(settings, lang, address)}"


def local_parts(settings: Settings, lang: str, address: str) -> str:
    """Name the parts of an address as a language does, without its folder."""
    names = settings["FOLDER_NAMES"].get(lang, {})
    return "/".join(names.get(part, part) for part in address.split("/"))
