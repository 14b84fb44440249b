"""Make the search index when somebody searches, not while somebody writes.

Indexing takes longer than all the rest of a preview's build.
"""

import logging
import shutil
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mistakes import ContentError
from site_search.index import write_index
from site_search.model import read_page

log = logging.getLogger(__name__)


class LateIndex:
    """The search index of the newest build, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        """Keep the index in `folder`."""
        self._folder = folder
        self._settings: Mapping[str, Any] = {}
        self._old = True
        self._lock = threading.Lock()

    def expect(self, settings: Mapping[str, Any]) -> None:
        """Note a new build; its index is made when it is asked for."""
        self._settings, self._old = settings, True

    def file(self, name: str) -> Path | None:
        """Give one file of the index, None before the first build."""
        with self._lock:
            if self._old and self._settings:
                self._make()
        file = (self._folder / name).resolve()
        return file if file.is_relative_to(self._folder.resolve()) else None

    def _make(self) -> None:
        settings, self._old = self._settings, False
        output = Path(settings["OUTPUT_PATH"])
        topics = settings["SEARCH_TOPICS"]
        pages = [read_page(output, url, topics[url]) for url in sorted(topics)]
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            cache = Path(settings["CACHE_PATH"]) / "site_search"
            write_index(pages, cache, self._folder)
        except ContentError as error:
            log.error("%s", error)
