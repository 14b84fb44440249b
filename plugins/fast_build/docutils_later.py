"""Import docutils when reStructuredText is read, instead of with Pelican.

    import pelican -> its readers get stand-ins for what they take of docutils
    somebody uses a stand-in -> docutils, in place of all stand-ins

Pelican's readers name docutils in three ways: they hold modules, they ask whether it
knows a language, and they make classes of two of docutils' own. Modules and functions
can be put in later, and so can what a class is made of. Other code that imports
docutils gets docutils.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

READERS = "pelican.readers"
LANGUAGES = "docutils.parsers.rst.languages"
WRITER = "docutils.writers.html4css1"
WAITING = (
    *("docutils", "docutils.core", "docutils.io", "docutils.parsers"),
    *("docutils.parsers.rst", LANGUAGES, "docutils.writers", WRITER),
    "pelican.rstdirectives",
)
"""Modules that `pelican.readers` imports for reStructuredText alone."""


class _Module(ModuleType):
    """Stands in for a module."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or sys.modules.get(self.__name__) is self:
            raise AttributeError(name)  # what Pelican imports is known
        bring_in()
        return getattr(import_module(self.__name__), name)


class _Kind(type):
    """Makes classes that stand in for docutils' own, and what is made of them."""

    def __getattr__(cls, name: str) -> Any:
        bring_in()
        if cls in STAND_INS:
            return getattr(getattr(sys.modules[READERS], cls.__name__), name)
        return super().__getattribute__(name)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        bring_in()
        return super().__call__(*args, **kwargs)


class Writer(metaclass=_Kind):
    """Stands in for `docutils.writers.html4css1.Writer`."""


class HTMLTranslator(metaclass=_Kind):
    """Stands in for `docutils.writers.html4css1.HTMLTranslator`."""


STAND_INS = (Writer, HTMLTranslator)


@contextmanager
def docutils_later() -> Iterator[None]:
    """Let what is imported inside get stand-ins, unless docutils is there already."""
    if any(name in sys.modules for name in WAITING):
        yield
        return
    stand_ins = {name: _Module(name) for name in WAITING}
    vars(stand_ins[LANGUAGES])["get_language"] = knows_language
    vars(stand_ins[WRITER]).update({each.__name__: each for each in STAND_INS})
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in WAITING:
            del sys.modules[name]


def knows_language(code: str) -> Any:
    """Tell whether docutils has a language; what else it could be, docutils says."""
    package = find_spec("docutils")
    for folder in (package.submodule_search_locations or ()) if package else ():
        file = f"{code}.py"
        if code.isalpha() and os.path.exists(
            os.path.join(folder, "parsers", "rst", "languages", file)
        ):
            return True
    bring_in()
    return import_module(LANGUAGES).get_language(code)


def bring_in() -> None:
    """Put docutils in place of all that stands in for it."""
    readers: Any = sys.modules[READERS]
    for name in ("docutils.core", "docutils.io", "docutils.nodes"):
        import_module(name)
    readers.docutils = import_module("docutils")
    readers.get_docutils_lang = import_module(LANGUAGES).get_language
    readers.rstdirectives = import_module("pelican.rstdirectives")
    writer = import_module(WRITER)
    for stand_in in STAND_INS:
        theirs = getattr(writer, stand_in.__name__)
        setattr(readers, stand_in.__name__, theirs)
        for made in type.__subclasses__(stand_in):
            made.__bases__ = tuple(
                theirs if base is stand_in else base for base in made.__bases__
            )
