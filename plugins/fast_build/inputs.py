"""Know which files a site is made of, and which of them changed since a build.

A file that is new, gone or renamed can change any page; one whose content changed
changes what was made of it. Files are looked at here, and read only where a stamp
leaves open whether they changed.
"""

from __future__ import annotations

import fnmatch
import os
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fast_build.stamps import is_telling, stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fast_build.stamps import Stamp, Stamps

    Ignored = Callable[[str], object] | None

DEEPEST = 64
"""Folders inside folders; what lies deeper is a link that leads back."""


@dataclass
class Listing:
    """The files of a site, looked at before any was read.

    Attributes:
        files: Stamps by path.
        taken: When, in nanoseconds.
    """

    files: dict[str, Stamp]
    taken: int


@dataclass
class Inputs:
    """The files that a build was made of.

    Attributes:
        number: How many there were.
        stamps: Of those that it took no digest of.
        digests: Of those whose stamps do not tell whether they changed.
    """

    number: int = 0
    stamps: dict[str, Stamp] = field(default_factory=dict)
    digests: dict[str, bytes] = field(default_factory=dict)

    def changed(self, listing: Listing, stamps: Stamps) -> list[str] | None:
        """Return the files that changed; None if others were there, or are gone."""
        if len(listing.files) != self.number:
            return None
        found = []
        for path, stamp in listing.files.items():
            known = stamps.known.get(path)
            if (known and known[0] == stamp) or self.stamps.get(path) == stamp:
                continue
            if not known and path not in self.stamps and path not in self.digests:
                return None
            before = known[1] if known else self.digests.get(path)
            if stamps.digest(path) != before:
                found.append(path)
        return found


def inputs_of(listing: Listing, stamps: Stamps) -> Inputs:
    """Return what to keep of the files that went into a build."""
    found = Inputs(len(listing.files))
    for path, stamp in listing.files.items():
        if path in stamps.seen:
            continue
        if path not in stamps.unsettled and is_telling(stamp, listing.taken):
            found.stamps[path] = stamp
        else:  # of a file that was not read, nothing is known: it counts as changed
            found.digests[path] = stamps.unsettled.get(path, b"")
    return found


def listed(settings: dict[str, Any]) -> Listing | None:
    """List the site's content, theme and overriding templates.

    None is returned if that cannot be done.
    """
    taken = time.time_ns()
    made = {os.path.realpath(settings[name]) for name in ("OUTPUT_PATH", "CACHE_PATH")}
    content = os.path.abspath(settings["PATH"])
    theme = [settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"]]
    files: dict[str, Stamp] = {}
    try:
        files.update(_below(content, _ignored(settings["IGNORE_FILES"]), made))
        for folder in theme:
            files.update(_below(os.path.abspath(folder), None, made))
    except OSError:
        return None
    return Listing(files, taken)


def _ignored(patterns: list[str]) -> Ignored:
    """Return what tells names that Pelican ignores."""
    together = "|".join(fnmatch.translate(os.path.normcase(p)) for p in patterns)
    match = re.compile(together).match
    return (lambda name: match(os.path.normcase(name))) if patterns else None


def _below(
    folder: str, ignored: Ignored, made: set[str], depth: int = 0
) -> Iterator[tuple[str, Stamp]]:
    """Yield the files below a folder, but for what Pelican ignores or makes."""
    if depth > DEEPEST:
        raise OSError(folder)
    with os.scandir(folder) as entries:
        for entry in entries:
            if ignored and ignored(entry.name):
                continue
            if not entry.is_dir():
                yield entry.path, stamp_of(entry)
            elif os.path.realpath(entry.path) not in made:
                yield from _below(entry.path, ignored, made, depth + 1)
