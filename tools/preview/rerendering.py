"""Render one page of a finished build again, when nothing but its text changed.

A process that stays up can show a saved page at once: what else the page shows is
what the last build had. The next build makes it again, with all other pages.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from fast_build.contents import BODY
from fast_build.records import load
from fast_build.writing import FastWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from fast_build.pelican_class import FastPelican


class PageRerenderer:
    """Renders pages of one build again.

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
        writer, build = pelican.writer, pelican.build
        self.done = writer.done if isinstance(writer, FastWriter) else {}
        self.of_text = of_text
        self.revise = revise
        self.build = build
        contents = build.contents if build else ()
        self.contents = {os.path.abspath(c.source_path): c for c in contents}  # noqa: PTH100 (links stay)

    def page(self, source: str) -> tuple[str, str] | None:
        """Return the name and text of the page that shows a source file.

        None if that cannot be told from the file alone. What reading it raises
        is raised.
        """
        content = self.contents.get(source)
        return self._page(content, (), self.revise) if content else None

    def trial(
        self,
        source: str,
        of_page: Collection[str],
        revise: Callable[[Any], object],
    ) -> tuple[str, str] | None:
        """Return the same of a text that may come to nothing.

        Args:
            of_page: Names of metadata that may have changed, too.
            revise: Does what `self.revise` does, and what such metadata need.
        """
        content = self.contents.get(source)
        if not content:
            return None
        state, metadata = dict(vars(content)), dict(content.metadata)
        try:
            return self._page(content, of_page, revise)
        finally:
            vars(content).clear()
            vars(content).update(state)
            content.metadata.clear()
            content.metadata.update(metadata)

    def _page(
        self, content: Any, of_page: Collection[str], revise: Callable[[Any], object]
    ) -> tuple[str, str] | None:
        if "read_request" not in vars(content):
            return None
        job = self.done.get(os.path.normpath(content.save_as))
        metadata = self._last_metadata(content)
        if not job or metadata is None:
            return None
        request, path, _ = content.read_request
        revised = request.read(path)
        now = revised.metadata
        names = (metadata.keys() | now.keys()).difference(self.of_text)
        changed = {name for name in names if metadata.get(name) != now.get(name)}
        if not changed <= set(of_page):
            return None
        self._take(content, revised, changed)
        revise(content)
        return job.name, job.make(job)

    def _last_metadata(self, content: Any) -> dict[str, object] | None:
        """Return what the last build read, before plugins changed it."""
        if not self.build:
            return None
        _, _, key = content.read_request
        states = self.build.records.get([key])
        self.build.records.close()
        if key not in states:
            return None
        record = load(states[key], key, self.build.settings)
        metadata: dict[str, object] = record.state["metadata"]
        return metadata

    def _take(self, content: Any, revised: Any, changed: Collection[str]) -> None:
        """Give content another text, and what readers made of it."""
        state = vars(content)
        state.pop("made_of_body", None)
        state[BODY] = vars(revised)[BODY]
        for name in {*self.of_text, *changed}:
            state[name] = content.metadata[name] = revised.metadata.get(name)
