"""Settings that tell which of them were asked for.

Some settings count for nobody but those who ask: facts, the day of the build. A
record of a file holds their values only if reading the file asked for them.
"""

from __future__ import annotations

from typing import Any


class WatchedSettings(dict[str, Any]):
    """A copy of the settings, for readers.

    Attributes:
        asked: Those of the watched names that were asked for.
    """

    def __init__(self, settings: dict[str, Any], names: frozenset[str]) -> None:
        super().__init__(settings)
        self.original = settings
        self.names = names
        self.asked: set[str] = set()

    def refresh(self) -> None:
        """Take over what plugins have changed since."""
        self.update(self.original)
        self.asked = set()

    def __getitem__(self, name: str) -> Any:
        if name in self.names:
            self.asked.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """Return a setting, or what stands for one that is not there."""
        if name in self.names:
            self.asked.add(name)
        return super().get(name, default)
