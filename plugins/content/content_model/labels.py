"""Categories and tags of articles, each with a list in its language."""

from pelican import urlwrappers

from content_model.addresses import local_address
from site_parts import Settings


class _Local:
    """A mark of an article whose list stands at its language's address.

    Mixed into Pelican's own classes, under their names: Pelican finds their
    settings by the name of the class.
    """

    def __init__(self, name: str, settings: Settings, lang: str) -> None:
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
