"""Collect all that is to be written, then render what changed, on all cores.

    generators -> FastWriter.write_file, write_feed -> jobs -> flush
    flush: a job whose page is fresh is kept; the others are rendered

Pelican's own writer decides what goes into which file, pages of lists too. Only
the rendering is put off, until all is known that a page may show.
"""

from __future__ import annotations

import io
import os
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from pelican.plugins import signals
from pelican.utils import sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from build_cache.files import write_if_different
from fast_build.contents import notes
from fast_build.rendering import Job, NotedVariables, render_page
from fast_build.sync import OutputSync

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template

    from fast_build.build import Build


class FastWriter(Writer):
    """Pelican's writer, rendering late, in parallel, and only what changed.

    Attributes:
        jobs: Files to make at the next `flush`, by their paths.
        done: What was made, by name from the output folder.
    """

    def __init__(self, output_path: str, build: Build) -> None:
        super().__init__(output_path, settings=build.settings)
        self.context = build.context
        self.jobs: dict[str, Job] = {}
        self.done: dict[str, Job] = {}
        self.sync = OutputSync(build, output_path)
        self._root = sanitised_join(output_path, "")
        self._feed: io.StringIO | None = None
        # A receiver of these may look at the file, which must be there by then.
        self._defers_pages = build.are_pure(signals.content_written)
        feeds = signals.feed_generated, signals.feed_written
        self._defers_feeds = build.are_pure(*feeds)

    def write_file(
        self,
        name: object,
        template: Template,
        context: object,
        *args: object,
        **kwargs: object,
    ) -> None:
        """Write a page, or the pages of a list, at the next `flush`."""
        later: object = _Page(template) if self._defers_pages else template
        super().write_file(name, later, context, *args, **kwargs)

    def write_feed(  # noqa: PLR0913, PLR0917 (as Pelican has it)
        self,
        elements: Any,
        context: Any,
        path: str | None = None,
        url: str | None = None,
        feed_type: str = "atom",
        override_output: bool = False,  # noqa: FBT001, FBT002
        feed_title: str | None = None,
    ) -> object:
        """Write a feed at the next `flush`."""
        items = elements[: self.settings["FEED_MAX_ITEMS"]]
        rest = (path, url, feed_type, override_output, feed_title)
        if path is None or not self._defers_feeds:
            return super().write_feed(items, context, *rest)
        target = sanitised_join(self.output_path, path)
        if self._claim(target, override=override_output):
            self._add(target, None, {"items": items, "rest": rest}, self._feed_text)
        return None

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> object:  # noqa: FBT001, FBT002
        """Open a file that takes text at once, or a page to be rendered later."""
        if self._feed is not None:
            return nullcontext(self._feed)
        wanted = self._claim(filename, override=override)
        return _File(self, filename if wanted else None, encoding)

    def _claim(self, path: str, *, override: bool) -> bool:
        """Tell whether to write a file, by Pelican's rules for a second time."""
        if path in self._overridden_files:
            if override:
                msg = f'Failed to overwrite "{path}" a second time'
                raise FileOverwriteFailedError(msg)
            return False
        if path in self._written_files and not override:
            msg = f'Failed to overwrite "{path}": it was written before'
            raise FileOverwriteFailedError(msg)
        if override:
            self._overridden_files.add(path)
        self._written_files.add(path)
        return True

    def _add(
        self,
        path: str,
        template: Template | None,
        own: dict[str, object],
        make: Callable[[Job], str],
    ) -> None:
        name, siteurl = os.path.relpath(path, self._root), self.context["localsiteurl"]
        self.jobs[path] = Job(path, name, template, self.context, own, siteurl, make)

    def add_page(self, path: str, page: _Page) -> None:
        """Put a page on the list of those to be made."""
        shared, missing = self.context, object()
        own = {
            name: value
            for name, value in page.variables.items()
            if shared.get(name, missing) is not value
        }
        self._add(path, page.template, own, render_page)

    def _feed_text(self, job: Job) -> str:
        """Return a feed's text."""
        if not job.own["items"]:
            notes.uncacheable = True  # it has the time of its making
        self.context["localsiteurl"] = job.siteurl
        self._feed = io.StringIO()
        try:
            context = NotedVariables(self.context)
            super().write_feed(job.own["items"], context, *job.own["rest"])
            return self._feed.getvalue()
        finally:
            self._feed = None

    def flush(self) -> None:
        """Make the files that were put off, where they changed."""
        jobs, self.jobs = list(self.jobs.values()), {}
        self.sync.make(jobs)
        self.done |= {job.name: job for job in jobs}


class _Page:
    """Stands in for a template, and for its text: hands on what it is given."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.variables: dict[str, object] = {}

    def render(self, variables: dict[str, object]) -> _Page:
        """Return what Pelican's writer takes for a page's text."""
        self.variables = variables
        return self


class _File(io.StringIO):
    """A file of the output, put in place when it is closed; or nowhere."""

    def __init__(self, writer: FastWriter, path: str | None, encoding: str) -> None:
        super().__init__(newline="")
        self.writer = writer
        self.path = path
        self.text_encoding = encoding
        self.page: _Page | None = None

    def write(self, text: str | _Page) -> int:
        if isinstance(text, _Page):
            self.page = text
            return 0
        return super().write(text)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None or self.path is None:
            return
        if self.page:
            self.writer.add_page(self.path, self.page)
        else:
            text = self.getvalue().replace("\n", os.linesep)
            write_if_different(self.path, text.encode(self.text_encoding))
