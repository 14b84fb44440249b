"""Render a page or feed, and note what it was made from."""

from __future__ import annotations

import os
import types
from collections import ChainMap
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from jinja2 import Template
from jinja2.runtime import BlockReference, Context, Macro
from pelican.contents import Content

from build_cache.files import Stamp, digest_of, stamp_of, write_if_different
from fast_build.contents import notes, noting
from fast_build.noticing import noticing
from plain_data import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(slots=True)
class Job:
    """A file to make.

    Attributes:
        name: Its path from the output folder.
        template: What renders it; None for a feed.
        shared: Variables of all pages; those of its `own` come first.
        siteurl: What content takes for the site's address on this page.
        make: Returns the text; called where the job is done.
    """

    path: str
    name: str
    template: Template | None
    shared: dict[str, object]
    own: dict[str, Any]
    siteurl: str
    make: Callable[[Job], str]

    @property
    def sources(self) -> set[str]:
        """Return the files that the page is about; a list is about none."""
        own = (content for content in self.own.values() if isinstance(content, Content))
        return {content.source_path for content in own if content.source_path}

    @property
    def variables_first(self) -> Mapping[str, object]:
        """Return what a class of templates puts before the variables of its pages.

        Such a class says so by a function of this name (see `languages.template`).
        """
        choose = getattr(self.template, "variables_first", None)
        return choose(ChainMap(self.own, self.shared)) if choose else NOTHING


@dataclass(slots=True)
class Rendered:
    """A file that was made, and what from.

    Attributes:
        names: Variables that were looked up.
        uncacheable: Whether something was said, or called that may look at the clock.
        said: Whether there was a warning or a mistake.
        read: Keys of content objects, by attribute.
        output: Digest of the file.
        written: Whether its content is new.
    """

    names: tuple[str, ...]
    uncacheable: bool
    said: bool
    read: dict[str, list[str]]
    output: bytes
    stamp: Stamp
    written: bool


def render_all(
    jobs: Iterable[Job], parts: Mapping[str, object] = NOTHING
) -> list[Rendered]:
    """Do jobs; in a worker when there are many."""
    with noting(parts):
        return [_render(job) for job in jobs]


def _render(job: Job) -> Rendered:
    notes.begin()
    with noticing() as said:
        content = job.make(job).replace("\n", os.linesep).encode()
    told = said.logged or bool(said.diagnostics)
    written = write_if_different(job.path, content)
    return Rendered(
        names=tuple(sorted(notes.names)),
        uncacheable=notes.uncacheable or told,
        said=told,
        read=notes.keys(),
        output=digest_of(content),
        stamp=stamp_of(job.path),
        written=written,
    )


def render_page(job: Job) -> str:
    """Return a page's text."""
    assert job.template
    job.shared["localsiteurl"] = job.siteurl
    usual = type(job.template).render is Template.render
    if not (usual or hasattr(job.template, "variables_first")):
        notes.uncacheable = True  # it may give the page anything
    return job.template.render({**job.shared, **job.own})


class NotedContext(Context):
    """Jinja's variables of a template, noting which ones are looked up.

    Attributes:
        pure: Names of functions that always give the same for the same arguments.
    """

    pure: ClassVar[frozenset[str]] = frozenset()

    def resolve_or_missing(self, key: str) -> object:
        """Return a variable's value."""
        notes.names.add(key)
        return super().resolve_or_missing(key)

    def call(self, called: Any, /, *args: object, **kwargs: object) -> object:
        """Call what a template calls."""
        if not _answers_from_its_own(called, self.pure):
            notes.uncacheable = True
        return super().call(called, *args, **kwargs)


class NotedVariables(dict[str, object]):
    """The variables of a feed, noting which ones are looked up, by plugins too."""

    def __getitem__(self, name: str) -> object:
        notes.names.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: object = None) -> object:
        """Return a variable's value."""
        notes.names.add(name)
        return super().get(name, default)


def _answers_from_its_own(called: object, pure: frozenset[str]) -> bool:
    """Tell whether a call depends only on what it is given and called on.

    A plain function can look at the clock or at the plugin that made it. A
    method answers from its object, which was looked up like any value.
    """
    if isinstance(called, (Macro, BlockReference, types.BuiltinMethodType, type)):
        return True
    name = getattr(called, "__name__", "")
    if (getattr(called, "__module__", None) or "").startswith("jinja2."):
        return name != "generate_lorem_ipsum"
    return isinstance(called, types.MethodType) or name in pure
