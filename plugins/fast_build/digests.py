"""Name any value by its content, so that equal digests mean equal pages."""

from __future__ import annotations

import datetime as dt
import functools
import marshal
import pathlib
import re
import types
from enum import Enum
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from markupsafe import Markup
from pelican import paginator
from pelican.contents import Content
from pelican.urlwrappers import URLWrapper

from build_cache.files import digest_of
from fast_build.contents import NotedContent, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Write = Callable[["Digester", Any], bytes]

WITHOUT_REFERENCES = 0
"""The form of `marshal` that is the same for code just compiled and for code read."""

UTF_8 = ("utf-8", "surrogatepass")
"""How text becomes bytes: also text that no file could hold."""


class UndigestibleError(TypeError):
    """A value whose content cannot be told, such as an open file."""


class Digester:
    """Digests values; remembers those that many pages share.

    A noted content object is named by its source: what a template reads of it is
    noted one attribute at a time. All else counts with all that it holds.
    """

    def __init__(
        self,
        constants: tuple[object, ...] = (),
        parts: Mapping[str, object] = MappingProxyType({}),
    ) -> None:
        """`constants` are known to be the same in each build, such as settings.

        `parts` are named like content objects, and for the same reason.
        """
        self._constant = {id(value): index for index, value in enumerate(constants)}
        self._known: dict[int, tuple[object, bytes]] = {
            id(part): (part, digest_of(key.encode())) for key, part in parts.items()
        }
        self._open: set[int] = set()

    def digest(self, value: object) -> bytes:
        """Return the digest of a value, or raise `UndigestibleError`."""
        known = self._known.get(id(value))
        if known:
            return known[1]
        if id(value) in self._constant:
            return b"constant %d" % self._constant[id(value)]
        kind = type(value)
        write = _WRITERS.get(kind) or _writer_for(kind)
        if id(value) in self._open:
            msg = f"{kind.__name__} holds itself"
            raise UndigestibleError(msg)
        self._open.add(id(value))
        try:
            found = digest_of(write(self, value))
        finally:
            self._open.discard(id(value))
        if kind not in _SMALL:
            self._known[id(value)] = value, found
        return found

    def join(self, tag: str, values: Iterable[object]) -> bytes:
        """Return what stands for several values."""
        return tag.encode() + b"".join(map(self._part, values))

    def _part(self, value: object) -> bytes:
        """Return what stands for a value: texts and numbers, the most, themselves."""
        kind = type(value)
        if kind is str:
            text = value.encode(*UTF_8)  # type: ignore[attr-defined]
            return b"%d:%b" % (len(text), text)
        if kind in _SMALL:
            return f"{kind.__name__} {value!r};".encode()
        return self.digest(value)


def _text(_: Digester, value: str) -> bytes:
    return b"s" + value.encode(*UTF_8)


def _plain(_: Digester, value: object) -> bytes:
    return f"{type(value).__name__} {value!r}".encode(*UTF_8)


def _sequence(digester: Digester, value: Sequence[object]) -> bytes:
    return digester.join(type(value).__name__, value)


def _mapping(digester: Digester, value: Mapping[object, object]) -> bytes:
    parts = (part for item in value.items() for part in item)
    return digester.join(type(value).__name__, parts)


def _set(digester: Digester, value: Iterable[object]) -> bytes:
    return b"set" + b"".join(sorted(map(digester.digest, value)))


def _noted(_: Digester, value: Content) -> bytes:
    return b"content " + key_of(value).encode(*UTF_8)


def _other_content(digester: Digester, value: object) -> bytes:
    """Return content that nobody notes: all that it holds."""
    hidden = ("settings", "_context")
    state = {name: part for name, part in vars(value).items() if name not in hidden}
    return _named(digester, value, state)


def _wrapper(digester: Digester, value: URLWrapper) -> bytes:
    """Return a tag, category or author, and the patterns of its addresses."""
    settings, kind = value.settings, type(value).__name__.upper()
    # Both are among an object's own attributes once its address was asked for.
    state = {**vars(value), "slug": value.slug, "name": value.name}
    state["settings"] = [settings.get(f"{kind}_{name}") for name in ("URL", "SAVE_AS")]
    return _named(digester, value, state)


def _paginator(
    digester: Digester, value: paginator.Paginator | paginator.Page
) -> bytes:
    """Return a paginator or a page of one, but for what it counts on demand.

    Lists of a language have settings of their own, which differ in these patterns.
    """
    hidden = ("settings", "_count", "_num_pages")
    state = {name: part for name, part in vars(value).items() if name not in hidden}
    state["settings"] = value.settings["PAGINATION_PATTERNS"]
    return _named(digester, value, state)


def _function(digester: Digester, value: types.FunctionType) -> bytes:
    cells = [cell.cell_contents for cell in value.__closure__ or ()]
    rest = (value.__module__, value.__defaults__, value.__kwdefaults__, cells)
    return marshal.dumps(value.__code__, WITHOUT_REFERENCES) + digester.join(
        "def", rest
    )


def _method(digester: Digester, value: types.MethodType) -> bytes:
    return digester.join("method", (value.__self__, value.__func__))


def _partial(digester: Digester, value: functools.partial[object]) -> bytes:
    return digester.join("partial", (value.func, value.args, value.keywords))


def _definition(_: Digester, value: Any) -> bytes:
    """Return a class, module or built-in: its code is digested with the plugins."""
    module = getattr(value, "__module__", "")
    return f"{module} {getattr(value, '__qualname__', value.__name__)}".encode()


def _pattern(digester: Digester, value: re.Pattern[str]) -> bytes:
    return digester.join("re", (value.pattern, value.flags))


def _object(digester: Digester, value: object) -> bytes:
    slots = _slots(type(value))
    state = {name: getattr(value, name) for name in slots if hasattr(value, name)}
    if hasattr(value, "__dict__"):
        state |= vars(value)
    elif not slots:
        msg = f"{type(value).__name__} does not show what it holds"
        raise UndigestibleError(msg)
    return _named(digester, value, state)


def _fixed_object(kind: type) -> Write:
    """Digest objects of a class that has slots and nothing else."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    values = attrgetter(*_slots(kind), "__class__")  # always more than one: a tuple

    def write(digester: Digester, value: object) -> bytes:
        try:
            return digester.join(name, values(value))
        except AttributeError:  # not all of them are filled
            return _object(digester, value)

    return write


def _slots(kind: type) -> tuple[str, ...]:
    """Return the names of a class's slots, and of those above it."""
    found: list[str] = []
    for base in kind.__mro__:
        slots = vars(base).get("__slots__", ())
        found += [slots] if isinstance(slots, str) else slots
    return tuple(name for name in found if name not in ("__weakref__", "__dict__"))


def _named(digester: Digester, value: object, state: dict[str, object]) -> bytes:
    kind = f"{type(value).__module__}.{type(value).__qualname__}"
    parts = (part for item in sorted(state.items()) for part in item)
    return digester.join(kind, parts)


def _subclass_of_plain(kind: type) -> Write:
    """Digest `class Slug(str)` and its like by value and by what they add."""
    base = next(base for base in kind.__mro__ if base in _WRITERS)

    def write(digester: Digester, value: object) -> bytes:
        added = [vars(value)] if kind.__dictoffset__ else []
        own = digester.join(kind.__qualname__, added)
        return own + _WRITERS[base](digester, value)

    return write


_SMALL = frozenset((str, int, float, bool, type(None)))
_WRITERS: dict[type, Write] = {
    **dict.fromkeys((str, Markup), _text),
    **dict.fromkeys((bytes, int, float, complex, bool, type(None)), _plain),
    **dict.fromkeys((dt.date, dt.time, dt.timedelta, dt.datetime), _plain),
    **dict.fromkeys((range, slice, ZoneInfo, dt.timezone), _plain),
    **dict.fromkeys((list, tuple), _sequence),
    **dict.fromkeys((set, frozenset), _set),
    **dict.fromkeys((dict, types.MappingProxyType), _mapping),
    **dict.fromkeys((type, types.ModuleType, types.BuiltinFunctionType), _definition),
    types.FunctionType: _function,
    types.MethodType: _method,
    functools.partial: _partial,
    re.Pattern: _pattern,
    **dict.fromkeys((paginator.Paginator, paginator.Page), _paginator),
}


def _writer_for(kind: type) -> Write:
    """Find how to digest a kind of value met for the first time."""
    if issubclass(kind, NotedContent):
        write: Write = _noted
    elif issubclass(kind, Content):
        write = _other_content
    elif issubclass(kind, (types.GeneratorType, types.CoroutineType, types.FrameType)):
        raise UndigestibleError(kind.__name__)
    elif issubclass(kind, URLWrapper):
        write = _wrapper
    elif issubclass(kind, (Enum, pathlib.PurePath, dt.datetime)):
        write = _plain
    elif issubclass(kind, type):
        write = _definition
    elif any(base in _WRITERS for base in kind.__mro__):
        write = _subclass_of_plain(kind)
    elif _slots(kind) and not kind.__dictoffset__:
        write = _fixed_object(kind)
    else:
        write = _object
    _WRITERS[kind] = write
    return write
