"""The blocks that authors write, as an extension of Python-Markdown.

`BLOCKS` is the list of them; docs/writing.md is held to it by a test.
"""

from contextlib import suppress
from typing import ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor, BlocksTreeprocessor
from pymdownx.blocks.block import Block

from blocks.effect import draw, faults
from blocks.scan import check_blocks, markers, texts_of
from diagnostics import Diagnostic
from i18n import gettext_noop


class Box(Block):
    """A box with a heading; its subclasses are the blocks that authors know."""

    ARGUMENT = True
    TAG: ClassVar[str] = "section"
    CLASS: ClassVar[str]
    VARIANT: ClassVar[str] = ""
    PREFIX: ClassVar[str] = ""

    def on_create(self, parent: Element) -> Element:
        """Make the box, its heading one level below the section it stands in."""
        names = (
            f"{self.CLASS} {self.CLASS}--{self.VARIANT}" if self.VARIANT else self.CLASS
        )
        box = SubElement(parent, self.TAG, {"class": names})
        level = "h3" if any(child.tag == "h2" for child in parent) else "h2"
        heading = SubElement(box, level, {"class": f"{self.CLASS}__heading"})
        if self.PREFIX:
            prefix = SubElement(heading, "span", {"class": "visually-hidden"})
            say = getattr(self.md, "say", str)
            prefix.text = f"{say(self.PREFIX)} "
            prefix.tail = self.argument
        else:
            heading.text = self.argument
        self.body = SubElement(box, "div", {"class": f"{self.CLASS}__body"})
        return box

    def on_add(self, block: Element) -> Element:  # noqa: ARG002
        """Put what the author writes into the box's body."""
        return self.body


class Emergency(Box):
    """Danger signs: what to do at once. Heading: the action, with 911."""

    NAME = "emergency"
    CLASS = "care-card"
    VARIANT = "emergency"
    PREFIX = gettext_noop("Get help now:")


class Urgent(Box):
    """Signs that need a doctor today. Heading: the action."""

    NAME = "urgent"
    CLASS = "care-card"
    VARIANT = "urgent"
    PREFIX = gettext_noop("Get help today:")


class NonUrgent(Box):
    """When to ask a therapist or doctor without hurry. Heading: the action."""

    NAME = "non-urgent"
    CLASS = "care-card"
    VARIANT = "non-urgent"
    PREFIX = gettext_noop("When there is time:")


class Do(Box):
    """A list of things to do. Heading: usually just “Do”."""

    NAME = "do"
    TAG = "div"
    CLASS = "do-dont"
    VARIANT = "do"


class Dont(Box):
    """A list of things not to do. Heading: usually just “Don’t”."""

    NAME = "dont"
    TAG = "div"
    CLASS = "do-dont"
    VARIANT = "dont"


class Summary(Box):
    """The answer in three to five points, at the top of an article."""

    NAME = "summary"
    CLASS = "summary-box"


class Aside(Box):
    """Something worth knowing beside the text."""

    NAME = "aside"
    TAG = "aside"
    CLASS = "aside"


class Staff(Aside):
    """A note for staff or their lawyer; a preview shows it, visitors never see it."""

    NAME = "staff"
    VARIANT = "staff"

    def on_create(self, parent: Element) -> Element:
        """Remember where it stands."""
        self._parent = parent
        return super().on_create(parent)

    def on_end(self, block: Element) -> None:
        """Take it out again, but for whoever previews."""
        if not getattr(self.md, "preview", False):
            self._parent.remove(block)


class Wrapper(Block):
    """An element around what stands in it, with the block's name as its class."""

    def on_create(self, parent: Element) -> Element:
        """Open it."""
        return SubElement(parent, "div", {"class": self.NAME})


class Steps(Wrapper):
    """A numbered list in which each step starts with its name in bold."""

    NAME = "steps"


class Triage(Wrapper):
    """Care cards side by side: now, today, all else. The last line of each: a link."""

    NAME = "triage"


class Choices(Wrapper):
    """A list of links as rows to press."""

    NAME = "choices"


class Figure(Block):
    """One picture; the text after | is its caption."""

    NAME = "figure"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        """Open the figure."""
        return SubElement(parent, "figure", {"class": "figure"})

    def on_end(self, block: Element) -> None:
        """Put the caption last."""
        caption = SubElement(block, "figcaption", {"class": "figure__caption"})
        caption.text = self.argument


class Effect(Block):
    """What a trial found, drawn: of 100 people, or points of 100; its text says it."""

    NAME = "effect"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        """Draw it above its words; what cannot be drawn is told elsewhere."""
        figure = SubElement(parent, "figure", {"class": "effect"})
        with suppress(ValueError):
            draw(figure, self.argument)
        self.words = SubElement(figure, "figcaption", {"class": "effect__words"})
        return figure

    def on_add(self, block: Element) -> Element:  # noqa: ARG002
        """Put what the author writes below the picture."""
        return self.words


BLOCKS: tuple[type[Block], ...] = (
    Emergency,
    Urgent,
    NonUrgent,
    Do,
    Dont,
    Summary,
    Aside,
    Staff,
    Steps,
    Triage,
    Choices,
    Figure,
    Effect,
)

# Blocks without a text of their own: they leave <clinic-NAME of="…" line="…">,
# which another plugin fills in once all content is read.
SHOWN_LATER = {
    "signs": "Signs of the checklist: “level: emergency”, or their file names.",
    "drawing": "An explanatory drawing, by its name.",
}


class ClinicBlocks(BlocksExtension):
    """All blocks, and a check that names mistakes by line."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Check before white space is normalized (priority 30)."""
        md.preprocessors.register(_Checker(md), "clinic-blocks", 45)
        md.block_level_elements += [f"clinic-{name}" for name in SHOWN_LATER]
        super().extendMarkdown(md)

    def register_block_mgr(self, md: Markdown) -> BlocksProcessor:
        """Read blocks with a processor of our own."""
        _Manager().extendMarkdown(md)
        return md.parser.blockprocessors["blocks"]

    def extendMarkdownBlocks(self, md: Markdown, blocks: BlocksProcessor) -> None:  # noqa: ARG002, N802
        """Register each block."""
        for block in BLOCKS:
            blocks.register(block, {})


class _Manager(Extension):
    """Sets blocks up as pymdownx does, but for the class of the processor."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Run before lists and code (priority 85) are looked for."""
        md.registerExtension(self)
        self.processor = _WholeTexts(md.parser, md)
        md.parser.blockprocessors.register(self.processor, "blocks", 89.99)
        ended = BlocksTreeprocessor(md, self.processor)
        md.treeprocessors.register(ended, "blocks_on_inline_end", 19.99)

    def reset(self) -> None:
        """Forget the blocks of the text before."""
        self.processor._reset()  # noqa: SLF001 - as pymdownx does


class _WholeTexts(BlocksProcessor):
    """Hands a block its text in one piece: a list in it may have empty lines."""

    def parse_blocks(self, blocks: list[str], current_parent: Element) -> None:
        """Join what was parted at empty lines, and part what is left again."""
        blocks[:] = ["\n\n".join(blocks)]
        super().parse_blocks(blocks, current_parent)
        blocks[:] = [part for block in blocks for part in block.split("\n\n")]


class _Checker(Preprocessor):
    arguments: ClassVar[dict[str, bool | None]] = {
        **{block.NAME: block.ARGUMENT for block in BLOCKS},
        **dict.fromkeys(SHOWN_LATER, True),
    }

    def run(self, lines: list[str]) -> list[str]:
        first = getattr(self.md, "body_line", 1)
        path = getattr(self.md, "source_path", "")
        diagnostics = getattr(self.md, "diagnostics", [])
        diagnostics += check_blocks(lines, first, path, self.arguments)
        for number, effect, body in texts_of("effect", lines, first):
            for problem, fix in faults(effect, body):
                diagnostics.append(Diagnostic(path, number, problem, fix))
        return _marked(lines, first)


def _marked(lines: list[str], first: int) -> list[str]:
    """Replace blocks that are shown later by elements, line for line."""
    shown, closing = list(lines), ""
    for number, found in markers(lines, first):
        name = found[2]
        if name in SHOWN_LATER:
            closing = found[1]
            of = (found[3] or "").replace("&", "&amp;").replace('"', "&quot;")
            element = f'<clinic-{name} of="{of}" line="{number}"></clinic-{name}>'
            shown[number - first] = element
        elif not name and found[1] == closing:
            closing = shown[number - first] = ""
    return shown
