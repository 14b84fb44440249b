"""Read and write the project's files for the editor, and no others.

Speaks the protocol of Decap CMS's `proxy` backend: a JSON object with an action
and its parameters. What a file is to the editor, its kind of files knows: pages.py,
facts_files.py, sources.py.
"""

import base64
import binascii
from collections.abc import Callable
from pathlib import Path

from admin.edit import UnreadableError
from admin.facts_files import FactFiles
from admin.links import links_to
from admin.pages import PageFiles, before
from admin.sources import FILE as BIBLIOGRAPHY
from admin.sources import SourceFiles, key_of
from admin.versions import RefusedError, Versions, keep_copy, version_of
from facts.toml_text import unreadable_toml
from plain_text import Table

IMAGES = "content/images"
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"})
TEXTS = (
    *("practice/*.toml", "*/practice/*.toml", "*.bib", "drawings/*.toml"),
    *("*/drawings/*.toml", "comments/*/*.md", "brand/*.toml", "numbers.toml"),
)
_NAMED = 5  # places that a refusal names
Files = PageFiles | FactFiles | SourceFiles
Action = Callable[[Table], object]


class LocalFiles:
    """The files of one project.

    Attributes:
        actions: What may be asked, by name; a preview adds its own.
    """

    def __init__(self, project: Path) -> None:
        self._project = project.resolve()
        self._versions = Versions()
        self._kinds: tuple[Files, ...] = (
            PageFiles(self._project),
            FactFiles(self._project),
            SourceFiles(self._project),
        )
        self.actions: dict[str, Action] = {
            "info": self._info,
            "entriesByFolder": self._entries,
            "entriesByFiles": lambda given: [
                self._read(file["path"]) for file in given["files"]
            ],
            "getEntry": lambda given: self._read(given["path"]),
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
            action = self.actions[request["action"]]
            return action(request.get("params") or {})
        except (KeyError, TypeError, AttributeError, binascii.Error) as error:
            msg = "That is not a request of the editor."
            raise RefusedError(msg) from error
        except UnreadableError as error:
            raise RefusedError(str(error)) from error

    def file(self, name: str) -> Path:
        """Give the file that a name of the editor stands in; raises RefusedError."""
        return self._kind(name).file(name)

    def revised(self, name: str, raw: str) -> str:
        """Give the file's text as it would be saved; raises RefusedError."""
        try:
            return self._kind(name).revised(name, raw)
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
        kind = next((files for files in self._kinds if files.has(where)), None)
        if kind is None:
            msg = f"{where} holds no pages."
            raise RefusedError(msg)
        return [self._read(name) for name in kind.names(where)]

    def _read(self, name: str) -> dict[str, object]:
        kind = self._kind(name)
        self._versions.saw(kind.file(name))
        return {"data": kind.shown(name), "file": {"path": name, "id": name}}

    def _save(self, given: Table) -> dict[str, str]:
        """Save; what a file already said stays as its author wrote it."""
        for asset in given.get("assets") or []:
            self._save_picture(asset)
        for entry in given.get("dataFiles") or [given["entry"]]:
            name = entry["path"]
            kind = self._kind(name)
            is_new = given.get("options", {}).get("newEntry")
            if is_new and name in kind.names(name.rpartition("/")[0]):
                msg = f"{name} is already there. Choose another title."
                raise RefusedError(msg)
            path = kind.file(name)
            text = kind.revised(name, entry["raw"])
            self._check_seen(path, name, text, over=given.get("over"))
            self._write(path, text)
        return {"message": "saved"}

    def _check_seen(self, path: Path, name: str, text: str, *, over: object) -> None:
        """Refuse to overwrite what this editor has not seen, and offer both."""
        if self._versions.are_current(path):
            return
        theirs, now = before(path), version_of(path)
        if over == now:  # the author has seen it by now, and wants the other one
            keep_copy(self._project, path, theirs.encode())
            return
        if theirs == text:
            return
        copy = keep_copy(self._project, path, text.encode())
        happened = "changed" if path.is_file() else "renamed or deleted"
        msg = (
            f"{name} was {happened} elsewhere since you opened it, in another window or"
            " program. Nothing is lost: choose which version stays."
        )
        versions = {"name": name, "mine": text, "theirs": theirs}
        conflict = {**versions, "version": now, "copy": copy}
        raise RefusedError(msg, {"conflict": conflict})

    def _delete(self, given: Table) -> dict[str, str]:
        for name in given["paths"]:
            is_image = name.startswith(f"{IMAGES}/")
            path = self._image(name) if is_image else self.file(name)
            text = "" if is_image else self._kind(name).removed(name)
            self._check_unlinked(path, name)
            if path.is_file():
                keep_copy(self._project, path, path.read_bytes())
            if text:
                self._write(path, text)
            else:
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
        content = base64.b64decode(asset["content"], validate=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.read_bytes() != content:
            keep_copy(self._project, path, path.read_bytes())
        path.write_bytes(content)
        return self._picture(path)

    def _write(self, path: Path, text: str) -> None:
        """Write with the line ends that the file had."""
        windows = path.is_file() and b"\r\n" in path.read_bytes()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\r\n" if windows else "\n")
        self._versions.saw(path)

    def _check_unlinked(self, path: Path, name: str) -> None:
        """Refuse to delete what other files refer to."""
        content = self._project / "content"
        cited = key_of(name) if path == self._project / BIBLIOGRAPHY else ""
        places = list(links_to(path, content, cited))
        if not places:
            return
        count = len(places)
        many = "One place refers" if count == 1 else f"{count} places refer"
        shown = ", ".join(places[:_NAMED]) + (" …" if count > _NAMED else "")
        what = path.relative_to(content).with_suffix("").as_posix()
        command = f"./run remove {f'sources/{cited}' if cited else what}"
        remedy = f"“{command}” takes it away with them" if name[-4:] != ".svg" else ""
        is_page = not cited and not name.startswith(IMAGES)
        if name.startswith(IMAGES):
            remedy = "Take it out of them first"
        also = "; or make it a draft." if is_page else "."
        msg = f"{many} to {cited or path.name}: {shown}. {remedy}{also}"
        raise RefusedError(msg)

    def _text(self, given: Table) -> dict[str, object]:
        """Give a file of facts, of sources or of comments, and its version."""
        path = self._text_file(given["path"])
        text = before(path).replace("\r\n", "\n")
        return {"text": text, "version": version_of(path), "files": self._all_texts()}

    def _save_text(self, given: Table) -> dict[str, object]:
        """Save such a file, unless it cannot be read or has changed meanwhile."""
        path, text = self._text_file(given["path"]), given["text"]
        if given["version"] not in {version_of(path), "mine"}:
            copy = keep_copy(self._project, path, text.encode())
            msg = (
                f"{given['path']} was changed elsewhere since you opened it. Reload to"
                " take that version, or save once more to put yours in its place."
                f" Yours is kept in {copy}."
            )
            raise RefusedError(msg)
        if path.suffix == ".toml" and (wrong := unreadable_toml(text)):
            line, problem, fix = wrong
            msg = f"Not saved. Line {line}: {problem} {fix}"
            raise RefusedError(msg)
        if given["version"] == "mine":
            keep_copy(self._project, path, path.read_bytes())
        self._write(path, text)
        return {"version": version_of(path)}

    def _all_texts(self) -> list[str]:
        content = self._project / "content"
        found = (path for pattern in TEXTS for path in content.glob(pattern))
        return sorted(self._shown(path) for path in found)

    def _text_file(self, name: str) -> Path:
        path = (self._project / name).resolve()
        if self._shown(path) not in self._all_texts():
            msg = f"{name} is no file of facts."
            raise RefusedError(msg)
        return path

    def _kind(self, name: str) -> Files:
        """Give the kind of files that a name belongs to; none leads elsewhere."""
        where = name.rpartition("/")[0]
        kind = next((files for files in self._kinds if files.has(where)), None)
        if kind is None:
            msg = f"{name} is not a page."
            raise RefusedError(msg)
        return kind

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
