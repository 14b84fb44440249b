"""Let authors cite in Markdown: `[@hayden]`, `[@hayden, table 1; @nhs]`."""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from citations.keys import marked


class Citations(Extension):
    """Mark cite keys with their line, before anything changes the lines."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Run before white space is normalized (priority 30)."""
        md.preprocessors.register(_Marker(md), "citations", 48)


class _Marker(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return marked(lines, getattr(self.md, "body_line", 1))
