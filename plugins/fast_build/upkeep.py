"""Bring the output up to date: keep what stands, make what does not, drop the rest."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from blinker import Signal

from fast_build.contents import BODY, frozen
from fast_build.digests import digest_of
from fast_build.output import link, put
from fast_build.pages import Comparison, PageRecord
from fast_build.progress import at_work
from fast_build.rendering import Job, Made, make_all
from fast_build.stamps import CHANGED, stamp_of
from fast_build.templates import Templates
from fast_build.underway import Underway
from fast_build.workers import spread

if TYPE_CHECKING:
    from jinja2 import Environment

    from fast_build.build import Build

made_first = Signal("the pages of FAST_BUILD_FIRST are there, and no others yet")

FEED = b"feed"
COPY = b"copy"


class Upkeep:
    """The output folder of one build.

    Attributes:
        made: What this build's files are, by their names.
        elsewhere: Files written at once, without a record.
        differs: Whether what there is to know of a file is not what it was.
    """

    def __init__(self, build: Build, folder: str) -> None:
        self.build = build
        self.folder = folder
        self.last_folder = build.settings.get("LIVE_PATH") or folder
        self.learned: dict[int, str | bytes] = {}
        self.addresses = build.snapshot.addresses
        self.differs = False
        self.made: dict[str, PageRecord] = {}
        self.elsewhere: set[str] = set()
        self.underway = build.underway = Underway(build.folder, folder)
        self._templates: dict[int, Templates] = {}
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}
        snapshot = build.snapshot
        same = build.environment and snapshot.environment == build.environment
        self.last = snapshot.pages if same else {}

    def make(self, jobs: list[Job]) -> None:
        """Make the files of the jobs, or keep those that stand."""
        build = self.build
        contents = build.all_contents(part for job in jobs for part in job.own.values())
        with frozen():
            moves = any(_moves_files(each) for each in contents)
            early = [] if moves else self._make_first(jobs)
            compared = Comparison(
                build.snapshot, contents, build.context, (build.settings,)
            )
            for job, result in early:
                self._note(job, result, compared)
            there = {job.name for job, _ in early}
            rest = [job for job in jobs if job.name not in there]
            changed = [job for job in rest if moves or not self._stands(job, compared)]
            self.make_these(changed, compared, workers=1 if moves else build.workers)

    def make_these(self, jobs: list[Job], compared: Comparison, workers: int) -> None:
        """Make the files of the jobs, whether they stand or not."""
        self.underway.note(job.name for job in jobs)
        for part, results in spread(make_all, jobs, workers=workers, chunk=16):
            self.build.records.save()  # while workers work on
            for job, result in zip(part, results, strict=True):
                at_work.send()
                self.build.progress.step("writing", len(jobs))
                self._note(job, result, compared)
        self.learned |= compared.learned
        self.addresses = compared.addresses

    def _make_first(self, jobs: list[Job]) -> list[tuple[Job, Made]]:
        """Make the pages that somebody waits for, before all others are compared."""
        wanted = set(self.build.settings.get("FAST_BUILD_FIRST", ()))
        first = [job for job in jobs if wanted and not wanted.isdisjoint(job.sources)]
        if not first:
            return []
        self.underway.note(job.name for job in first)
        made = make_all(first)
        made_first.send(self.folder)
        return list(zip(first, made, strict=True))

    def _stands(self, job: Job, compared: Comparison) -> bool:
        """Tell whether the last build's file is the job's; keep it then."""
        at_work.send()
        record = self.last.get(job.name)
        if record is None or record.templates != self._digest(job):
            return False
        given = compared.given(record.names, job)
        if given != record.given or not compared.stands(record):
            return False
        if not self.keep(job.name, record):
            return False
        if record.witnessed:
            record.witnessed.repeat()
        return True

    def keep(self, name: str, record: PageRecord) -> bool:
        """Leave a file as it is, or as the last output has it, if it is whole."""
        path = os.path.join(self.folder, name)
        last = os.path.join(self.last_folder, name)
        try:
            stamp = stamp_of(last)
            if stamp[:CHANGED] != record.stamp[:CHANGED]:
                with open(last, "rb") as file:
                    if digest_of(file.read()) != record.output:
                        return False
                record.stamp, self.differs = stamp, True
            if last != path:
                link(last, path)
        except OSError:
            return False
        self.made[name] = record
        self.build.counts.kept += 1
        return True

    def _digest(self, job: Job) -> bytes | None:
        if job.template is None:
            return FEED
        environment: Environment = job.template.environment
        if id(environment) not in self._templates:
            self._templates[id(environment)] = Templates(environment, self.build)
        return self._templates[id(environment)].digest(job.template)

    def _note(self, job: Job, made: Made, compared: Comparison) -> None:
        """Record what a file was made from."""
        made.witnessed.repeat()
        self.build.counts.kept -= job.name in self.made
        self.build.counts.rendered += 1
        self.differs = True
        self.build.counts.written += made.written
        names = ("", *(made.names if job.template else sorted({*made.names, *job.own})))
        given = compared.given(names, job)
        reads = compared.learn(made.read)
        known = given is not None and reads is not None and not made.opaque
        self.made[job.name] = PageRecord(
            templates=self._digest(job) if known else None,
            names=self._names.setdefault(names, names),
            given=given or b"",
            reads=reads or b"",
            output=made.output,
            stamp=made.stamp,
            witnessed=made.witnessed if made.witnessed.said_something else None,
        )

    def copy(self, source: str, path: str) -> None:
        """Make an output file a copy of a source file."""
        name = os.path.relpath(path, self.folder)
        digest = self.build.stamps.digest(source)
        record = self.build.snapshot.pages.get(name)
        if record and record.output == digest and self.keep(name, record):
            return
        self.underway.note([name])
        with open(source, "rb") as file:
            written = put(path, file.read())
        self.build.counts.written += written
        stamp, self.differs = stamp_of(path), True
        self.made[name] = PageRecord(COPY, (), b"", b"", digest, stamp, None)

    def finish(self, *, clean: bool) -> None:
        """Remove what nothing makes any more, unless something went wrong."""
        snapshot = self.build.snapshot
        known = self.made.keys() | self.elsewhere
        for name in snapshot.pages.keys() - known:
            if not clean:
                self.made[name] = replace(snapshot.pages[name], templates=None)
            elif self.folder == self.last_folder:
                self._remove(name, snapshot.pages[name])
        if clean:
            for name in self.underway.left - known:
                self._remove(name, None)
        before = snapshot.environment, snapshot.addresses, snapshot.pages.keys()
        now = self.build.environment, self.addresses, self.made.keys()
        if self.differs or before != now:
            snapshot.environment, snapshot.addresses = now[:2]
            snapshot.pages = self.made
            snapshot.update(self.learned)
            self.build.differs = True

    def _remove(self, name: str, record: PageRecord | None) -> None:
        """Remove a file of an earlier build, and folders that are then empty."""
        path = os.path.join(self.folder, name)
        if record and not self.build.empties:
            with suppress(OSError), open(path, "rb") as file:
                if digest_of(file.read()) != record.output:
                    return  # it is somebody else's by now
        with suppress(OSError):
            os.unlink(path)
            self.build.counts.removed += 1
            while (path := os.path.dirname(path)) != self.folder:
                os.rmdir(path)


def _moves_files(content: Any) -> bool:
    """Tell whether rendering a text can move files, which must happen here."""
    state = vars(content)
    if "body_digest" in state:
        return any("attach" in link for link in state["links"])
    return "attach" in (state.get(BODY) or "")
