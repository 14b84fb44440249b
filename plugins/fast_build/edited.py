"""Build at once when nothing changed since the last build, or only words of texts.

    what the last build left -> files that changed -> their texts
    -> the pages that show these texts

A build takes up the record of each source and compares each page, only to find that
one article has a sentence more. Here files are looked at, what was edited is read,
and the pages that show it are made from the last build's memory. Wherever more could
have changed, the answer is no, and the whole build finds out.
"""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from fast_build.digests import UndigestibleError
from fast_build.inputs import inputs_of, listed
from fast_build.left import MoreChangedError, is_shown_by_files, leave, start_of
from fast_build.writing import FastWriter

if TYPE_CHECKING:
    from fast_build.inputs import Listing
    from fast_build.left import Left, Said, Start
    from fast_build.pelican_class import FastPelican
    from fast_build.revision import Revision

log = logging.getLogger(__name__)

MOST = 32
"""Texts edited since a whole build; each of them is taken up in each build."""


class Edited:
    """A build upon the last one.

    Attributes:
        listing: The site's files; None if they do not show all that may change.
        start: What the site starts from, but for these files.
    """

    def __init__(self, pelican: FastPelican) -> None:
        self.pelican = pelican
        self.build = pelican.build
        shown = is_shown_by_files(pelican)
        self.listing: Listing | None = listed(pelican.settings) if shown else None
        self.start = self._start() if self.listing else None
        self._level = logging.getLogger("pelican").getEffectiveLevel()

    def built(self) -> bool:
        """Bring the output up to date; False if that takes a whole build."""
        try:
            left = self._left()
            changed = self._changed(left)
            self._build(left, changed)
        except MoreChangedError as reason:
            log.debug("Everything is compared: %s", reason)
            return False
        for name, level, text in left.said:
            logging.getLogger(name).log(level, "%s", text)
        return True

    def leave(self, *, clean: bool, said: list[Said]) -> None:
        """Leave what a whole build found to the next one; nothing, if it failed."""
        left = None
        if clean and self.start and self.listing:
            left = leave(self.pelican, self.start, self.listing, said)
        self.build.snapshot.left = left

    def _left(self) -> Left:
        """Return what the last build left, if it was a build of the same site."""
        left = self.build.snapshot.left
        if self.start is None or left is None:
            msg = "the last build left nothing, or files do not tell all"
            raise MoreChangedError(msg)
        if left.start != self.start or self._level < left.level:
            msg = "settings, code, packages or places are others"
            raise MoreChangedError(msg)
        digest, root = self.build.stamps.digest, self.build.root
        if any(digest(os.path.join(root, p)) != d for p, d in left.causes.items()):
            msg = "a file that goes into a text changed"
            raise MoreChangedError(msg)
        return left

    def _start(self) -> Start | None:
        try:
            return start_of(self.pelican)
        except UndigestibleError:
            return None

    def _changed(self, left: Left) -> list[str]:
        """Return the files that changed since the last build."""
        assert self.listing
        changed = left.inputs.changed(self.listing, self.build.stamps)
        if changed is None:
            msg = "files are new or gone"
            raise MoreChangedError(msg)
        if len(left.edited.union(changed)) > MOST:
            msg = "many texts were edited"
            raise MoreChangedError(msg)
        return changed

    def _build(self, left: Left, changed: list[str]) -> None:
        """Make the pages that show what changed, and keep the others."""
        revision = self._revision(left, changed) if changed else None
        if not revision:
            self.build.environment = self.build.snapshot.environment
        writer = self.pelican._get_writer()  # noqa: SLF001
        if type(writer) is not FastWriter:
            msg = "a plugin writes pages"
            raise MoreChangedError(msg)
        upkeep = writer.upkeep
        if upkeep.underway.left or not upkeep.keep_all():
            msg = "the output is not as the last build left it"
            raise MoreChangedError(msg)
        silent = not revision or revision.make(writer)
        self._settle_stamps()
        if revision:
            now = self._left_on(left, revision)
            self.build.snapshot.left = now if silent else None
            self.build.differs = True
        counts = self.build.counts
        counts.reused = left.sources - counts.read

    def _revision(self, left: Left, changed: list[str]) -> Revision:
        # A build that finds nothing changed need not wait for these to be imported.
        from fast_build.quick_reading import quick_reading  # noqa: PLC0415
        from fast_build.revision import Revision  # noqa: PLC0415

        with quick_reading(self.build.settings):
            return Revision(self.pelican, left, changed)

    def _settle_stamps(self) -> None:
        """Keep the stamps of files that were not asked for in this build."""
        stamps = self.build.stamps
        seen = {**stamps.known, **stamps.seen}
        stamps.seen = {p: each for p, each in seen.items() if p not in stamps.unsettled}

    def _left_on(self, left: Left, revision: Revision) -> Left:
        """Return what this build leaves to the next one."""
        assert self.listing
        return replace(
            left,
            inputs=inputs_of(self.listing, self.build.stamps),
            causes=left.causes | revision.causes,
            edited=left.edited.union(revision.changed),
        )
