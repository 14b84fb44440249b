"""Align the columns of tables by class: a style attribute would be blocked.

A table is called by the heading above it, to those who hear it.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_CLASSES = {
    "text-align: center;": "align-center",
    "text-align: left;": "align-start",
    "text-align: right;": "align-end",
}


_HEADINGS = frozenset({"h2", "h3", "h4"})


class Columns(Extension):
    """Turns `|--:|` into the class `align-end`, `|:-:|` into `align-center`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Run when the tables are made."""
        md.treeprocessors.register(_Aligner(md), "columns", 3)


class _Aligner(Treeprocessor):
    def run(self, root: Element) -> None:
        heading = None
        for part in root.iter():
            if part.tag in _HEADINGS:
                heading = part.get("id")
            elif part.tag == "table" and heading:
                part.set("aria-labelledby", heading)
            elif part.tag in {"td", "th"} and part.get("style") in _CLASSES:
                part.set("class", _CLASSES[part.attrib.pop("style")])
