"""What plugins hand on to later ones, each part of the site with its type.

    FACTS = SitePart["Facts"]("FACTS")   # beside the class, in the plugin that makes it
    FACTS.put(settings, facts)           # as soon as it is there
    FACTS.of(settings).practice.name     # in any later plugin; mypy knows the rest

The parts lie in Pelican's settings: templates see them there, and what is kept of
a page depends on those parts alone that it asked for, by name
(docs/decisions/site-parts.md).
"""

from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from plain_data import dataclass

Settings = dict[str, Any]  # Pelican's, which have no types
Part = TypeVar("Part")


class Named(Protocol):
    """Pelican's settings, or the variables of a template: both have the parts."""

    def get(self, name: str, /) -> Any:
        """Give what has this name, or None."""


@dataclass(frozen=True)
class SitePart(Generic[Part]):
    """One thing that a plugin makes of the whole site, for the plugins after it."""

    name: str

    def put(self, settings: Settings, value: Part | None) -> None:
        """Hand it on; None while the files that it is made of have mistakes."""
        settings[self.name] = value

    def find(self, names: Named) -> Part | None:
        """Give it; None when its plugin is not in use or found mistakes."""
        found: Part | None = names.get(self.name)
        return found

    def of(self, names: Named) -> Part:
        """Give it where it is sure to be there.

        Raises:
            LookupError: It is not; the plugin that makes it is not in use.
        """
        found = self.find(names)
        if found is None:
            msg = f"{self.name} is not there yet: is its plugin in PLUGINS?"
            raise LookupError(msg)
        return found

    def has_reached(self, settings: Settings, value: Part) -> bool:
        """Tell whether it is this or later.

        What is kept of a file then depends on this answer, not on the value.
        """
        has_reached = getattr(settings, "has_reached", None)  # fast_build's own
        if has_reached is not None:
            return bool(has_reached(self.name, value))
        return bool(self.of(settings) >= value)  # type: ignore[operator]


@dataclass(frozen=True)
class PagePart(Generic[Part]):
    """One thing that a plugin adds to pages, where templates find it by its name."""

    name: str

    def put(self, page: object, value: Part) -> None:
        """Give it to the templates, and to the plugins that come later."""
        setattr(page, self.name, value)

    def find(self, page: object) -> Part | None:
        """Give it; None where it was not added."""
        found: Part | None = getattr(page, self.name, None)
        return found

    def of(self, page: object) -> Part:
        """Give it where it is sure to be there."""
        found: Part = getattr(page, self.name)
        return found


BUILD_DAY = SitePart[date]("BUILD_DAY")  # dates are compared with it
BUILD_ZONE = SitePart[str]("BUILD_ZONE")  # the practice's time zone, by its IANA name
