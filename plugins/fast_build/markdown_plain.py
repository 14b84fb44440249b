"""Markdown whose meaning is plain, from text to HTML without a tree in between.

    text -> blocks -> plain ones: HTML at once
                   -> runs of all others: Python-Markdown's parser and tree

Most blocks of an article are headings, paragraphs, lists, quotations and tables
of words with a link or an emphasis here and there. What such a block becomes does
not depend on others, but for lists and quotations, which go on after a blank line.
Where anything might mean something else, Python-Markdown makes the HTML: of those
blocks, all in one tree if some may define links or notes that others refer to; or of
the whole text if it may define terms or abbreviations, which change any block.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.md_in_html import (
    HtmlBlockPreprocessor as MarkedHtmlPreprocessor,
)
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.serializers import to_html_string
from markdown.util import (
    HTML_PLACEHOLDER_RE,
    INLINE_PLACEHOLDER_PREFIX,
    AtomicString,
)

from fast_build.markdown_alone import PLACE_OF_NOTES, Text, is_normal, may_mean_more
from fast_build.markdown_plain_text import INLINE_TAGS

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
    *("table", "hashheader", "hr", "olist", "ulist", "indent", "quote", "paragraph"),
    *("backtick", "escape", "link", "image_link", "autolink", "linebreak", "html"),
    *("entity", "em_strong"),
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
        and INLINE_TAGS.isdisjoint(md.block_level_elements)
        and not _config(md.parser.blockprocessors["table"])["use_align_attribute"]
        and all(_known(type(step).__module__) for step in steps)
        and not _has_own_notes(md)
    )


def _config(step: Any) -> dict[str, Any]:
    config: dict[str, Any] = step.config
    return config


def _has_own_notes(md: Markdown) -> bool:
    """Tell whether notes go on counting, or go where no other site's do."""
    if "footnote" not in md.treeprocessors:
        return False
    notes: Any = md.treeprocessors["footnote"]
    get = notes.footnotes.getConfig
    return bool(get("UNIQUE_IDS")) or get("PLACE_MARKER") != PLACE_OF_NOTES


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
            if marks and not any(mark in source for mark in marks):
                continue
            if type(before) is NormalizeWhitespace and is_normal("\n".join(lines)):
                lines += ("", "")
            else:
                lines = before.run(lines)
        text = _Text(md)
        html = text.html("\n".join(lines))
        if text.is_lost:
            md.reset()
            return original(source)
        for after in md.postprocessors:
            html = after.run(html)
        return html.strip()

    return convert


_placeholder = HTML_PLACEHOLDER_RE.fullmatch
_LOST = INLINE_PLACEHOLDER_PREFIX[2:]
"""What is left of a piece's name when Python-Markdown writes into its middle."""

_MADE = "\x02made:%d\x03"
_made = re.compile("<p>\x02made:([0-9]+)\x03</p>").sub
"""Stand in the tree for blocks that need none; no source has these characters."""


class _Text(Text):
    """Converts one text.

    Attributes:
        root: The tree of all blocks but plain ones, if some define what others
            refer to.
        is_lost: Whether Python-Markdown lost its way in a tree of single blocks.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__()
        self.md = md
        self.root: Element | None = None
        self.is_lost = False

    def html(self, text: str) -> str:
        """Return the HTML, as it is before Markdown's last steps."""
        stash = self.md.htmlStash.rawHtmlBlocks
        if may_mean_more(text) or any(type(html) is not str for html in stash):
            return self._by_tree(text.split("\n\n"))
        if "]:" in text:  # may define a link or a note
            self.root = self._root()
        html = super().html(text)
        if self.root is not None:
            html = self._joined(self.root)
        # Python-Markdown can lose its way; it then shows how many pieces it counted.
        self.is_lost = _LOST in html
        return html

    def leaf(self, block: str) -> str | None:
        """Return the HTML of a plain block; that of a stashed one is put in later."""
        return f"<p>{block}</p>" if _placeholder(block) else super().leaf(block)

    def put(self, html: str) -> None:
        """Put a block's HTML after those before it."""
        if self.root is not None:
            stands_in = SubElement(self.root, "p")
            stands_in.text = AtomicString(_MADE % len(self.parts))
        super().put(html)

    def convert(self, blocks: list[str]) -> None:
        """Have Python-Markdown convert blocks, at once or with others."""
        if self.root is not None:
            self.md.parser.parseBlocks(self.root, blocks)
        elif html := self._by_tree(blocks):
            self.parts.append(html)

    def _by_tree(self, blocks: list[str]) -> str:
        """Have Python-Markdown convert blocks."""
        root = self._root()
        self.md.parser.parseBlocks(root, blocks)
        return self._written(root)

    def _joined(self, root: Element) -> str:
        """Have Python-Markdown convert its blocks, and put the others between."""
        return _made(lambda found: self.parts[int(found[1])], self._written(root))

    def _root(self) -> Element:
        self.md.parser.root = root = Element("div")
        return root

    def _written(self, root: Element) -> str:
        for step in self.md.treeprocessors:
            changed = step.run(root)
            root = root if changed is None else changed
        html: str = self.md.serializer(root)
        return html.strip().removeprefix("<div>").removesuffix("</div>").strip()
