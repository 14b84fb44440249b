"""Addresses in other languages: /services/x/ is /es/servicios/x/ in Spanish."""

from collections.abc import Mapping
from typing import Any

from pelican import urlwrappers


def local_address(settings: Mapping[str, Any], lang: str, address: str) -> str:
    """Put an address of the default language into another one.

    Each part is replaced by its name in `FOLDER_NAMES`; a part without one stays.
    """
    if lang == settings["DEFAULT_LANG"]:
        return address
    names = settings["FOLDER_NAMES"].get(lang, {})
    return "/".join([lang, *(names.get(part, part) for part in address.split("/"))])


class _Local:
    """A mark of an article whose list stands at its language's address.

    Mixed into Pelican's own classes, under their names: Pelican finds their
    settings by the name of the class.
    """

    def __init__(self, name: str, settings: dict[str, Any], lang: str) -> None:
        """Remember the language beside the name."""
        super().__init__(name, settings)  # type: ignore[call-arg]
        self.lang = lang

    @property
    def url(self) -> str:
        """Where its list is."""
        address: str = super().url  # type: ignore[misc]
        return local_address(self.settings, self.lang, address)  # type: ignore[attr-defined]

    @property
    def save_as(self) -> str:
        """The file of its list."""
        address: str = super().save_as  # type: ignore[misc]
        return local_address(self.settings, self.lang, address)  # type: ignore[attr-defined]


class Category(_Local, urlwrappers.Category):
    """A category in one language."""


class Tag(_Local, urlwrappers.Tag):
    """A tag in one language."""
