"""A Markdown extension that skips the steps which cannot find anything.

Python-Markdown tries each of its twenty inline patterns on each text, and each
of its fifteen block processors on each block. Most of them can match only
where some character is present: `[` for links, `|` for tables. With this
extension a step is taken only then, and the output stays the same. Patterns
and processors that it does not know are always tried.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import markdown
from markdown import blockprocessors as blocks
from markdown import inlinepatterns as inline
from markdown.extensions import Extension, abbr, def_list, footnotes, md_in_html, tables
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

from fast_build.markdown_alone import EQUAL_TO
from fast_build.markdown_output import quicker
from fast_build.markdown_plain import converting
from fast_build.quick_reading import quick_code

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from markdown.blockparser import BlockParser
    from markdown.blockprocessors import BlockProcessor

INLINE_NEEDS = {
    inline.BACKTICK_RE: "`",
    inline.ESCAPE_RE: "\\",
    inline.LINK_RE: "[",
    inline.IMAGE_LINK_RE: "![",
    inline.AUTOLINK_RE: "://",
    inline.AUTOMAIL_RE: "@",
    inline.HTML_RE: "<",
    inline.ENTITY_RE: "&",
    inline.LINE_BREAK_RE: "  \n",
    footnotes.FOOTNOTE_RE
    if hasattr(footnotes, "FOOTNOTE_RE")
    else r"\[\^([^\]]*)\]": "[^",
}
"""What a text must contain for the pattern to match."""

BLOCK_NEEDS: dict[type[BlockProcessor], tuple[str, ...]] = {
    blocks.HashHeaderProcessor: ("#",),
    blocks.SetextHeaderProcessor: ("\n=", "\n-"),
    blocks.HRProcessor: ("--", "- -", "-  -", "**", "* *", "*  *", "__", "_ _", "_  _"),
    blocks.BlockQuoteProcessor: (">",),
    blocks.ReferenceProcessor: ("]:",),
    abbr.AbbrBlockprocessor: ("*[",),
    def_list.DefListProcessor: (": ",),
    footnotes.FootnoteBlockProcessor: ("[^",),
    md_in_html.MarkdownInHtmlProcessor: (STX,),
    tables.TableProcessor: ("|",),
}
"""What a block must contain, one or another, for the processor to act."""


def makeExtension(**_: Any) -> SkippedSteps:  # noqa: N802
    """Let the setting `MARKDOWN` name this module."""
    return SkippedSteps()


class SkippedSteps(Extension):
    """Put the quicker steps in place of Python-Markdown's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Have the steps changed once all other extensions are there."""
        if markdown.__version__.startswith(EQUAL_TO):
            md.preprocessors.register(_Installer(md), "skipped_steps", 1000)
            md.convert = converting(md)  # type: ignore[method-assign]


class _Installer(Preprocessor):
    """Changes the steps right before the first text is converted."""

    installed = False

    def run(self, lines: list[str]) -> list[str]:
        if not self.installed:
            self.installed = True
            self.install(self.md)
        if "hilite" in self.md.treeprocessors:
            quick_code()
        return lines

    def install(self, md: Markdown) -> None:
        """Put the quicker steps in place."""
        md.serializer = quicker(md.serializer)
        md.parser.parseBlocks = _parse_blocks(md.parser)  # type: ignore[method-assign]
        md.is_block_level = cache(md.is_block_level)  # type: ignore[method-assign]
        unescape = md.treeprocessors["unescape"]
        if type(unescape) is UnescapeTreeprocessor:
            unescape.unescape = _unescape(unescape.unescape)  # type: ignore[method-assign]
        if type(md.treeprocessors["inline"]) is InlineProcessor:
            md.treeprocessors.register(NeededInline(md), "inline", 20)
        for processor in md.parser.blockprocessors:
            if type(processor) in BLOCK_NEEDS:
                processor.test = _needed(processor)  # type: ignore[method-assign]


def _parse_blocks(parser: BlockParser) -> Any:
    """Return `BlockParser.parseBlocks` with its list of processors made once."""
    processors = list(parser.blockprocessors)

    def parse(parent: Element, blocks: list[str]) -> None:
        while blocks:
            for processor in processors:
                if (
                    processor.test(parent, blocks[0])
                    and processor.run(parent, blocks) is not False
                ):
                    break

    return parse


def _unescape(original: Any) -> Any:
    return lambda text: original(text) if STX in text else text


def _needed(processor: BlockProcessor) -> Any:
    """Return a test that first looks for what the processor needs."""
    needs, test = BLOCK_NEEDS[type(processor)], processor.test
    if len(needs) == 1:
        (need,) = needs
        return lambda parent, block: need in block and test(parent, block)
    return lambda parent, block: (
        any(need in block for need in needs) and test(parent, block)
    )


class NeededInline(InlineProcessor):
    """Apply those inline patterns that have something to match."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Convert the inline markup of a tree."""
        self.steps = [_needs(pattern) for pattern in self.inlinePatterns]
        return super().run(tree, ancestors)

    # Python-Markdown has no public name for this step, hence `EQUAL_TO`.
    def _InlineProcessor__handleInline(  # noqa: N802
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803
    ) -> str:
        if isinstance(data, AtomicString):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for index in range(patternIndex, len(self.steps)):
            pattern, needs = self.steps[index]
            for need in needs:
                if need in data:
                    break
            else:
                continue
            found, start = True, 0
            while found:
                data, found, start = apply(pattern, data, index, start)
        return data


def _needs(pattern: Any) -> tuple[Any, tuple[str, ...]]:
    """Return the pattern and what it needs; any text contains an empty string."""
    if type(pattern) is inline.DelimiterProcessor:
        return pattern, tuple(pattern.tokens)
    if type(pattern).getCompiledRegExp is not inline.Pattern.getCompiledRegExp:
        return pattern, ("",)
    return pattern, (INLINE_NEEDS.get(pattern.pattern, ""),)
