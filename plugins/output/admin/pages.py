"""Pages and comments, as the editor reads and writes them: Markdown files.

A comment stands in a folder of its article; the editor knows it by both names,
`content/comments/ARTICLE_1.md`, because names of files have no underscore.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from admin.config import COMMENTS, folder
from admin.edit import edited
from admin.versions import RefusedError
from comments.reader import KIND as COMMENT
from content_model.front_matter import read_front_matter
from content_model.kinds import KINDS
from content_model.model import Kind
from plain_text import HIDDEN

_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
FOLDERS = {folder(kind, lang): kind for kind in KINDS for lang in ("en", "es")}


class PageFiles:
    """The Markdown files of a project."""

    def __init__(self, project: Path) -> None:
        self._project = project

    def names(self, where: str) -> Iterator[str]:
        """Yield the files of a folder, as the editor names them."""
        if where == COMMENTS:
            for path in sorted((self._project / where).glob("*/*.md")):
                yield f"{where}/{path.parent.name}_{path.name}"
            return
        for path in sorted((self._project / where).glob("*.md")):
            if not path.name.startswith(("_", ".")):
                yield f"{where}/{path.name}"

    def has(self, where: str) -> bool:
        """Tell whether a folder holds such files."""
        return where in FOLDERS or where == COMMENTS

    def file(self, name: str) -> Path:
        """Give the file of a name; names lead nowhere but to pages and comments."""
        return self._placed(name)[0]

    def shown(self, name: str) -> str:
        """Give a file's text; of one that can't be read, why, in its title's place."""
        path, kind = self._placed(name)
        text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
        found, diagnostics = read_front_matter(text, name)
        if found is None or "\ufffd" in text:
            why = diagnostics[0].problem if diagnostics else "It is not UTF-8 text."
            title = json.dumps(f"{path.name}: {why}", ensure_ascii=False)
            text = f"---\n{kind.fields[0].name}: {title}\n---\n"
        elif kind is COMMENT:
            text = text.replace("---\n", f"---\narticle: {path.parent.name}\n", 1)
        return text

    def revised(self, name: str, raw: str) -> str:
        """Give the file's text after an edit."""
        path, kind = self._placed(name)
        return edited(before(path), _as_typed(raw), kind)

    def removed(self, name: str) -> str:
        """Give the file's text without the entry: there is none then."""
        self._placed(name)
        return ""

    def _placed(self, name: str) -> tuple[Path, Kind]:
        path = (self._project / name).resolve()
        inside = path.is_relative_to(self._project)
        where = path.parent.relative_to(self._project).as_posix() if inside else ""
        kind = COMMENT if where == COMMENTS else FOLDERS.get(where)
        if kind is None or path.suffix != ".md" or path.name.startswith((".", "_")):
            msg = f"{name} is not a page."
            raise RefusedError(msg)
        if kind is COMMENT:
            article, _, number = path.name.partition("_")
            if not article or number in {"", ".md"}:
                msg = f"{name} is not a comment."
                raise RefusedError(msg)
            path = path.parent / article / number
        return path, kind


def _as_typed(raw: str) -> str:
    """Leave out what is pasted along with words and nobody sees, or can delete."""
    return HIDDEN.sub("", _LINE_ENDS.sub("\n", raw))


def before(path: Path) -> str:
    """Read a file that is about to change; "" when it is not there."""
    try:
        return path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    except UnicodeDecodeError as error:
        msg = "This file is not UTF-8 text: save it as UTF-8 in a text editor."
        raise RefusedError(msg) from error
