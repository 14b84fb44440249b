"""Let authors refer to facts in Markdown: `{practice:telephone}`, `{notice:…}`.

The value is put in later (references.py), so that a page can be kept while a
fact changes.
"""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from commonmark.source import change_words
from facts.table import REFERENCE


class FactReferences(Extension):
    """Mark references with their line, before anything changes the lines."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Run before white space is normalized (priority 30)."""
        md.preprocessors.register(_Marker(md), "facts", 50)


class _Marker(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return change_words(lines, getattr(self.md, "body_line", 1), _marked)


def _marked(words: str, line: int) -> str:
    element = rf'<clinic-fact of="\1" name="\2" line="{line}"></clinic-fact>'
    return REFERENCE.sub(element, words) if "{" in words else words
