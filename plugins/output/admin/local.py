"""Read and write the project's files for the editor, and no others.

Speaks the protocol of Decap CMS's `proxy` backend: a JSON object with an action
and its parameters.
"""

import base64
import binascii
import json
from pathlib import Path
from typing import TYPE_CHECKING

from admin.config import folder
from admin.edit import UnreadableError, edited
from admin.links import links_to
from admin.versions import RefusedError, Versions, version_of
from content_model.front_matter import read_front_matter
from content_model.kinds import KINDS
from content_model.model import Kind
from facts.toml_text import unreadable_toml
from plain_text import Table

if TYPE_CHECKING:
    from collections.abc import Callable

IMAGES = "content/images"
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"})
FACTS = (
    *("practice/*.toml", "*/practice/*.toml", "*.bib", "drawings/*.toml"),
    *("*/drawings/*.toml", "comments/*/*.md", "brand/*.toml"),
)
_NAMED = 5  # places that a refusal names
FOLDERS = {folder(kind, lang): kind for kind in KINDS for lang in ("en", "es")}


class LocalFiles:
    """The files of one project."""

    def __init__(self, project: Path) -> None:
        """Serve the content of `project`."""
        self._project = project.resolve()
        self._versions = Versions()
        self._actions: dict[str, Callable[[Table], object]] = {
            "info": self._info,
            "entriesByFolder": self._entries,
            "getEntry": self._entry,
            "persistEntry": self._save,
            "getMedia": self._pictures,
            "getMediaFile": lambda given: self._picture(self._image(given["path"])),
            "persistMedia": lambda given: self._save_picture(given["asset"]),
            "deleteFiles": self._delete,
            "readText": self._text,
            "saveText": self._save_text,
        }

    def answer(self, request: Table, tab: str = "") -> object:
        """Do what is asked; raises RefusedError.

        Args:
            tab: Which of several open editors asks.
        """
        try:
            self._versions.tab = tab
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
            self._versions.check(path, entry["path"])
            before = self._before(path)
            if before and given.get("options", {}).get("newEntry"):
                msg = f"{entry['path']} is already there. Choose another title."
                raise RefusedError(msg)
            self._write(path, edited(before, entry["raw"], kind))
        return {"message": "saved"}

    def _delete(self, given: Table) -> dict[str, str]:
        for name in given["paths"]:
            is_image = name.startswith(f"{IMAGES}/")
            path = self._image(name) if is_image else self._page(name)[0]
            self._check_unlinked(path)
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
        """Give a page; of one that cannot be read, why, in the place of its title."""
        shown = self._shown(path)
        self._versions.saw(path)
        text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
        found, diagnostics = read_front_matter(text, shown)
        if found is None or "\ufffd" in text:
            why = diagnostics[0].problem if diagnostics else "It is not UTF-8 text."
            title = json.dumps(f"{path.name}: {why}", ensure_ascii=False)
            text = f"---\ntitle: {title}\n---\n"
        return {"data": text, "file": {"path": shown, "id": shown}}

    def _before(self, path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8-sig") if path.is_file() else ""
        except UnicodeDecodeError as error:
            msg = "This file is not UTF-8 text: save it as UTF-8 in a text editor."
            raise RefusedError(msg) from error

    def _write(self, path: Path, text: str) -> None:
        """Write with the line ends that the file had."""
        windows = path.is_file() and b"\r\n" in path.read_bytes()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\r\n" if windows else "\n")
        self._versions.saw(path)

    def _check_unlinked(self, path: Path) -> None:
        """Refuse to delete what other files refer to."""
        places = list(links_to(path, self._project / "content"))
        if places:
            count = len(places)
            many = "One place refers" if count == 1 else f"{count} places refer"
            shown = ", ".join(places[:_NAMED]) + (" …" if count > _NAMED else "")
            msg = (
                f"{many} to {path.name}: {shown}. “./run remove {path.stem}” takes"
                " it away with them; or make it a draft."
            )
            raise RefusedError(msg)

    def _text(self, given: Table) -> dict[str, object]:
        """Give a file of facts, of sources or of comments, and its version."""
        path = self._facts(given["path"])
        text = self._before(path).replace("\r\n", "\n")
        return {"text": text, "version": version_of(path), "files": self._all_facts()}

    def _save_text(self, given: Table) -> dict[str, object]:
        """Save such a file, unless it cannot be read or has changed meanwhile."""
        path, text = self._facts(given["path"]), given["text"]
        if given["version"] not in {version_of(path), "mine"}:
            msg = (
                f"{given['path']} was changed elsewhere since you opened it. Reload to"
                " take that version, or save once more to put yours in its place."
            )
            raise RefusedError(msg)
        if path.suffix == ".toml" and (wrong := unreadable_toml(text)):
            line, problem, fix = wrong
            msg = f"Not saved. Line {line}: {problem} {fix}"
            raise RefusedError(msg)
        self._write(path, text)
        return {"version": version_of(path)}

    def _all_facts(self) -> list[str]:
        content = self._project / "content"
        found = (each for pattern in FACTS for each in content.glob(pattern))
        return sorted(self._shown(each) for each in found)

    def _facts(self, name: str) -> Path:
        path = (self._project / name).resolve()
        if self._shown(path) not in self._all_facts():
            msg = f"{name} is no file of facts."
            raise RefusedError(msg)
        return path

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
