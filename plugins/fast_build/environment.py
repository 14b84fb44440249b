"""Name everything that all results depend on: code, packages and settings."""

from __future__ import annotations

import locale
import logging
import os
import sys
import sysconfig
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fast_build.digests import Digester, UndigestibleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_cache.files import FileDigests
    from site_parts import Settings

WITHOUT_EFFECT = {
    *("BIND", "CACHE_CONTENT", "CACHE_PATH", "DEBUG", "DELETE_OUTPUT_DIRECTORY"),
    *("GZIP_CACHE", "LIVE_PATH", "LOAD_CONTENT_CACHE", "LOG_FILTER", "OUTPUT_PATH"),
    *("OUTPUT_RETENTION", "PELICAN_CLASS", "PORT"),
    *("FAST_BUILD_FIRST", "FAST_BUILD_IGNORED_SETTINGS", "FAST_BUILD_WORKERS"),
}
"""Settings that change no page; `FAST_BUILD_IGNORED_SETTINGS` adds others."""


def software(settings: Settings, files: FileDigests) -> bytes:
    """Return one digest of Python, packages, plugins' code and locale."""
    quiet = logging.getLogger("pelican").getEffectiveLevel() > logging.WARNING
    place = (sys.version, locale.setlocale(locale.LC_ALL), time.tzname, quiet)
    code = {path: files.of(path) for path in local_code(settings)}
    return Digester().digest((place, packages(), code))


def settled(settings: Settings) -> bytes:
    """Return one digest of the settings that can change a page.

    Raises:
        UndigestibleError: A setting's content cannot be told.
    """
    digester, own = Digester((settings,)), {}
    for name, value in effective(settings).items():
        try:
            own[name] = digester.digest(value)
        except UndigestibleError as error:
            msg = f"setting {name}: {error}"
            raise UndigestibleError(msg) from error
    return digester.digest(own)


def effective(settings: Settings) -> dict[str, object]:
    """Return the settings that can change a page.

    Names in lower case are values that a plugin hands to templates: whoever
    shows them depends on them, and nobody else.
    """
    ignored = WITHOUT_EFFECT | set(settings.get("FAST_BUILD_IGNORED_SETTINGS", ()))
    return {
        name: value
        for name, value in sorted(settings.items())
        if name.isupper() and name not in ignored
    }


@cache
def packages() -> tuple[str, ...]:
    """Return the names and versions of all installed packages."""
    folders = [Path(path) for path in sys.path if path.endswith("-packages")]
    entries = (info.name for folder in folders for info in folder.glob("*.*-info"))
    return tuple(sorted(entries))


def local_code(settings: Settings) -> list[str]:
    """Return the files of all plugins, and of modules that no package installed.

    All plugins of a folder count, so that a build finds the records of another that
    has other modules in memory.
    """
    own = os.path.dirname(os.path.abspath(__file__))
    folders = {own, *map(os.path.abspath, settings["PLUGIN_PATHS"])}
    found = {path for folder in folders for path in _code_below(folder)}
    above = tuple(folder + os.sep for folder in folders)
    for name, module in list(sys.modules.items()):
        path = os.path.abspath(getattr(module, "__file__", None) or "")
        started = name in ("__main__", "__mp_main__")  # the second: multiprocessing's
        known = started or path.startswith(above) or _is_installed(path)
        if path.endswith(".py") and not known:
            found.add(path)
    return sorted(found)


@cache
def _is_installed(path: str) -> bool:
    """Tell whether a file belongs to Python or to an installed package."""
    if os.path.islink(path):
        return os.path.realpath(path).startswith(INSTALLED)
    return _real_folder(os.path.dirname(path)).startswith(INSTALLED)


@cache
def _real_folder(folder: str) -> str:
    return os.path.realpath(folder) + os.sep


INSTALLED = tuple(
    os.path.realpath(path) + os.sep
    for path in {*sysconfig.get_paths().values(), sys.prefix, sys.base_prefix}
)


def _code_below(folder: str) -> Iterator[str]:
    """Yield modules, and the tables that some of them read: kinds.toml."""
    for place, below, names in os.walk(folder):
        below[:] = [name for name in below if name != "__pycache__"]
        code = (name for name in names if name.endswith((".py", ".toml")))
        yield from (os.path.join(place, name) for name in code)
