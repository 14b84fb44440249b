"""Objects that note what is read of them while a page is rendered.

Those notes are what the page depends on: it is rendered again when one of them has
another value. Whoever reads, template, filter or plugin, is noted alike, so nothing
has to be declared. Content objects are noted so, and variables of the classes that
`FAST_BUILD_BY_ATTRIBUTE` names: a page that shows the telephone stays as it is while
the way to the parking lot changes.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from pelican.contents import Content

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

BODY = "_content"
"""Stands for the text and all that is made of it: content, summary."""

TEXTS = dict.fromkeys((BODY, "content", "summary", "get_content", "get_summary"), BODY)
"""What is noted as a read of the body, which is compared without making it."""


CONTAINERS = frozenset((dict, list, tuple))


class NotedContent(Content):
    """What every content class gets as its first base (see `noted`)."""

    # Pelican keeps these two results for ever, for each object of each build.
    def get_content(self, siteurl: str) -> str:
        """Return the text."""
        return self._made("get_content", siteurl)

    def get_summary(self, siteurl: str) -> str:
        """Return the summary with its links resolved."""
        return self._made("get_summary", siteurl)

    def _made(self, name: str, siteurl: str) -> str:
        made = vars(self).setdefault("made_of_body", {})
        if (name, siteurl) not in made:
            made[name, siteurl] = vars(Content)[name].func(self, siteurl)
        text: str = made[name, siteurl]
        return text

    def get_relative_source_path(self, source_path: str | None = None) -> str | None:
        """Return a source's path below the content folder; its own is made once."""
        if source_path:
            return super().get_relative_source_path(source_path)
        state = vars(self)
        known = state.get("relative_path")
        if known is None or known[0] is not state["source_path"]:
            own = super().get_relative_source_path()
            known = state["relative_path"] = (state["source_path"], own)
        found: str | None = known[1]
        return found


class AddressedContent(Content):
    """What every content class gets as its last base: an address made sooner.

    Plugins ask for addresses some hundred thousand times. Pelican gathers all that
    any pattern could name; this, what the one at hand names.
    """

    def _expand_settings(self, key: str, klass: str | None = None) -> str:
        pattern = str(self.settings[setting_of(klass or type(self).__name__, key)])
        names = named_in(pattern)
        if names is None:
            return super()._expand_settings(key, klass)
        return pattern.format(**{name: self._part_of_address(name) for name in names})

    def _part_of_address(self, name: str) -> object:
        """Return one value of `url_format`."""
        if name == "slug":
            return getattr(self, "slug", "")
        if name in self.metadata and name not in CHOSEN:
            return self.metadata[name]
        return self.url_format[name]


CHOSEN = frozenset(("path", "slug", "lang", "date", "author", "category"))
"""What Pelican puts before the metadata of these names."""


@cache
def setting_of(kind: str, key: str) -> str:
    """Name the setting with the pattern of a kind's addresses."""
    return f"{kind}_{key}".upper()


@cache
def named_in(pattern: str) -> frozenset[str] | None:
    """Return the names in a pattern of addresses; None if it is no plain one."""
    parts = list(Formatter().parse(pattern))
    names = {name for _, name, _, _ in parts if name is not None}
    plain = all(name.isidentifier() for name in names)
    return frozenset(names) if plain and "{" not in str(parts) else None


@cache
def noted(kind: type[object]) -> type[Any]:
    """Return a class whose objects note reads; its name, which chooses settings, stays.

    Files that Pelican's readers read become objects of it; a plugin that makes a
    content object by itself can do so, too.
    """
    if issubclass(kind, NotedContent):
        return kind
    names = ("__module__", "__qualname__", "__doc__")
    own = {name: getattr(kind, name) for name in names}
    return type(kind.__name__, (NotedContent, kind, AddressedContent), own)


def key_of(content: Content) -> str:
    """Name a content object the same in every build: by its class and source."""
    key: str = vars(content).get("noted_key", "")
    if not key:
        kind, source = type(content), content.source_path or content.save_as
        key = f"{kind.__module__}.{kind.__name__} {source}"
    return key


def parts_of(
    variables: Mapping[str, object], classes: Collection[str]
) -> dict[str, object]:
    """Find the objects of some classes, by the way from a variable that leads there."""
    parts: dict[str, object] = {}
    seen = set[int]()
    waiting: list[tuple[str, object]] = [("", variables)]
    while waiting:
        way, whole = waiting.pop()
        if id(whole) in seen:
            continue
        seen.add(id(whole))
        below: Iterable[tuple[object, object]]
        if isinstance(whole, dict):
            below = whole.items()
        elif isinstance(whole, (list, tuple)):
            below = enumerate(whole)
        else:
            kind = type(whole)
            parts[f"{kind.__module__}.{kind.__name__} {way}"] = whole
            names = getattr(kind, "__dataclass_fields__", ())
            below = [(name, getattr(whole, name)) for name in names]
        waiting += [
            (f"{way}/{name}", part)
            for name, part in below
            if type(part) in CONTAINERS or type(part).__name__ in classes
        ]
    return parts


class Notes:
    """What has been asked for while a page is rendered.

    Attributes:
        read: Content objects, by the attribute that was read.
        parts: Keys of other objects that are noted, by their number.
        read_of_parts: Attributes that were read of them.
        names: Variables.
        uncacheable: Whether something was called that may look at the clock.
        inside: Whether one read goes on: what it causes is part of it.
    """

    def __init__(self) -> None:
        self.inside = False
        self.parts: dict[int, str] = {}
        self.begin()

    def begin(self) -> None:
        """Forget the page before."""
        self.read: dict[str, set[Any]] = {}
        self.read_of_parts: set[tuple[str, str]] = set()
        self.names: set[str] = set()
        self.uncacheable = False

    def keys(self) -> dict[str, list[str]]:
        """Return the keys of what was read, by attribute."""
        self.inside = True
        keys = {name: [key_of(c) for c in read] for name, read in self.read.items()}
        self.inside = False
        for key, name in self.read_of_parts:
            keys.setdefault(name, []).append(key)
        return keys


notes = Notes()


def _noted_read(self: object, name: str) -> object:
    """Read an attribute as usual, but note it unless another read caused it."""
    if notes.inside or (name.startswith("__") and name != "__dict__"):
        return object.__getattribute__(self, name)
    attribute = TEXTS.get(name, name)
    try:
        notes.read[attribute].add(self)
    except KeyError:
        notes.read[attribute] = {self}
    notes.inside = True
    try:
        found = object.__getattribute__(self, name)
    finally:
        notes.inside = False
    return _unnoted(found) if attribute is BODY and callable(found) else found


def _unnoted(method: Callable[..., str]) -> Callable[..., str]:
    """Call a method that makes the text; its own reads are part of that."""

    def call(*args: object) -> str:
        notes.inside = True
        try:
            return method(*args)
        finally:
            notes.inside = False

    return call


def _noted_read_of_part(self: object, name: str) -> object:
    """Do the same for an object of another class; one that is new is not noted."""
    key = notes.parts.get(id(self))
    if key is None or notes.inside or name.startswith("__"):
        return object.__getattribute__(self, name)
    notes.read_of_parts.add((key, name))
    notes.inside = True
    try:
        return object.__getattribute__(self, name)
    finally:
        notes.inside = False


@contextmanager
def noting(parts: Mapping[str, object]) -> Iterator[None]:
    """Note each read of each content object, and of the parts of variables."""
    notes.parts = {id(part): key for key, part in parts.items()}
    classes = {type(part) for part in parts.values()}
    for kind in classes:
        kind.__getattribute__ = _noted_read_of_part  # type: ignore[method-assign]
    NotedContent.__getattribute__ = _noted_read  # type: ignore[method-assign]
    try:
        yield
    finally:
        del NotedContent.__getattribute__
        for kind in classes:
            del kind.__getattribute__
