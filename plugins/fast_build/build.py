"""What the parts of one build share."""

from __future__ import annotations

import logging
import os
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_cache.files import FileDigests, digest_of
from build_cache.store import load, save
from fast_build.digests import Digester, UndigestibleError
from fast_build.environment import settled, software
from fast_build.freshness import Checkpoint
from fast_build.store import Records, keep_newest
from fast_build.templates import CompiledTemplates
from plain_data import dataclass
from workers import cores

if TYPE_CHECKING:
    from blinker import Signal

    from site_parts import Settings

MOST_OUTPUTS = 8  # folders whose pages are known to the next build

log = logging.getLogger(__name__)


@dataclass
class Counts:
    """What a build did: with source files, then with pages and feeds."""

    read: int = 0
    reused: int = 0
    rendered: int = 0
    kept: int = 0
    written: int = 0

    def __str__(self) -> str:
        files = f"Read {self.read} files, reused {self.reused}"
        pages = f"rendered {self.rendered} pages and feeds, kept {self.kept}"
        return f"{files}; {pages}; wrote {self.written} files."


@dataclass
class Build:
    """One build of a site.

    Attributes:
        settings: Pelican's.
        contents: Content objects that were read.
        context: The variables that all generators share.
        pure: Names that `FAST_BUILD_PURE` declares.
        checkpoint: What the last build wrote; becomes what this one wrote.
    """

    settings: Settings
    counts: Counts = field(default_factory=Counts)
    contents: list[Any] = field(default_factory=list)
    context: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open what earlier builds kept."""
        folder = Path(self.settings["CACHE_PATH"]) / "fast_build"
        self.pure = frozenset(self.settings.get("FAST_BUILD_PURE", ()))
        self.records = Records(folder)
        self.compiled = CompiledTemplates(folder)
        # A preview and a published site each have their own.
        live = self.settings.get("LIVE_PATH") or self.settings["OUTPUT_PATH"]
        name = digest_of(os.path.abspath(live).encode()).hex()
        self._place = folder / f"checkpoint-{name}.pickle"
        kept = load(self._place)
        self.checkpoint = kept if isinstance(kept, Checkpoint) else Checkpoint()
        self.files = FileDigests(self.checkpoint.files)
        self.workers = self.settings.get("FAST_BUILD_WORKERS") or cores()
        self._settings: dict[str, bytes] = {}

    @cached_property
    def software(self) -> bytes:
        """What made all results: Python, packages, and the code of plugins."""
        return software(self.settings, self.files)

    @cached_property
    def environment(self) -> bytes | None:
        """What all results depend on; None if that cannot be told.

        Asked for when all plugins have changed the settings as they wish.
        """
        try:
            return digest_of(self.software + settled(self.settings))
        except UndigestibleError as reason:
            log.warning("Nothing is kept for the next build, because of %s", reason)
            return None

    def setting(self, name: str) -> bytes:
        """Return the digest of a setting."""
        if name not in self._settings:
            value = self.settings.get(name)
            self._settings[name] = Digester((self.settings,)).digest(value)
        return self._settings[name]

    def are_pure(self, *signals: Signal) -> bool:
        """Tell whether signals may be sent elsewhere, later, or not at all.

        Receivers may do anything, such as count, so what sends them must happen
        on each build; except those of plugins that are declared to do no more
        than change what they are handed.
        """
        return all(
            receiver.__module__.partition(".")[0] in self.pure
            for signal in signals
            for receiver in signal.receivers_for(None)
        )

    def save(self) -> None:
        """Keep for the next build what this one found."""
        if self.environment is not None:
            self.compiled.save()
            self.checkpoint.files = self.files.seen
            save(self._place, self.checkpoint)
            keep_newest(self._place.parent, "checkpoint-*.pickle", MOST_OUTPUTS)

    def close(self) -> None:
        """Keep what was read and compiled, whatever became of the build."""
        self.compiled.save_all()
        self.records.save()
        self.records.close()
