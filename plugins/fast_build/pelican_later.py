"""Import Pelican without what it needs in few builds: that comes when it is used.

docutils is for reStructuredText, rich for messages, a server for previews; dates as
nearly everybody writes them need no parser, nor do plain texts (`markdown_alone.py`).
Of these, `Console`, `RichHandler` and `version` are called while Pelican is imported.
"""

from __future__ import annotations

import logging
import os
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from fast_build.later import Together, find_modules_inside, later
from fast_build.versions import version

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


LANGUAGES = "docutils.parsers.rst.languages"


def knows_language(code: str) -> Any:
    """Tell whether docutils has a language; what else it could be, docutils says."""
    package = find_spec("docutils")
    for folder in (package.submodule_search_locations or ()) if package else ():
        file = f"{code}.py"
        if code.isalpha() and os.path.exists(
            os.path.join(folder, "parsers", "rst", "languages", file)
        ):
            return True
    return import_module(LANGUAGES).get_language(code)


class _Becoming:
    """Stands in for an object, and becomes it when it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self.become()
        return getattr(self, name)

    def become(self) -> None:
        """Become what this stands in for; what was set stays."""
        made: Any = self.made()
        vars(self).update({**vars(made), **vars(self)})
        self.__class__ = type(made)

    def made(self) -> Any:
        """Return what this stands in for."""
        raise NotImplementedError


class Console(_Becoming):
    """Stands in for rich's."""

    quiet = False

    def made(self) -> Any:
        """Return what Pelican would have made."""
        return import_module("rich.console").Console()


class RichHandler(_Becoming, logging.Handler):
    """Stands in for rich's."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self.console = console

    def made(self) -> Any:
        """Return what Pelican would have made."""
        return import_module("rich.logging").RichHandler(console=self.console)

    def emit(self, record: logging.LogRecord) -> None:
        """Write a message."""
        self.become()
        self.emit(record)


LATER: list[dict[str, Any]] = [
    {
        "names": (
            *("docutils.core", "docutils.io", "docutils.parsers"),
            *("docutils.parsers.rst", LANGUAGES, "docutils.writers"),
            *("docutils.writers.html4css1", "pelican.rstdirectives"),
        ),
        "taken": (
            "docutils.writers.html4css1.HTMLTranslator",
            "docutils.writers.html4css1.Writer",
        ),
        "own": [(f"{LANGUAGES}.get_language", knows_language)],
    },
    {
        "names": ("rich.console", "rich.logging"),
        "own": [
            ("rich.console.Console", Console),
            ("rich.logging.RichHandler", RichHandler),
        ],
    },
    {
        "names": ("pelican.server",),
        "taken": (
            "pelican.server.ComplexHTTPRequestHandler",
            "pelican.server.RootedHTTPServer",
        ),
    },
    {"names": ("markdown",), "taken": ("markdown.Markdown",)},
    {"names": ("anyio",)},  # for watching files in a way that Pelican does not
    {"names": ("dateutil.parser",)},
    {"names": ("urllib.request",)},  # for reading XML, and feeds write it
    {
        "names": ("importlib.metadata",),
        "own": [("importlib.metadata.version", version)],
    },
]
"""What is imported together, what Pelican takes of it, and what it calls at once."""


PACKAGES = (
    *("docutils", "email", "http", "importlib", "PIL", "pygments", "rich", "urllib"),
    "xml",
)
"""Packages of which Pelican imports modules that are not imported now."""


def pelican_later() -> AbstractContextManager[None]:
    """Let Pelican, imported inside, get stand-ins for what it may not need."""
    find_modules_inside(*PACKAGES)
    installed = [each for each in LATER if find_spec(each["names"][0].split(".")[0])]
    return later(*(Together(**each) for each in installed))
