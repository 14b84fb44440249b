"""Let authors cite in Markdown: `[@hayden]`, `[@hayden, table 1; @nhs]`."""

from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from citations.keys import marked

if TYPE_CHECKING:
    from markdown import Markdown


class Citations(Extension):
    """Mark cite keys with their line, before anything changes the lines."""

    def extendMarkdown(self, md: "Markdown") -> None:  # noqa: N802 - Markdown's name
        """Run before white space is normalized (priority 30)."""
        md.preprocessors.register(_Marker(md), "citations", 48)


class _Marker(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return marked(lines, getattr(self.md, "body_line", 1))


def makeExtension(**options: object) -> Citations:  # noqa: N802
    """Let the setting `MARKDOWN` name this module."""
    return Citations(**options)
