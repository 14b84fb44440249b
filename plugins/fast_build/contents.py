"""Content that knows which record it came from and notes what is read of it.

While a page is rendered, each attribute read of a content object is noted (see
`noting`). Those notes are what the page depends on: it is rendered again when
one of them has another value. Whoever reads, template, filter or plugin, is
noted alike, so nothing has to be declared.
"""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from functools import cache
from itertools import count
from string import Formatter
from typing import TYPE_CHECKING, Any

from pelican.contents import Content
from pelican.utils import path_to_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BODY = "_content"
"""Stands for the text and all that is made of it: content, summary."""

TEXTS = dict.fromkeys((BODY, "content", "summary", "get_content", "get_summary"), BODY)
"""What is noted as a read of the body, which is compared without making it."""


class Body:
    """The `_content` of a record: fetched when first read, a plain text after."""

    def __get__(self, content: Any, owner: type) -> Any:
        """Return the text."""
        if content is None:
            return self
        state = vars(content)
        if BODY not in state:
            fetch: Callable[[], str] = state["fetch_body"]
            state[BODY] = fetch()
        return state[BODY]

    def __set__(self, content: Any, text: str) -> None:
        """Replace the text; its digest must be taken anew."""
        state = vars(content)
        state[BODY] = text
        state.pop("body_digest", None)


class RecordedContent(Content):
    """What every content class gets as its first base (see `recorded`).

    Attributes:
        record_key: Names the object in every build: its class and source file.
        body_digest: Of `_content` as it was read; missing once a plugin changed it.
        fetch_body: Reads `_content` from the store.
        recorded_from: The source's path that `relative_source_path` was made of.
    """

    record_key: str
    _content = Body()

    # Pelican keeps these two results for ever, for each object of each build.
    def get_content(self, siteurl: str) -> str:
        """Return the text with its links resolved."""
        return self._kept("get_content", siteurl)

    def get_summary(self, siteurl: str) -> str:
        """Return the summary with its links resolved."""
        return self._kept("get_summary", siteurl)

    def _kept(self, name: str, siteurl: str) -> str:
        kept = vars(self).setdefault("made", {})
        if (name, siteurl) not in kept:
            kept[name, siteurl] = vars(Content)[name].func(self, siteurl)
        text: str = kept[name, siteurl]
        return text

    frozen = 0
    """Not zero while all content is final, and addresses need making only once."""

    def get_url_setting(self, key: str) -> str:
        """Return the address or the file to save as."""
        if not RecordedContent.frozen:
            return str(super().get_url_setting(key))
        kept = vars(self).setdefault("made", {})
        this = RecordedContent.frozen, key
        if this not in kept:
            kept[this] = super().get_url_setting(key)
        return str(kept[this])

    def get_relative_source_path(self, source_path: str | None = None) -> str | None:
        """Return a source's path below the content folder."""
        state = vars(self)
        if source_path is None and state["source_path"] is state.get("recorded_from"):
            known: str | None = state["relative_source_path"]
            return known
        return super().get_relative_source_path(source_path)

    def _update_content(self, content: str, siteurl: str) -> str:
        """Resolve links; where they are known, without looking for them."""
        state = vars(self)
        if "body_digest" not in state or content is not state.get(BODY):
            return str(super()._update_content(content, siteurl))
        known = state["links"]
        for link in set(known):
            if content.count(link[:-1]) != known.count(link):
                return str(super()._update_content(content, siteurl))
        for link in dict.fromkeys(known):
            content = content.replace(link[:-1], self.resolved(link, siteurl)[:-1])
        return content

    def resolved(self, link: str, siteurl: str) -> str:
        """Return a small tag with the address that it leads to."""
        if not RecordedContent.frozen or not ("}/" in link or "|/" in link):
            return str(super()._update_content(link, siteurl))
        key = RecordedContent.frozen, link, siteurl
        if key not in _resolved:
            found = str(super()._update_content(link, siteurl))
            if found == link:  # leads nowhere, and was reported
                return link
            _resolved[key] = found
        return _resolved[key]

    def get_static_links(self) -> set[str]:
        """Return the files that the text links to, without fetching it again."""
        if "body_digest" in vars(self) and "static_links" in vars(self):
            return set(vars(self)["static_links"])
        return set(super().get_static_links())


class QuickAddresses(Content):
    """What every content class gets as its last base, right before `Content`."""

    def _expand_settings(self, key: str, klass: str | None = None) -> str:
        """Fill in the pattern of an address, with those values that it names."""
        pattern = str(self.settings[f"{klass or type(self).__name__}_{key}".upper()])
        names = _named_in(pattern)
        if names is None or type(self).url_format is not Content.url_format:
            return str(super()._expand_settings(key, klass))
        return pattern.format(**{name: self._for_address(name) for name in names})

    def _for_address(self, name: str) -> Any:
        """Return what `url_format` has under a name."""
        if name == "path":
            path = self.metadata.get(name, self.get_relative_source_path())
            return path_to_url(str(path))
        if name in ("slug", "lang"):
            return getattr(self, name, "" if name == "slug" else "en")
        if name == "date":
            return self.date if hasattr(self, "date") else dt.datetime.now()  # noqa: DTZ005
        if name in ("author", "category"):
            return getattr(self, name).slug if hasattr(self, name) else ""
        return self.metadata[name]


@cache
def _named_in(pattern: str) -> tuple[str, ...] | None:
    """Return the names that a pattern has fields for; None for unusual ones."""
    try:
        fields = {
            (name, spec or "")
            for _, name, spec, _ in Formatter().parse(pattern)
            if name is not None
        }
    except ValueError:
        return None
    plain = all(name.isidentifier() and "{" not in spec for name, spec in fields)
    return tuple({name for name, _ in fields}) if plain else None


@cache
def recorded(cls: type[Any]) -> type[RecordedContent]:
    """Return the class with records; its name, which chooses settings, stays."""
    if issubclass(cls, RecordedContent):
        return cls
    names = ("__module__", "__qualname__", "__doc__")
    return type(
        cls.__name__,
        (RecordedContent, cls, QuickAddresses),
        {n: getattr(cls, n) for n in names},
    )


def adopt(content: Any) -> None:
    """Let a content object that a plugin made by itself be noted like others."""
    if not isinstance(content, RecordedContent):
        kind: Any = type(content)
        content.__class__ = recorded(kind)
    if not hasattr(content, "record_key"):
        source = content.source_path or content.save_as
        content.record_key = (
            f"{type(content).__module__}.{type(content).__name__} {source}"
        )


class Notes:
    """What has been read of which content, while `noting`."""

    def __init__(self) -> None:
        self.read: dict[str, set[Any]] = {}
        self.inside = False

    def take(self) -> dict[str, list[str]]:
        """Return the keys of what was read, by attribute, and begin anew."""
        self.inside = True
        taken = {name: [c.record_key for c in read] for name, read in self.read.items()}
        self.inside = False
        self.read = {}
        return taken


notes = Notes()


def _noted_read(self: Any, name: str) -> Any:
    """Read an attribute as usual, but note it unless another read caused it."""
    if notes.inside or (name.startswith("__") and name != "__dict__"):
        return object.__getattribute__(self, name)
    key = TEXTS.get(name, name)
    try:
        notes.read[key].add(self)
    except KeyError:
        notes.read[key] = {self}
    notes.inside = True
    try:
        found = object.__getattribute__(self, name)
    finally:
        notes.inside = False
    return _unnoted(found) if key is BODY and callable(found) else found


def _unnoted(method: Callable[..., str]) -> Callable[..., str]:
    """Call a method that makes the text; its own reads are part of that."""

    def call(*args: Any) -> str:
        notes.inside = True
        try:
            return method(*args)
        finally:
            notes.inside = False

    return call


_states = count(1)
_resolved: dict[tuple[int, str, str], str] = {}


@contextmanager
def frozen() -> Iterator[None]:
    """Promise that no content object changes inside."""
    RecordedContent.frozen = next(_states)
    try:
        yield
    finally:
        RecordedContent.frozen = 0
        _resolved.clear()


@contextmanager
def noting() -> Iterator[Notes]:
    """Note each read of each content object."""
    notes.take()
    RecordedContent.__getattribute__ = _noted_read  # type: ignore[method-assign]
    try:
        yield notes
    finally:
        del RecordedContent.__getattribute__
