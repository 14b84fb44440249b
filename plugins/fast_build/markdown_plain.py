"""Markdown whose meaning is plain, from text to HTML without a tree in between.

    text -> blocks -> plain ones: HTML at once
                   -> runs of all others: Python-Markdown's parser and tree

Most blocks of an article are headings, paragraphs, lists, quotations and tables
of words with a link or an emphasis here and there. What such a block becomes does
not depend on others, but for lists and quotations, which go on after a blank line.
Where anything might mean something else, Python-Markdown makes the HTML: of those
blocks, or of the whole text if it defines something that others refer to.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.md_in_html import (
    HtmlBlockPreprocessor as MarkedHtmlPreprocessor,
)
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.serializers import to_html_string
from markdown.util import HTML_PLACEHOLDER_RE, INLINE_PLACEHOLDER_PREFIX

from fast_build.markdown_plain_blocks import Group, group_of, heading, leaf

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.util import Registry

_known = re.compile(
    r"fast_build\.markdown_steps|markdown\.(?:(?:block|tree)processors|inlinepatterns"
    r"|extensions\.(?:abbr|attr_list|codehilite|def_list|footnotes|md_in_html|tables))"
).fullmatch
_PATTERNS = frozenset(
    (
        *("backtick", "escape", "footnote", "reference", "link", "image_link"),
        *("image_reference", "short_reference", "short_image_ref", "autolink"),
        *("automail", "linebreak", "html", "entity", "em_strong"),
    )
)
_TREE_STEPS = frozenset(
    (
        *("inline", "hilite", "footnote", "footnote-duplicate", "prettify"),
        *("attr_list", "abbr", "unescape"),
    )
)
_MADE_HERE = {
    *("table", "hashheader", "hr", "olist", "ulist", "quote", "paragraph"),
    *("backtick", "link", "image_link", "em_strong"),
}
"""Steps whose work is done here; without one of them, texts mean something else."""

_BLOCKS = frozenset(
    (
        *("blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p"),
        *("table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)


def can_be_plain(md: Markdown) -> bool:
    """Tell whether all that takes part in a conversion is known."""
    steps = chain(md.parser.blockprocessors, md.treeprocessors, md.inlinePatterns)
    return (
        md.serializer is to_html_string
        and md.doc_tag == "div"
        and md.stripTopLevelTags
        and _has_only(md.inlinePatterns, _PATTERNS)
        and _has_only(md.treeprocessors, _TREE_STEPS)
        and all(
            n in md.parser.blockprocessors or n in md.inlinePatterns for n in _MADE_HERE
        )
        and _BLOCKS.issubset(md.block_level_elements)
        and all(_known(type(step).__module__) for step in steps)
    )


_NEEDED_BY: dict[type, tuple[str, ...]] = {
    HtmlBlockPreprocessor: ("<", "&"),
    MarkedHtmlPreprocessor: ("<", "&"),
    FencedBlockPreprocessor: ("```", "~~~"),
}
"""What a text must have, one or another, for a step before parsing to find any."""


def _has_only(registry: Registry[Any], names: frozenset[str]) -> bool:
    return sum(name in registry for name in names) == len(registry)


def converting(md: Markdown) -> Any:
    """Return `Markdown.convert` with plain blocks converted here."""
    original = md.convert
    known: bool | None = None

    def convert(source: str) -> str:
        nonlocal known
        if known is None:  # by now all extensions are there
            known = can_be_plain(md)
        if not known or type(source) is not str or not source.strip():
            return original(source)
        lines = source.split("\n")
        for before in md.preprocessors:
            marks = _NEEDED_BY.get(type(before))
            if marks is None or any(mark in source for mark in marks):
                lines = before.run(lines)
        html = _Text(md).html("\n".join(lines))
        for after in md.postprocessors:
            html = after.run(html)
        return html.strip()

    return convert


_term = re.compile(r"\n {0,3}:").search


def _may_define(text: str) -> bool:
    """Tell whether a text may define a link, a note, an abbreviation or a term."""
    return "]:" in text or bool(_term(text)) or text.lstrip(" ").startswith(":")


_placeholder = HTML_PLACEHOLDER_RE.fullmatch
_LOST = INLINE_PLACEHOLDER_PREFIX[2:]
"""What is left of a piece's name when Python-Markdown writes into its middle."""


class _Text:
    """Converts one text.

    Attributes:
        parts: The HTML so far.
        blocks: Those after it, which the next one may belong to.
        group: What they are if that is plain.
    """

    def __init__(self, md: Markdown) -> None:
        self.md = md
        self.parts: list[str] = []
        self.blocks: list[str] = []
        self.group: Group | None = None

    def html(self, text: str) -> str:
        """Return the HTML, as it is before Markdown's last steps."""
        blocks = text.split("\n\n")
        stash = self.md.htmlStash.rawHtmlBlocks
        if _may_define(text) or any(type(html) is not str for html in stash):
            return self._by_tree(blocks)
        for block in blocks:
            self._add(block)
        self._close()
        html = "\n".join(self.parts)
        # Python-Markdown can lose its way; it then shows how many pieces it counted.
        return self._by_tree(text.split("\n\n")) if _LOST in html else html

    def _add(self, block: str) -> None:
        rest = block.lstrip("\n")
        while rest[:1] == "#" and (found := heading(rest)):
            self._close()
            html, block = found
            self.parts.append(html)
            rest = block.lstrip("\n")
        if not rest:
            if self.blocks:  # code keeps its blank lines
                self.blocks.append(block)
            return
        if made := f"<p>{rest}</p>" if _placeholder(rest) else leaf(rest):
            self._close()
            self.parts.append(made)
        else:
            self._hold(block, group_of(rest))

    def _hold(self, block: str, group: Group | None) -> None:
        """Put a block to those before it, unless it cannot belong to them."""
        if group and self.group and group.is_list != self.group.is_list:
            self._close()
        if not self.blocks:
            self.group = group
        elif group and self.group:
            self.group.join(group)
        else:
            self.group = None
        self.blocks.append(block)

    def _close(self) -> None:
        """Convert the blocks that nothing more will belong to."""
        if not self.blocks:
            return
        html = self.group.html() if self.group else self._by_tree(self.blocks)
        self.blocks, self.group = [], None
        if html:
            self.parts.append(html)

    def _by_tree(self, blocks: list[str]) -> str:
        """Have Python-Markdown convert blocks."""
        parser = self.md.parser
        parser.root = root = Element("div")
        parser.parseBlocks(root, blocks)
        for step in self.md.treeprocessors:
            changed = step.run(root)
            root = root if changed is None else changed
        html: str = self.md.serializer(root)
        return html.strip().removeprefix("<div>").removesuffix("</div>").strip()
