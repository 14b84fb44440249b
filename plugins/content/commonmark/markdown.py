"""Let Python-Markdown read blocks as CommonMark and GitHub do.

    a text -> code set aside (fences.py) -> lists, tables, headings -> the rest

Stands in the setting `MARKDOWN` after `markdown.extensions.tables`.
"""

import re

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from commonmark.fences import Placeholders, set_aside
from commonmark.lists import Lists
from commonmark.notes import Keeper, Notes
from commonmark.primes import Primes
from commonmark.quotes import Quotes
from commonmark.tables import Tables


class Headings(HashHeaderProcessor):
    """Takes “#1 tip” and “####### x” for words, as GitHub does."""

    RE = re.compile(
        r"(?:^|\n) {0,3}(?P<level>#{1,6})(?P<header>(?:[ \t]+[^\n]*?)??)"
        r"(?:[ \t]+#+)?[ \t]*(?:\n|$)"
    )


class CommonMark(Extension):
    """Lists, code, tables and headings that mean what GitHub means by them.

    What means nothing at all becomes a note in `md.diagnostics`, with its line.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Set code aside before HTML (priority 20), take lists before code (80)."""
        md.registerExtension(self)
        md.preprocessors.register(_Fences(md), "fences", 25)
        processors = md.parser.blockprocessors
        for name in ("indent", "olist", "ulist"):
            processors.deregister(name)
        lists = Lists(md.parser)
        processors.register(lists, "lists", 85)
        processors.register(Placeholders(md.parser), "placeholders", 84)
        processors.register(Tables(md.parser), "parted-tables", 76)
        processors.register(Headings(md.parser), "hashheader", 70)
        processors.register(Quotes(md.parser), "quote", 20)
        keeper = Keeper(md)
        md.preprocessors.register(keeper, "keeper", 59)
        md.treeprocessors.register(Primes(md), "primes", 3)
        md.treeprocessors.register(Notes(md, keeper, lists), "notes", 4)


class _Fences(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return set_aside(lines, self.md.htmlStash.store)
