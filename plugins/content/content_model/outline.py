"""The sections of a text, for a table of contents."""

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from content_model.model import Heading

if TYPE_CHECKING:
    from markdown import Markdown


class Outline(Extension):
    """Leaves `md.outline`: a `Heading` for each section of the text.

    Only headings of the text itself count; those inside cards and boxes do not.
    """

    def extendMarkdown(self, md: "Markdown") -> None:  # noqa: N802 - Markdown's name
        """Run after `toc` (priority 5) has given headings their ids."""
        md.treeprocessors.register(_Outliner(md), "outline", 4)


class _Outliner(Treeprocessor):
    def run(self, root: Element) -> None:
        self.md.outline = tuple(  # type: ignore[attr-defined]
            Heading(each.get("id", ""), "".join(each.itertext()).strip())
            for each in root
            if each.tag == "h2"
        )


def makeExtension(**options: object) -> Outline:  # noqa: N802 - Markdown's name
    """Let the setting `MARKDOWN` name this module."""
    return Outline(**options)
