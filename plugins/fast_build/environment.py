"""Name everything that all results depend on: code, packages and settings."""

from __future__ import annotations

import locale
import os
import sys
import sysconfig
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fast_build.digests import Digester, UndigestibleError, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fast_build.stamps import Stamps

WITHOUT_EFFECT = {
    *("BIND", "CACHE_CONTENT", "CACHE_PATH", "DEBUG", "DELETE_OUTPUT_DIRECTORY"),
    *("GZIP_CACHE", "LIVE_PATH", "LOAD_CONTENT_CACHE", "LOG_FILTER", "OUTPUT_PATH"),
    *("OUTPUT_RETENTION", "PELICAN_CLASS", "PORT"),
    *("FAST_BUILD_FIRST", "FAST_BUILD_IGNORED_SETTINGS", "FAST_BUILD_WORKERS"),
}
"""Settings that change no page; `FAST_BUILD_IGNORED_SETTINGS` adds others."""


def environment(settings: dict[str, Any], stamps: Stamps) -> bytes:
    """Return one digest of Python, packages, plugins' code, locale and settings.

    Raises:
        UndigestibleError: A setting's content cannot be told.
    """
    digester = Digester((settings,))
    for name, value in effective(settings).items():
        try:
            digester.digest(value)
        except UndigestibleError as error:
            msg = f"setting {name}: {error}"
            raise UndigestibleError(msg) from error
    place = f"{sys.version} {locale.setlocale(locale.LC_ALL)} {time.tzname}"
    code = [
        part
        for path in local_code(settings, stamps.listed)
        for part in (path, stamps.digest_once(path))
    ]
    return digest_of(
        digester.digest((place, packages(), _without_root(code, settings)))
        + digester.digest(_without_root(effective(settings), settings))
    )


def effective(settings: dict[str, Any]) -> dict[str, Any]:
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


def _without_root(value: Any, settings: dict[str, Any]) -> Any:
    """Leave out where the project lies, so that a cache can move with it."""
    root = os.path.dirname(os.path.abspath(settings["PATH"])) + os.sep
    if isinstance(value, str):
        return value.replace(root, "")
    if type(value) in (list, tuple):
        return [_without_root(part, settings) for part in value]
    if type(value) is dict:
        return {name: _without_root(part, settings) for name, part in value.items()}
    return value


@cache
def packages() -> tuple[str, ...]:
    """Return the names and versions of all installed packages."""
    return tuple(
        sorted(
            {
                entry.name
                for folder in map(Path, sys.path)
                if folder.is_dir() and folder.name.endswith("-packages")
                for entry in folder.iterdir()
                if entry.name.endswith((".dist-info", ".egg-info"))
            }
        )
    )


def local_code(settings: dict[str, Any], listed: dict[str, list[str]]) -> list[str]:
    """Return the files of all plugins, and of modules that no package installed.

    `listed` are folders that this build listed before; it gets those listed now.

    All plugins of a folder count, and all parts of this one, so that a build finds
    the records of another that has other modules in memory.
    """
    own = os.path.dirname(os.path.abspath(__file__))
    folders = {os.path.abspath(path) for path in settings["PLUGIN_PATHS"]}
    for folder in folders - listed.keys():
        listed[folder] = list(_plugin_files(folder))
    if own not in listed:
        listed[own] = list(_modules_below(own))
    found = {path for folder in (*folders, own) for path in listed[folder]}
    above = tuple(folder + os.sep for folder in (*folders, own))
    for name, module in list(sys.modules.items()):
        path = getattr(module, "__file__", None)
        if not path or name in _STARTED or is_installed(path):
            continue
        if not os.path.abspath(path).startswith(above):
            found.add(os.path.abspath(path))
    return sorted(found)


_STARTED = ("__main__", "__mp_main__")
"""Names of the script that was started; the second is multiprocessing's."""


def _plugin_files(folder: str) -> Iterator[str]:
    """Yield the modules in a folder, and all of the packages: also parts unused."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path
            elif os.path.exists(os.path.join(entry.path, "__init__.py")):
                yield from _modules_below(entry.path)


def _modules_below(folder: str) -> Iterator[str]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path
            elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                yield from _modules_below(entry.path)


_INSTALLED = tuple(
    {os.path.realpath(path) + os.sep for path in sysconfig.get_paths().values()}
    | {
        os.path.realpath(sys.prefix) + os.sep,
        os.path.realpath(sys.base_prefix) + os.sep,
    }
)


@cache
def is_installed(path: str) -> bool:
    """Tell whether a file belongs to Python or to an installed package."""
    if path.startswith(_INSTALLED):
        return True
    real = os.path.realpath(path)
    return real.startswith(_INSTALLED) or f"{os.sep}site-packages{os.sep}" in real
