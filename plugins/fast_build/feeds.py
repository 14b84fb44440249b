"""Make a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fast_build.rendering import lookups

if TYPE_CHECKING:
    from fast_build.rendering import Job
    from fast_build.writing import FastWriter


class Feed:
    """Makes a feed, where the job is done."""

    def __init__(self, writer: FastWriter, context: Any) -> None:
        self.writer = writer
        self.context = context

    def __call__(self, job: Job) -> str:
        """Return the feed's text."""
        self.writer.context["localsiteurl"] = job.siteurl
        if not job.own["items"]:
            lookups.opaque = True  # a feed without items has the time of its making
        context = _NotedVariables(self.context)
        return self.writer.make_feed(context, job.own["items"], job.own["rest"])


class _NotedVariables(dict[str, Any]):
    """The variables of a feed, noting which ones are looked up, by plugins too."""

    def __getitem__(self, name: str) -> Any:
        lookups.names.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        lookups.names.add(name)
        return super().get(name, default)
