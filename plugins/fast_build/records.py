"""What reading a file gave, as it is kept: a content object without its settings.

Some settings count for nobody but those who ask: facts, the day of the build. A
record of a file holds their values only if reading the file asked for them, or what
it asked about them.
"""

from __future__ import annotations

import io
import pickle
from typing import TYPE_CHECKING, Any

from plain_data import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnostics.model import Diagnostic

GIVEN_ANEW = {
    *("settings", "_context", "source_path"),
    *("noted_key", "read_request", "relative_path"),
}
"""Attributes that a content object gets from the build, not from its record."""


class WatchedSettings(dict[str, object]):
    """A copy of the settings, for readers.

    Attributes:
        asked: Those of the watched names that were asked for.
        reached: Values that one of them had reached, or not.
    """

    def __init__(self, settings: dict[str, object], names: frozenset[str]) -> None:
        super().__init__(settings)
        self.original = settings
        self.names = names
        self.refresh()

    def refresh(self) -> None:
        """Take over what plugins have changed since."""
        self.update(self.original)
        self.asked: set[str] = set()
        self.reached: dict[tuple[str, object], bool] = {}

    def has_reached(self, name: str, value: object) -> bool:
        """Tell whether a setting, such as the day, is this or later: no more counts."""
        found = has_reached(self.original, name, value)
        self.reached[name, value] = found
        return found

    def __getitem__(self, name: str) -> object:
        if name in self.names:
            self.asked.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: object = None) -> object:
        """Return a setting, or what stands for one that is not there."""
        if name in self.names:
            self.asked.add(name)
        return super().get(name, default)


def has_reached(settings: Mapping[str, object], name: str, value: object) -> bool:
    """Tell whether a setting is as high as a value, or higher."""
    found: bool = settings[name] >= value  # type: ignore[operator]
    return found


@dataclass
class Record:
    """What reading a file gave.

    Attributes:
        state: The content object's attributes.
        asked: Settings that count only for those who ask, with their digests.
        reached: What was asked about their values.
        mistakes: What was found while it was read.
        key: What it lies under.
    """

    state: dict[str, Any]
    asked: dict[str, bytes]
    reached: dict[tuple[str, object], bool]
    mistakes: set[Diagnostic]
    key: bytes = b""


class _Pickler(pickle.Pickler):
    """Names the settings, which tags and categories hold, instead of pickling them."""

    def __init__(self, file: io.BytesIO, settings: dict[str, object]) -> None:
        super().__init__(file, protocol=5)
        self.settings = settings

    def persistent_id(self, value: object) -> str | None:
        """Return a name for the settings; None for all else."""
        if value is self.settings or type(value) is WatchedSettings:
            return "settings"
        return None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, settings: dict[str, object]) -> None:
        super().__init__(file)
        self.settings = settings

    def persistent_load(self, _name: str) -> dict[str, object]:
        """Return the settings of this build."""
        return self.settings


def dump(record: Record, settings: dict[str, object]) -> bytes:
    """Pickle a record."""
    file = io.BytesIO()
    _Pickler(file, settings).dump(record)
    return file.getvalue()


def load(state: bytes, key: bytes, settings: dict[str, object]) -> Record:
    """Bring a record back, with the settings of this build."""
    record: Record = _Unpickler(io.BytesIO(state), settings).load()
    record.key = key
    return record
