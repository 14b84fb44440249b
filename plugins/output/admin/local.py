"""Read and write the project's files for the editor, and no others.

Speaks the protocol of Decap CMS's `proxy` backend: a JSON object with an action
and its parameters.
"""

import base64
import binascii
from pathlib import Path
from typing import TYPE_CHECKING, Any

from admin.config import folder
from admin.edit import UnreadableError, edited
from content_model.kinds import KINDS
from content_model.model import Kind
from plain_text import Table

if TYPE_CHECKING:
    from collections.abc import Callable

IMAGES = "content/images"
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"})
FOLDERS = {folder(kind, lang): kind for kind in KINDS for lang in ("en", "es")}


class RefusedError(Exception):
    """The editor may not do this; the message says why."""


class LocalFiles:
    """The files of one project."""

    def __init__(self, project: Path) -> None:
        """Serve the content of `project`."""
        self._project = project.resolve()
        self._actions: dict[str, Callable[[Table], object]] = {
            "info": self._info,
            "entriesByFolder": self._entries,
            "getEntry": self._entry,
            "persistEntry": self._save,
            "getMedia": self._pictures,
            "getMediaFile": lambda given: self._picture(self._image(given["path"])),
            "persistMedia": lambda given: self._save_picture(given["asset"]),
            "deleteFiles": self._delete,
        }

    def answer(self, request: Any) -> object:
        """Do what is asked; raises RefusedError."""
        try:
            action = self._actions[request["action"]]
            return action(request.get("params") or {})
        except (KeyError, TypeError, AttributeError, binascii.Error) as error:
            msg = "That is not a request of the editor."
            raise RefusedError(msg) from error
        except UnreadableError as error:
            raise RefusedError(str(error)) from error

    def _info(self, _given: dict[str, object]) -> dict[str, object]:
        return {
            "repo": self._project.name,
            "publish_modes": ["simple"],
            "type": "local_fs",
        }

    def _entries(self, given: Table) -> list[dict[str, object]]:
        where = given["folder"].strip("/")
        if where not in FOLDERS:
            msg = f"{where} holds no pages."
            raise RefusedError(msg)
        files = sorted((self._project / where).glob("*.md"))
        return [self._read(each) for each in files if not each.name.startswith("_")]

    def _entry(self, given: Table) -> dict[str, object]:
        path, _ = self._page(given["path"])
        return self._read(path)

    def _save(self, given: Table) -> dict[str, str]:
        """Save a page; what it already said stays as its author wrote it."""
        for asset in given.get("assets") or []:
            self._save_picture(asset)
        for entry in given.get("dataFiles") or [given["entry"]]:
            path, kind = self._page(entry["path"])
            before = path.read_text(encoding="utf-8") if path.is_file() else ""
            if before and given.get("options", {}).get("newEntry"):
                msg = f"{entry['path']} is already there. Choose another title."
                raise RefusedError(msg)
            text = edited(before, entry["raw"], kind)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        return {"message": "saved"}

    def _delete(self, given: Table) -> dict[str, str]:
        for name in given["paths"]:
            is_image = name.startswith(f"{IMAGES}/")
            path = self._image(name) if is_image else self._page(name)[0]
            path.unlink(missing_ok=True)
        return {"message": "deleted"}

    def _pictures(self, _given: dict[str, object]) -> list[dict[str, object]]:
        found = sorted((self._project / IMAGES).glob("*"))
        return [self._picture(p) for p in found if p.suffix.lower() in PICTURES]

    def _picture(self, path: Path) -> dict[str, object]:
        content = path.read_bytes()
        return {
            "id": str(len(content)) + path.name,
            "content": base64.b64encode(content).decode(),
            "encoding": "base64",
            "path": self._shown(path),
            "name": path.name,
        }

    def _save_picture(self, asset: Table) -> dict[str, object]:
        path = self._image(asset["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(asset["content"], validate=True))
        return self._picture(path)

    def _read(self, path: Path) -> dict[str, object]:
        shown = self._shown(path)
        text = path.read_text(encoding="utf-8")
        return {"data": text, "file": {"path": shown, "id": shown}}

    def _page(self, name: str) -> tuple[Path, Kind]:
        """Give the file of a page; names lead nowhere but to pages."""
        path = (self._project / name).resolve()
        kind = FOLDERS.get(self._shown(path.parent))
        if kind is None or path.suffix != ".md" or path.name.startswith((".", "_")):
            msg = f"{name} is not a page."
            raise RefusedError(msg)
        return path, kind

    def _image(self, name: str) -> Path:
        path = (self._project / name).resolve()
        fits = path.suffix.lower() in PICTURES and not path.name.startswith(".")
        if self._shown(path.parent) != IMAGES or not fits:
            msg = f"{name} is not a picture in {IMAGES}."
            raise RefusedError(msg)
        return path

    def _shown(self, path: Path) -> str:
        inside = path.is_relative_to(self._project)
        return path.relative_to(self._project).as_posix() if inside else ""
