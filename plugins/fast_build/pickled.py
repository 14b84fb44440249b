"""Pickle content objects without the settings and context that they share."""

from __future__ import annotations

import copyreg
import io
import pickle
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pelican.urlwrappers import URLWrapper

from fast_build.watched import WatchedSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Pickles:
    """Pickles and brings back the state of content objects of one build.

    Equal tags, categories and authors come back as one object, whose slug is
    then made once.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self._wrappers: dict[Any, URLWrapper] = {}
        self._copies: dict[bytes, dict[str, Any]] = {}

    def dump(self, value: object) -> bytes:
        """Return the pickled value."""
        into = io.BytesIO()
        pickler = pickle.Pickler(into, protocol=5)
        pickler.dispatch_table = {**copyreg.dispatch_table, **self._reductions}
        pickler.dump(value)
        return into.getvalue()

    def load(self, data: bytes) -> Any:
        """Return the value that was pickled."""
        global loading  # noqa: PLW0603 (how what a pickle calls finds this)
        loading = self
        return pickle.loads(data)  # noqa: S301 (ours, and whole: the store knows)

    @cached_property
    def _reductions(self) -> dict[type, Callable[[Any], Any]]:
        return self.reductions()

    def reductions(self) -> dict[type, Callable[[Any], Any]]:
        """Return how values of some classes are to be made, for the pickle."""
        wrappers = dict.fromkeys(kinds_of(URLWrapper), self._reduced)
        return {**wrappers, WatchedSettings: lambda _: (_settings, ())}

    def _reduced(self, value: URLWrapper) -> Any:
        state = {k: v for k, v in vars(value).items() if k not in _DERIVED}
        changes = self._changes(value.settings)
        return _wrapper, (type(value), tuple(sorted(state.items())), changes)

    def wrapper(self, kind: Any, state: Any, changes: bytes) -> URLWrapper:
        """Return the one tag, category or author of a kind and state."""
        key = kind, state, changes
        if key not in self._wrappers:
            wrapper = self._wrappers[key] = kind.__new__(kind)
            settings = self._changed(changes) if changes else self.settings
            vars(wrapper).update(state, settings=settings)
        return self._wrappers[key]

    def _changes(self, settings: dict[str, Any]) -> bytes:
        """Return what a plugin changed in its own copy of the settings, pickled."""
        if settings is self.settings or isinstance(settings, WatchedSettings):
            return b""
        changes = {
            k: v for k, v in settings.items() if self.settings.get(k, 0) is not v
        }
        return pickle.dumps(changes, protocol=5)

    def _changed(self, changes: bytes) -> dict[str, Any]:
        """Return the settings with changes; the same for the same changes."""
        if changes not in self._copies:
            self._copies[changes] = {**self.settings, **pickle.loads(changes)}  # noqa: S301
        return self._copies[changes]


_DERIVED = ("settings", "name", "slug")
"""`URLWrapper.as_dict` leaves the last two among the object's own attributes."""


def kinds_of(kind: type) -> Iterator[type]:
    """Yield a class and all that are made of it."""
    yield kind
    below: list[type] = kind.__subclasses__()
    for each in below:
        yield from kinds_of(each)


loading: Pickles
"""What is loading: the functions that a pickle calls are told nothing else."""


def _settings() -> dict[str, Any]:
    return loading.settings


def _wrapper(kind: type, state: Any, changes: bytes) -> URLWrapper:
    return loading.wrapper(kind, state, changes)
