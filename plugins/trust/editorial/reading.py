"""Read a content file as an editor does.

A pure function of the file's text. It knows just enough Markdown to tell words
from markup; the real conversion happens elsewhere.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import yaml

from commonmark.source import between_fences
from content_model.kinds import KINDS, is_language
from content_model.values import TYPES
from editorial.manuscript import (
    FACTS,
    Block,
    BlockKind,
    FrontMatterField,
    Manuscript,
)
from editorial.markup import CLOSER, COMMENT, prose

_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<text>.*?)\s*#*\s*$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s+")
_OPENER = re.compile(r"\s*/{3,}\s*(?P<name>[\w-]+)\s*(?:\|\s*(?P<argument>.*))?$")
_OPTION = re.compile(r" {4,}\S+\s*:")
_RULED = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_TOML_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"|(?<!\w)\'([^\']*)\'')
_TOML_NAME = re.compile(r"\s*(?:short_|legal_)?name\s*=")
_TOML_LONG = re.compile(r'"""|\'\'\'')
_SOURCE_TEXT = re.compile(
    r'\s*(?:note|subject)\s*=\s*[{"]+(?P<text>[^{}"]*)', re.IGNORECASE
)
_QUOTED = re.compile(r"(?m)^(\s*)>")
_QUIET_BLOCKS = {"signs", "drawing"}  # their argument names files, not words
# Names of files, places in a picture and old addresses are no words; `figures` and
# `portrait` are drawn.
_NO_WORDS = {
    "aliases",
    "figures",
    "image",
    "locations",
    "photo",
    "photo_focus",
    "portrait",
    "sources",
    "template",
}
_OF_WORDS = ("text", "texts", "mapping", "mappings")
SHOWN_FIELDS = {
    field.name
    for kind in KINDS
    for field in kind.fields
    if field.type in [TYPES[name] for name in _OF_WORDS]
    and not field.choices
    and not field.refers_to
} - _NO_WORDS
_UNSHOWN = re.compile(r"poses\.(?!shows$)")  # angles, which are drawn


def read(path: str, text: str) -> Manuscript:
    """Read one content file.

    Args:
        path: From the project's root: `content/es/articles/x.md`.
        text: The whole file, front matter included.
    """
    if path.endswith((".toml", ".bib")):
        return _facts(path, text)
    lines = tuple(text.splitlines())
    body_line = _body_line(lines)
    front = "\n".join(lines[1 : body_line - 2]) if body_line > 1 else ""
    fields, status = _fields(front)
    folders = PurePosixPath(path).parts[1:-1]
    language = _language(folders)
    parts = _Parts()
    for number, code in enumerate(between_fences(lines[body_line - 1 :]), body_line):
        if code:
            parts.end()
        else:
            parts.take(number, lines[number - 1])
    parts.end()
    return Manuscript(
        path=path,
        kind=next((folder for folder in folders if folder != language), ""),
        language=language,
        lines=lines,
        body_line=body_line,
        fields=fields,
        status=status,
        blocks=tuple(parts.blocks),
        openers=tuple(parts.openers),
    )


def _facts(path: str, text: str) -> Manuscript:
    """Read a file of facts: each text in quotes is a label with its line.

    Of a list of sources, what the practice says of them.
    """
    lines = tuple(text.splitlines())
    texts = _source_texts if path.endswith(".bib") else _toml_texts
    return Manuscript(
        path=path,
        kind=FACTS,
        language=_language(PurePosixPath(path).parts[1:-1]),
        lines=lines,
        body_line=len(lines) + 1,  # exceptions are comments, as in front matter
        fields=(),
        status="",
        blocks=tuple(
            Block(
                "name" if _TOML_NAME.match(lines[number - 1]) else "label",
                words,
                prose(words),
                number,
            )
            for number, words in texts(lines)
        ),
        openers=(),
    )


def _toml_texts(lines: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield what stands in quotes, with its line; a long text line by line."""
    inside = False
    for number, line in enumerate(lines, start=1):
        marks = len(_TOML_LONG.findall(line))
        if inside or marks:
            yield number, _TOML_LONG.sub("", line if inside else line.partition("=")[2])
            inside ^= marks % 2 == 1
        elif not line.lstrip().startswith("#"):
            for found in _TOML_TEXT.finditer(line):
                yield number, found[1] or found[2] or ""


def _source_texts(lines: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield notes and subjects of sources; their titles are somebody else's words."""
    for number, line in enumerate(lines, start=1):
        if found := _SOURCE_TEXT.match(line):
            yield number, found["text"]


def _language(folders: tuple[str, ...]) -> str:
    return folders[0] if folders and is_language(folders[0]) else "en"


def _body_line(lines: tuple[str, ...]) -> int:
    """Find the first line below the front matter."""
    if not lines or lines[0].strip() != "---":
        return 1
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            return number + 1
    return 1


def _fields(front: str) -> tuple[tuple[FrontMatterField, ...], str]:
    """Find the visible fields, and the status; broken YAML is reported elsewhere."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(front, Loader=loader)
    except yaml.YAMLError:
        return (), ""
    found: list[FrontMatterField] = []
    status = ""
    for key, value in _pairs(root):
        if key == "status" and isinstance(value, yaml.ScalarNode):
            status = value.value
        if key in SHOWN_FIELDS:
            texts = _texts(key, value)
            found += [text for text in texts if not _UNSHOWN.match(text.name)]
    return tuple(found), status


def _pairs(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value)


def _texts(name: str, node: yaml.Node) -> Iterator[FrontMatterField]:
    if isinstance(node, yaml.ScalarNode):
        yield FrontMatterField(name, node.value, node.start_mark.line + 2)
    if isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _texts(name, value)
    for key, value in _pairs(node):
        yield from _texts(f"{name}.{key}", value)


class _Parts:
    """Takes a text line by line; has its blocks, and the blocks that open in it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.openers: list[tuple[int, str, str]] = []
        self._paragraph: list[str] = []
        self._start = 0
        self._options = False  # the lines right below an opener may be its options

    def take(self, number: int, line: str) -> None:
        """Take the next line."""
        if line[:1].isalpha():
            self._options = False  # a line of prose: most lines are
            self._continue(number, line)
        elif self._options and _OPTION.match(line):
            pass
        else:
            self._options = False
            self._take_marked(number, line)

    def end(self) -> None:
        """End the paragraph that the last lines made."""
        if self._paragraph:
            self.blocks += _paragraph(self._paragraph, self._start)
            self._paragraph = []

    def _take_marked(self, number: int, line: str) -> None:
        opener = _OPENER.match(line)
        heading = _HEADING.match(line)
        alone = opener or heading or CLOSER.match(line)
        if alone or not line.strip() or _ITEM.match(line) or _is_row(line):
            self.end()
        if opener:
            self._open(opener, number)
        elif heading:
            level, text = len(heading["marks"]), heading["text"]
            block = Block("heading", text, prose(text), number, level)
            self.blocks.append(block)
        elif not alone and line.strip():
            self._continue(number, line)

    def _open(self, opener: re.Match[str], number: int) -> None:
        self._options = True
        name, argument = opener["name"], (opener["argument"] or "").strip()
        self.openers.append((number, name, argument))
        if argument and name not in _QUIET_BLOCKS:
            shown = prose(argument)
            self.blocks.append(Block("label", argument, shown, number))

    def _continue(self, number: int, line: str) -> None:
        self._start = self._start if self._paragraph else number
        self._paragraph.append(line)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _paragraph(lines: list[str], start: int) -> Iterator[Block]:
    if len(lines) == 1 and _RULED.match(lines[0]):
        return
    raw = "\n".join(lines)
    if "<!--" in raw and not COMMENT.sub("", raw).strip():
        return
    item = _ITEM.match(raw)
    kind: BlockKind = "item" if item else "row" if _is_row(raw) else "prose"
    marker = item.end() if item else 0
    text = " " * marker + prose(raw[marker:])
    yield Block(kind, raw, _QUOTED.sub(r"\1 ", text) if ">" in text else text, start)
