"""Read a content file as an editor does.

A pure function of the file's text. It knows just enough Markdown to tell words
from markup; the real conversion happens elsewhere.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import yaml

from editorial import markup
from editorial.manuscript import Block, BlockKind, FrontMatterField, Manuscript

_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<text>.*?)\s*#*\s*$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s+")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_OPENER = re.compile(r"\s*/{3,}\s*(?P<name>[\w-]+)\s*(?:\|\s*(?P<argument>.*))?$")
_CLOSER = re.compile(r"\s*/{3,}\s*$")
_OPTION = re.compile(r" {4,}\S+\s*:")
_RULED = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_QUIET_BLOCKS = {"signs", "drawing"}  # their argument names files, not words
_SHOWN_FIELDS = ("title", "description", "nav_title", "image_alt", "role", "compare")


def read(path: str, text: str) -> Manuscript:
    """Read one content file.

    Args:
        path: From the project's root: `content/es/articles/x.md`.
        text: The whole file, front matter included.
    """
    lines = tuple(text.splitlines())
    body_line = _body_line(lines)
    front = "\n".join(lines[1 : body_line - 2]) if body_line > 1 else ""
    fields, status = _fields(front)
    folders = PurePosixPath(path).parts[1:-1]
    language = folders[0] if folders and len(folders[0]) == len("es") else "en"
    blocks: list[Block] = []
    openers: list[tuple[int, str, str]] = []
    for part in _parts(lines, body_line):
        if isinstance(part, Block):
            blocks.append(part)
        else:
            openers.append(part)
    return Manuscript(
        path=path,
        kind=next((each for each in folders if each != language), ""),
        language=language,
        lines=lines,
        body_line=body_line,
        fields=fields,
        status=status,
        blocks=tuple(blocks),
        openers=tuple(openers),
    )


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
        if key in _SHOWN_FIELDS:
            found += _texts(key, value)
    return tuple(found), status


def _pairs(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value)


def _texts(name: str, node: yaml.Node) -> Iterator[FrontMatterField]:
    if isinstance(node, yaml.ScalarNode):
        yield FrontMatterField(name, node.value, node.start_mark.line + 2)
    for key, value in _pairs(node):
        yield from _texts(f"{name}.{key}", value)


def _parts(
    lines: tuple[str, ...], body_line: int
) -> Iterator[Block | tuple[int, str, str]]:
    """Yield blocks and openers in their order."""
    paragraph: list[str] = []
    start = body_line
    fence = ""
    options = False
    for number, line in enumerate(lines[body_line - 1 :], start=body_line):
        marks = _FENCE.match(line)
        if fence or marks:
            yield from _paragraph(paragraph, start)
            paragraph = []
            fence = _after_fence(fence, marks)
            continue
        if options and _OPTION.match(line):
            continue
        options = False
        opener = _OPENER.match(line)
        alone = opener or _HEADING.match(line) or _CLOSER.match(line)
        if alone or not line.strip() or _ITEM.match(line) or _is_row(line):
            yield from _paragraph(paragraph, start)
            paragraph = []
        if opener:
            options = True
            yield from _opened(opener, number)
        elif alone:
            yield from _heading(line, number)
        elif line.strip():
            start = start if paragraph else number
            paragraph.append(line)
    yield from _paragraph(paragraph, start)


def _after_fence(fence: str, marks: re.Match[str] | None) -> str:
    """Return the fence that is open after a line with these marks."""
    if not fence:
        return marks[1] if marks else ""
    return "" if marks and marks[1].startswith(fence) else fence


def _opened(match: re.Match[str], line: int) -> Iterator[Block | tuple[int, str, str]]:
    argument = (match["argument"] or "").strip()
    yield line, match["name"], argument
    if argument and match["name"] not in _QUIET_BLOCKS:
        yield Block("label", argument, markup.prose(argument), line)


def _heading(line: str, number: int) -> Iterator[Block]:
    if match := _HEADING.match(line):
        text = match["text"]
        level = len(match["marks"])
        yield Block("heading", text, markup.prose(text), number, level)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _paragraph(lines: list[str], start: int) -> Iterator[Block]:
    if not lines or (len(lines) == 1 and _RULED.match(lines[0])):
        return
    raw = "\n".join(lines)
    if "<!--" in raw and not markup.COMMENT.sub("", raw).strip():
        return
    item = _ITEM.match(raw)
    kind: BlockKind = "item" if item else "row" if _is_row(raw) else "prose"
    marker = item.end() if item else 0
    text = " " * marker + markup.prose(raw[marker:])
    yield Block(kind, raw, re.sub(r"(?m)^(\s*)>", r"\1 ", text), start)
