"""Make a feed; after an edit, only those of its items that were edited."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.plugins import signals

from fast_build.digests import digest_of
from fast_build.rendering import lookups

if TYPE_CHECKING:
    from collections.abc import Collection

    from fast_build.pages import PageRecord
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


class EditedFeed(Feed):
    """Makes the items of edited texts, and takes all else from the last build's file.

    An item shows one article, and what comes before all items shows no text.
    """

    def __init__(
        self,
        writer: FastWriter,
        context: Any,
        last: PageRecord,
        edited: Collection[str],
    ) -> None:
        """`last` is the file; `edited` are the keys of articles with new texts."""
        super().__init__(writer, context)
        self.last = last
        self.edited = edited

    def __call__(self, job: Job) -> str:
        """Return the feed's text."""
        items = job.own["items"]
        places = [n for n, each in enumerate(items) if each.record_key in self.edited]
        receivers = signals.feed_generated.receivers or signals.feed_written.receivers
        last = _Parts(self._last_text(job), job.own["rest"])
        if not places or receivers or len(last.items) != len(items):
            return super().__call__(job)
        edited = {**job.own, "items": [items[place] for place in places]}
        made = _Parts(super().__call__(replace(job, own=edited)), job.own["rest"])
        for place, item in zip(places, made.items, strict=True):
            last.items[place] = item
        return last.text()

    def _last_text(self, job: Job) -> str:
        """Return the last build's feed; nothing, if the file is another by now."""
        try:
            data = Path(job.path).read_bytes()
        except OSError:
            return ""
        if digest_of(data) != self.last.output:
            return ""
        return data.decode().replace(os.linesep, "\n")


class _Parts:
    """A feed's text; what it shows has no tags, for these are escaped.

    Attributes:
        before: All that comes before the first item.
        items: Each without its opening tag.
        after: All that comes after the last item.
    """

    def __init__(self, text: str, rest: Any) -> None:
        feed_type = rest[2]
        name = "item" if feed_type == "rss" else "entry"
        self.opening = f"<{name}>"
        self.before, *self.items = text.split(self.opening)
        self.after = ""
        if self.items:
            last, closing, self.after = self.items[-1].rpartition(f"</{name}>")
            self.items[-1] = last + closing

    def text(self) -> str:
        """Put the feed together."""
        return self.opening.join((self.before, *self.items)) + self.after
