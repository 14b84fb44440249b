"""What the parts of one build share."""

from __future__ import annotations

import hashlib
import logging
import os
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.contents import Content

from fast_build.compiled import CompiledTemplates
from fast_build.contents import RecordedContent, adopt
from fast_build.digests import Digester, UndigestibleError
from fast_build.environment import environment
from fast_build.pages import Snapshot
from fast_build.pickled import Pickles
from fast_build.progress import Progress
from fast_build.stamps import Stamps
from fast_build.store import Records, load, save
from fast_build.timings import Timings
from fast_build.workers import cores

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blinker import Signal

    from fast_build.underway import Underway

log = logging.getLogger(__name__)


@dataclass
class Counts:
    """What a build did.

    Attributes:
        read: Source files read.
        reused: Source files whose record was used.
        rendered: Pages and feeds rendered.
        kept: Pages and feeds left as the last build wrote them.
        written: Files whose content changed.
        removed: Files that nothing makes any more.
    """

    read: int = 0
    reused: int = 0
    rendered: int = 0
    kept: int = 0
    written: int = 0
    removed: int = 0

    def __str__(self) -> str:
        return (
            f"Read {self.read} files, reused {self.reused};"
            f" rendered {self.rendered} pages and feeds, kept {self.kept} files;"
            f" wrote {self.written}, removed {self.removed}."
        )


@dataclass
class Build:
    """One build of a site.

    Attributes:
        settings: Pelican's.
        contents: All content objects.
        context: The variables that all generators share.
        generators: Those of this build.
        empties: Whether nothing else may be in the output folder.
        snapshot: What the last build wrote; becomes what this one wrote.
        underway: What it is writing.
        differs: Whether it made other files than the last one, or made them anew.
    """

    settings: dict[str, Any]
    counts: Counts = field(default_factory=Counts)
    contents: list[Any] = field(default_factory=list)
    context: dict[str, Any] = field(default_factory=dict)
    generators: list[Any] = field(default_factory=list)
    empties: bool = False
    underway: Underway | None = None
    differs: bool = False

    def __post_init__(self) -> None:
        """Open what earlier builds kept."""
        self.folder = Path(self.settings["CACHE_PATH"]) / "fast_build"
        self.root = os.path.dirname(os.path.abspath(self.settings["PATH"]))
        self.records = Records(self.folder)
        self.compiled = CompiledTemplates(self.folder)
        self.pickles = Pickles(self.settings)
        self.progress = Progress()
        self.timings = Timings()
        self.workers = self.settings.get("FAST_BUILD_WORKERS") or cores()
        self._settings: dict[str, bytes] = {}
        kept = load(self.folder / self.site_file)
        self.snapshot = kept if isinstance(kept, Snapshot) else Snapshot()
        self.stamps = Stamps(self.snapshot.stamps)

    @cached_property
    def site_file(self) -> str:
        """Name what is known of the last site in this output folder.

        A site that is built into two folders, as it is shown and as it is
        published, is known twice.
        """
        output = self.settings.get("LIVE_PATH") or self.settings["OUTPUT_PATH"]
        place = hashlib.sha256(os.path.realpath(output).encode()).hexdigest()
        return f"site-{place[:12]}.pickle"

    @cached_property
    def environment(self) -> bytes | None:
        """What all results depend on; None if that cannot be told.

        Asked for when all plugins have changed the settings as they wish.
        """
        try:
            return environment(self.settings, self.stamps)
        except UndigestibleError as reason:
            log.warning("Nothing is kept for the next build, because of %s", reason)
            return None

    def setting(self, name: str) -> bytes:
        """Return the digest of a setting."""
        if name not in self._settings:
            value = self.settings.get(name)
            self._settings[name] = Digester((self.settings,)).digest(value)
        return self._settings[name]

    def all_contents(self, more: Iterable[Any]) -> list[RecordedContent]:
        """Return all content objects, those too that plugins made by themselves."""
        sources = self.context["generated_content"], self.context["static_content"]
        found = {id(each): each for each in self.contents}
        for each in chain(*(some.values() for some in sources), more):
            if isinstance(each, Content) and id(each) not in found:
                adopt(each)
                found[id(each)] = each
        return list(found.values())

    def can_be_put_off(self, *receivable: Signal) -> bool:
        """Tell whether signals may be sent elsewhere, later, or not at all.

        Receivers may do anything, such as count, so what sends them must happen
        on each build; except those of plugins that are declared to do no more
        than change what they are handed.
        """
        declared = self.settings.get("FAST_BUILD_PURE", ())
        return all(
            receiver.__module__.partition(".")[0] in {"fast_build", *declared}
            for signal in receivable
            for receiver in signal.receivers_for(None)
        )

    def save(self) -> None:
        """Keep for the next build what this one found."""
        if self.environment is None:
            return
        self.records.save()
        self.compiled.save()
        if self.differs or self.stamps.seen != self.stamps.known:
            self.snapshot.stamps = self.stamps.seen
            save(self.folder / self.site_file, self.snapshot)

    def close(self) -> None:
        """Let go of files."""
        if self.underway:
            self.underway.close()
        self.records.close()
