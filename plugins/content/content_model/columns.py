"""Align the columns of tables by class: a style attribute would be blocked."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_CLASSES = {
    "text-align: center;": "align-center",
    "text-align: left;": "align-start",
    "text-align: right;": "align-end",
}


class Columns(Extension):
    """Turns `|--:|` into the class `align-end`, `|:-:|` into `align-center`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Run when the tables are made."""
        md.treeprocessors.register(_Aligner(md), "columns", 3)


class _Aligner(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in {"td", "th"} and cell.get("style") in _CLASSES:
                cell.set("class", _CLASSES[cell.attrib.pop("style")])
