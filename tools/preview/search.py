"""Make the search index when somebody searches, not while somebody writes.

Indexing takes longer than all the rest of a preview's build.
"""

import shutil
import threading
from pathlib import Path

from site_parts import Settings
from site_search.plugin import write_index


class LateIndex:
    """The search index of the newest build, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._settings: Settings = {}
        self._old = True
        self._lock = threading.Lock()

    def expect(self, settings: Settings) -> None:
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
        shutil.rmtree(self._folder, ignore_errors=True)
        write_index(settings, Path(settings["OUTPUT_PATH"]), self._folder)
