"""Make one page of a finished build again, when nothing but its text changed.

A process that stays up can show a saved page at once: what else the page shows is
what the last build had. The next build makes it again, with all other pages.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from fast_build.contents import BODY, frozen
from fast_build.writing import FastWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from fast_build.pelican_class import FastPelican

MADE_OF_TEXT = ("made", "body_digest", "links", "static_links")
"""What content objects keep of a text, and make again of another one."""


class Again:
    """Makes pages of one build again.

    Attributes:
        of_text: Names of metadata that readers make of a source's text; where any
            other changed, more than the page may have changed with it.
        revise: Does to one content object what plugins did to all.
    """

    def __init__(
        self,
        pelican: FastPelican,
        of_text: Collection[str],
        revise: Callable[[Any], object],
    ) -> None:
        writer = pelican.writer
        self.done = writer.done if isinstance(writer, FastWriter) else {}
        self.of_text = of_text
        self.revise = revise
        contents = pelican.build.contents
        self.contents = {os.path.abspath(c.source_path): c for c in contents}

    def page(self, source: str) -> tuple[str, str] | None:
        """Return the name and text of the page that shows a source file.

        None if that cannot be told from the file alone. What reading it raises
        is raised.
        """
        content = self.contents.get(source)
        fetch = vars(content).get("fetch_body") if content else None
        if not content or not fetch:
            return None
        job = self.done.get(os.path.normpath(content.save_as))
        if not job:
            return None
        with frozen():
            revised = fetch.ask.read(fetch.path)
            if self._differs(fetch.record.state["metadata"], revised.metadata):
                return None
            self._take(content, revised)
            self.revise(content)
            return job.name, job.make(job)

    def _differs(self, last: dict[str, Any], now: dict[str, Any]) -> bool:
        """Tell whether metadata changed that is not made of the text."""
        return any(
            last.get(name) != now.get(name)
            for name in last.keys() | now.keys()
            if name not in self.of_text
        )

    def _take(self, content: Any, revised: Any) -> None:
        """Give content another text, and what readers made of it."""
        state = vars(content)
        for name in MADE_OF_TEXT:
            state.pop(name, None)
        state[BODY] = revised._content  # noqa: SLF001
        for name in self.of_text:
            state[name] = content.metadata[name] = revised.metadata.get(name)
