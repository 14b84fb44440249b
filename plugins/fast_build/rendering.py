"""Render a page or feed, and note what it was made from."""

from __future__ import annotations

import types
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2.runtime import BlockReference, Context, Macro
from pelican.contents import Content

from fast_build.contents import Notes, noting
from fast_build.digests import digest_of
from fast_build.output import encoded, put
from fast_build.stamps import Stamp, stamp_of
from fast_build.witness import Witnessed, witness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Template


@dataclass(slots=True)
class Job:
    """A file to make.

    Attributes:
        path: Where the file goes.
        name: The same, from the output folder.
        template: What renders it; None for a feed.
        shared: Variables of all pages.
        own: Variables of this page, which come first.
        siteurl: What content takes for the site's address on this page.
        make: Returns the text; called where the job is done.
    """

    path: str
    name: str
    template: Template | None
    shared: dict[str, Any]
    own: dict[str, Any]
    siteurl: str
    make: Callable[[Job], str]

    @property
    def sources(self) -> set[str]:
        """Return the files that the page is about; a list is about none."""
        own = (each for each in self.own.values() if isinstance(each, Content))
        return {each.source_path for each in own if each.source_path}

    def values(self) -> dict[str, Any]:
        """Return all variables."""
        return {**self.shared, **self.own}


@dataclass(slots=True)
class Made:
    """A file that was made, and what from.

    Attributes:
        names: Variables that were looked up.
        opaque: Whether something was called whose answer may change by itself.
        read: Keys of content objects, by attribute.
        output: Digest of the file.
        stamp: Of the file.
        written: Whether its content is new.
        witnessed: Messages to repeat.
    """

    names: tuple[str, ...]
    opaque: bool
    read: dict[str, list[str]]
    output: bytes
    stamp: Stamp
    written: bool
    witnessed: Witnessed


def make_all(jobs: Iterable[Job]) -> list[Made]:
    """Do jobs; in a worker when there are many."""
    with witness() as seen, noting() as notes:
        return [_make(job, notes, seen) for job in jobs]


def _make(job: Job, notes: Notes, seen: Witnessed) -> Made:
    lookups.begin()
    data = encoded(job.make(job), "utf-8")
    read = notes.take()
    written = put(job.path, data)
    return Made(
        names=tuple(sorted(lookups.names)),
        opaque=lookups.opaque,
        read=read,
        output=digest_of(data),
        stamp=stamp_of(job.path),
        written=written,
        witnessed=seen.take(),
    )


@dataclass
class Lookups:
    """What templates asked for while a page was rendered."""

    names: set[str] = field(default_factory=set)
    opaque: bool = False

    def begin(self) -> None:
        """Forget the page before."""
        self.names = set()
        self.opaque = False


lookups = Lookups()


class NotedContext(Context):
    """Jinja's variables of a template, noting which ones are looked up."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return a variable's value."""
        lookups.names.add(key)
        return super().resolve_or_missing(key)

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls."""
        if not _answers_from_its_own(called):
            lookups.opaque = True
        return super().call(called, *args, **kwargs)


def _answers_from_its_own(called: Any) -> bool:
    """Tell whether a call depends only on what it is given and called on.

    A plain function can look at the clock or at the plugin that made it. A
    method answers from its object, which was looked up like any value.
    """
    if isinstance(called, (Macro, BlockReference, types.BuiltinMethodType, type)):
        return True
    name = getattr(called, "__name__", "")
    if (getattr(called, "__module__", None) or "").startswith("jinja2."):
        return name != "generate_lorem_ipsum"
    return isinstance(called, types.MethodType) or name in pure_functions


pure_functions: set[str] = set()
"""Names of functions that always give the same for the same arguments."""
