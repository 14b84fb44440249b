"""Bring the output up to date: keep what is fresh, render what is not."""

from __future__ import annotations

import logging
import os
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound

from build_cache.files import CHANGED, digest_of, link, stamp_of
from fast_build.contents import BODY, NotedContent, parts_of
from fast_build.freshness import Comparison, PageRecord
from fast_build.rendering import Job, Rendered, render_all
from fast_build.signals import at_work, made_first
from fast_build.templates import Templates
from workers import spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jinja2 import Environment

    from fast_build.build import Build

log = logging.getLogger(__name__)

FEED = b"feed"
AT_ONCE = 8  # pages that a worker renders before it hands them over


class OutputSync:
    """The output folder of one build.

    Attributes:
        folder: Where this build's files go.
        last_folder: Where those of the last one are: another, if `LIVE_PATH` says so.
        pages: What this build's files are, by their names.
    """

    def __init__(self, build: Build, folder: str) -> None:
        self.build = build
        self.folder = folder
        self.last_folder = build.settings.get("LIVE_PATH") or folder
        self.pages: dict[str, PageRecord] = {}
        self._values: dict[tuple[str, str], str | bytes] = {}
        self._parts: Mapping[str, object] = {}
        self._templates: dict[int, Templates] = {}
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}
        last = build.checkpoint
        known = build.environment is not None and last.environment == build.environment
        self.last = last.pages if known else {}

    def make(self, jobs: list[Job]) -> None:
        """Make the files of the jobs, or keep those that are fresh."""
        build = self.build
        contents = list(self._contents(jobs))
        moves = any(map(_moves_files, contents))
        classes = build.settings.get("FAST_BUILD_BY_ATTRIBUTE", ())
        self._parts = parts = parts_of(build.context, frozenset(classes))
        early = [] if moves else self._make_first(jobs)
        last = build.checkpoint.values if self.last else {}
        compared = Comparison(last, contents, build.context, parts, (build.settings,))
        for job, rendered in early:
            self._note(job, rendered, compared)
        rest = [job for job in jobs if job.name not in self.pages]
        if not moves:
            rest = [job for job in rest if not self._is_kept(job, compared)]
        self._render(rest, compared, workers=1 if moves else build.workers)
        self._values |= compared.values

    def _contents(self, jobs: list[Job]) -> Iterator[object]:
        """Yield all noted content objects, those too that plugins made themselves."""
        context = self.build.context
        own = (value for job in jobs for value in job.own.values())
        every = [*self.build.contents, *context["generated_content"].values(), *own]
        some = {id(part): part for part in every if isinstance(part, NotedContent)}
        yield from some.values()

    def _make_first(self, jobs: list[Job]) -> list[tuple[Job, Rendered]]:
        """Make the pages that somebody waits for, before all others are compared."""
        wanted = set(self.build.settings.get("FAST_BUILD_FIRST", ()))
        first = [job for job in jobs if wanted and not wanted.isdisjoint(job.sources)]
        if not first:
            return []
        rendered = self._render_all(first)
        made_first.send(self.folder)
        return list(zip(first, rendered, strict=True))

    def _is_kept(self, job: Job, compared: Comparison) -> bool:
        """Keep the last build's file if it is what the job would make."""
        at_work.send()
        record = self.last.get(job.name)
        return (
            record is not None
            and record.templates is not None
            and record.templates == self._digest(job)
            and compared.is_fresh(record, job)
            and self._keep(job.name, record)
        )

    def _keep(self, name: str, record: PageRecord) -> bool:
        """Leave a file as it is, or as the last output has it, if it is whole."""
        path, last = (os.path.join(at, name) for at in (self.folder, self.last_folder))
        try:
            stamp = stamp_of(last)
            if stamp[:CHANGED] != record.stamp[:CHANGED]:
                with open(last, "rb") as file:
                    if digest_of(file.read()) != record.output:
                        log.info("%s was changed by others: it is made again", last)
                        return False
                record.stamp = stamp
            if last != path:
                link(last, path)
        except FileNotFoundError:
            log.info("%s is gone: it is made again", last)
            return False
        self.pages[name] = record
        self.build.counts.kept += 1
        return True

    def _render(self, jobs: list[Job], compared: Comparison, workers: int) -> None:
        """Render jobs, in workers when there are many."""
        if len(jobs) > AT_ONCE:
            self._compile(jobs)
        parts = spread(self._render_all, jobs, workers=workers, chunk=AT_ONCE)
        with closing(parts):
            for part, rendered in parts:
                self.build.records.save()  # while workers work on
                for job, result in zip(part, rendered, strict=True):
                    at_work.send()
                    if result.said:  # in a worker, perhaps, where nobody hears it
                        self._render_all([job])
                    self._note(job, result, compared)

    def _render_all(self, jobs: Sequence[Job]) -> list[Rendered]:
        return render_all(jobs, self._parts)

    def _compile(self, jobs: list[Job]) -> None:
        """Have templates compiled here, once: each worker would do so by itself."""
        every = {id(job.template): job.template for job in jobs if job.template}
        for template in every.values():
            for name in self._of(template.environment).used_by(template.name or ""):
                with suppress(TemplateNotFound):  # it may be asked for in vain
                    template.environment.get_template(name)

    def _note(self, job: Job, rendered: Rendered, compared: Comparison) -> None:
        """Record what a file was made from."""
        counts = self.build.counts
        counts.rendered += 1
        counts.written += rendered.written
        names = rendered.names if job.template else (*rendered.names, *sorted(job.own))
        names = self._names.setdefault(names, names)
        given = compared.given(names, job)
        reads = compared.learn(rendered.read)
        lasts = None not in (given, reads) and not rendered.uncacheable
        self.pages[job.name] = PageRecord(
            templates=self._digest(job) if lasts else None,
            names=names,
            given=given or b"",
            reads=reads or (),
            output=rendered.output,
            stamp=rendered.stamp,
        )

    def _digest(self, job: Job) -> bytes | None:
        if job.template is None:
            return FEED
        return self._of(job.template.environment).digest(job.template)

    def _of(self, environment: Environment) -> Templates:
        if id(environment) not in self._templates:
            known, pure = self.build.compiled, self.build.pure
            self._templates[id(environment)] = Templates(environment, known, pure)
        return self._templates[id(environment)]

    def finish(self) -> None:
        """Make the checkpoint that of this build."""
        checkpoint = self.build.checkpoint
        used = {pair for page in self.pages.values() for pair in page.reads}
        checkpoint.environment = self.build.environment
        checkpoint.pages = self.pages
        checkpoint.values = {p: self._values[p] for p in used if p in self._values}


def _moves_files(content: object) -> bool:
    """Tell whether rendering a text can move files, which must happen here."""
    text = vars(content).get(BODY) or ""
    return "{attach" in text or "|attach" in text
