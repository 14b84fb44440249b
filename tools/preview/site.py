"""Read files of a site, also while its folder gets another name."""

import os
import stat
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath

PAGE = "index.html"


class Site:
    """The files of a folder, by their addresses.

    A build's folder changes places with the one that is served. What was opened
    here stays the folder that it was, whatever its name is by then.
    """

    def __init__(self, folder: Path) -> None:
        self._path, self._folder = PurePosixPath(), None
        if os.open not in os.supports_dir_fd:  # Windows knows no open folders
            self._path = PurePosixPath(folder.as_posix())
            return
        with suppress(FileNotFoundError):
            self._folder = os.open(folder, os.O_RDONLY)

    def __del__(self) -> None:
        """Let go of the folder."""
        if self._folder is not None:
            os.close(self._folder)

    def has_folder(self, address: str) -> bool:
        """Tell whether an address without a last slash lacks it."""
        try:
            found = os.stat(self._path / self._name(address), dir_fd=self._folder)
        except (OSError, ValueError):
            return False
        return stat.S_ISDIR(found.st_mode)

    def read(self, address: str) -> tuple[str, bytes] | None:
        """Give the name and content of the file at an address."""
        opener = partial(os.open, dir_fd=self._folder)
        try:
            name = self._name(address + PAGE if address.endswith("/") else address)
            with open(self._path / name, "rb", opener=opener) as file:
                return name, file.read()
        except (OSError, ValueError):
            return None

    def _name(self, address: str) -> str:
        """Name a file; addresses can't lead out of the folder."""
        name = PurePosixPath(address.lstrip("/"))
        nowhere = self._folder is None and not self._path.parts
        if ".." in name.parts or nowhere:
            msg = "There is no such file."
            raise ValueError(msg)
        return str(name)
