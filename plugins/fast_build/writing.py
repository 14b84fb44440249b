"""Collect all that is to be written, then render what changed, on all cores.

    generators -> FastWriter.write_file, write_feed -> jobs -> flush
    flush: a job whose page still stands is kept; the others are rendered

Pelican's own writer decides what goes into which file, pages of lists too. Only
the rendering is put off, until all is known that a page may show.
"""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Any

from jinja2 import Template
from pelican.plugins import signals
from pelican.utils import sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from fast_build.feeds import Feed
from fast_build.output import encoded, put
from fast_build.rendering import Job, lookups
from fast_build.upkeep import Upkeep

if TYPE_CHECKING:
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
        self._root = sanitised_join(output_path, "") + "/"
        self.jobs: dict[str, Job] = {}
        self.done: dict[str, Job] = {}
        self.upkeep = Upkeep(build, output_path)
        self._feed: _File | None = None
        # A receiver of these may look at the file, which must be there by then.
        self.puts_off_pages = build.can_be_put_off(signals.content_written)
        self.puts_off_feeds = build.can_be_put_off(
            signals.feed_generated, signals.feed_written
        )

    def write_file(
        self, name: Any, template: Template, context: Any, *args: Any, **kwargs: Any
    ) -> None:
        """Write a page, or the pages of a list, at the next `flush`."""
        if not self.puts_off_pages:
            super().write_file(name, template, context, *args, **kwargs)
            return
        if context is self.context and not signals.content_written.receivers:
            context = _Shared(context)
        later: Any = _Later(template)
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
    ) -> Any:
        """Write a feed at the next `flush`."""
        items = elements[: self.settings["FEED_MAX_ITEMS"]]
        rest = (path, url, feed_type, override_output, feed_title)
        if path is None or not self.puts_off_feeds:
            return super().write_feed(items, context, *rest)
        target = sanitised_join(self.output_path, path)
        if self._claim(target, override=override_output):
            own = {"items": items, "rest": rest}
            self._add(target, None, own, Feed(self, context))
        return None

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Open a file that takes text at once, or a page to be rendered later."""
        if self._feed is not None:
            return self._feed
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

    def _add(self, path: str, template: Any, own: dict[str, Any], make: Any) -> None:
        name = os.path.normpath(path[len(self._root) :])
        siteurl = self.context.get("localsiteurl", "")
        self.jobs[path] = Job(path, name, template, self.context, own, siteurl, make)

    def add_page(self, path: str, page: _Page) -> None:
        """Put a page on the list of those to be made."""
        shared = self.context
        own = {k: v for k, v in page.variables.items() if shared.get(k, self) is not v}
        self._add(path, page.template, own, _render)

    def write_at_once(self, path: str, data: bytes) -> None:
        """Write a file that is not put off, and that has no record."""
        self.upkeep.elsewhere.add(os.path.relpath(path, self.output_path))
        put(path, data)

    def make_feed(self, context: Any, items: Any, rest: Any) -> str:
        """Return a feed's text."""
        self._feed = _File(self, None, "utf-8")
        try:
            super().write_feed(items, context, *rest)
            return self._feed.getvalue()
        finally:
            self._feed = None

    def flush(self) -> None:
        """Make the files that were put off, where they changed."""
        jobs, self.jobs = list(self.jobs.values()), {}
        self.upkeep.make(jobs)
        self.done |= {job.name: job for job in jobs}


class _Shared(dict[str, Any]):
    """The variables of all pages, which Pelican's writer copies for each page.

    There are hundreds, and a page adds a few: only these are kept.
    """

    def __init__(self, variables: dict[str, Any]) -> None:
        super().__init__()
        self.variables = variables

    def copy(self) -> _Own:
        return _Own(self.variables)

    def __setitem__(self, name: str, value: Any) -> None:
        self.variables[name] = value


class _Own(dict[str, Any]):
    """A page's own variables, above those of all pages."""

    def __init__(self, shared: dict[str, Any]) -> None:
        super().__init__()
        self.shared = shared

    def get(self, name: str, default: Any = None) -> Any:
        return self[name] if name in self else self.shared.get(name, default)


class _Later:
    """A template that hands on its variables instead of rendering."""

    def __init__(self, template: Template) -> None:
        self.template = template

    def render(self, variables: dict[str, Any]) -> _Page:
        return _Page(self.template, variables)


class _Page:
    """What Pelican's writer takes for a page's text."""

    def __init__(self, template: Template, variables: dict[str, Any]) -> None:
        self.template = template
        self.variables = variables


def _render(job: Job) -> str:
    assert job.template
    job.shared["localsiteurl"] = job.siteurl
    variables = job.values()
    if type(job.template).render is not Template.render:
        # It may give the page other variables, made of any that plugins hand out.
        lookups.names.update(name for name in variables if _is_handed_out(name))
    return job.template.render(variables)


def _is_handed_out(name: str) -> bool:
    """Tell settings, and files in the order they came to be read, from the rest."""
    return not name.isupper() and name not in ("generated_content", "static_content")


class _File(io.StringIO):
    """A file of the output, put in place when it is closed; or nowhere."""

    def __init__(self, writer: FastWriter, path: str | None, encoding: str) -> None:
        super().__init__(newline="")
        self.writer = writer
        self.path = path
        self.text_encoding = encoding
        self.page: _Page | None = None

    def write(self, text: Any) -> int:
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
            self.writer.write_at_once(
                self.path, encoded(self.getvalue(), self.text_encoding)
            )
