"""Markdown without Python-Markdown: texts that are plain from beginning to end.

    text -> front matter, blocks -> HTML

Importing Python-Markdown and its extensions takes longer than a build after an edit
needs for all else, and most texts have nothing that only these understand.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from fast_build.markdown_plain_blocks import Group, group_of, heading, leaf
from fast_build.versions import version

EQUAL_TO = ("3.11.",)
"""Versions whose output was compared; with others nothing is done here."""

_EXTRA, _META = "markdown.extensions.extra", "markdown.extensions.meta"
_EXTENSIONS = {_EXTRA, _META, "markdown.extensions.codehilite"}
"""Those that Pelican's own setting has: with these, plain texts mean the same."""

_OPTIONS = {"extension_configs", "extensions", "output_format"}


def is_usual(options: dict[str, Any], own: str) -> bool:
    """Tell whether a setting `MARKDOWN` is as Pelican has it.

    How code is colored may differ, and the extension named `own` may be there.
    """
    configs = options["extension_configs"]
    names = {name for name in options["extensions"] if name != own}
    return (
        options.keys() <= _OPTIONS
        and options.get("output_format") in ("html", "html5")
        and names <= _EXTENSIONS
        and names.issuperset((_EXTRA, _META))
        and not configs.get(_EXTRA)
        and not configs.get(_META)
        and _version().startswith(EQUAL_TO)
    )


@cache
def _version() -> str:
    return version("markdown")


_field = re.compile(r"([A-Za-z0-9_-]+):\s*(.*)").match


def front_matter(text: str) -> tuple[dict[str, list[str]], str] | None:
    """Return what the first lines say, by name, and the text after them.

    None where they are anything but `Name: value` with a blank line below.
    """
    if not is_normal(text):
        return None
    above, _, below = text.partition("\n\n")
    fields: dict[str, list[str]] = {}
    for line in above.split("\n"):
        found = _field(line)
        if not found or line.startswith("---"):
            return None
        fields.setdefault(found[1].lower(), []).append(found[2].strip())
    return fields, below


_UNUSUAL = ("<", "```", "~~~", "]:", "lzzwxh:")
"""What HTML, code, notes and Python-Markdown's own marks have."""


def html_alone(text: str) -> str | None:
    """Return a text as HTML; None if that takes Python-Markdown."""
    if (
        not is_normal(text)
        or may_mean_more(text)
        or any(mark in text for mark in _UNUSUAL)
        or text.count("&") != text.count("& ")  # others may begin an entity
    ):
        return None
    try:
        return Text().html(f"{text}\n\n").strip()
    except NotPlainError:
        return None


_blank_line = re.compile(r"\n +(?:\n|\Z)").search


def is_normal(text: str) -> bool:
    """Tell whether there is nothing to normalize but the end of a text."""
    unusual = any(character in text for character in "\t\r\x02\x03")
    return not unusual and not _blank_line(text)


PLACE_OF_NOTES = "///Footnotes Go Here///"
_term = re.compile(r"\n {0,3}:").search


def may_mean_more(text: str) -> bool:
    """Tell whether a text may define a term, an abbreviation or a place for notes."""
    return (
        bool(_term(text))
        or text.lstrip(" ").startswith(":")
        or ("*[" in text and ("]:" in text or "] :" in text))
        or PLACE_OF_NOTES in text
    )


class NotPlainError(Exception):
    """A block may mean more than is known here."""


class Text:
    """Converts one text.

    Attributes:
        parts: The HTML so far.
        blocks: Those after it, which the next one may belong to.
        group: What they are if that is plain.
    """

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[str] = []
        self.group: Group | None = None

    def html(self, text: str) -> str:
        """Return the HTML."""
        for block in text.split("\n\n"):
            self._add(block)
        self._close()
        return "\n".join(self.parts)

    def leaf(self, block: str) -> str | None:
        """Return the HTML of a block that does not depend on others."""
        return leaf(block)

    def put(self, html: str) -> None:
        """Put a block's HTML after those before it."""
        self.parts.append(html)

    def convert(self, _blocks: list[str]) -> None:
        """Convert blocks that are not plain; raise `NotPlainError` if nothing can."""
        raise NotPlainError

    def _add(self, block: str) -> None:
        rest = block.lstrip("\n")
        while rest[:1] == "#" and (found := heading(rest)):
            self._close()
            html, block = found
            self.put(html)
            rest = block.lstrip("\n")
        if not rest:
            if self.blocks:  # code keeps its blank lines
                self.blocks.append(block)
            return
        if made := self.leaf(rest):
            self._close()
            self.put(made)
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
        if self.group:
            self.put(self.group.html())
        else:
            self.convert(self.blocks)
        self.blocks, self.group = [], None
