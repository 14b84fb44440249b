"""A page as an editor sees it: headings, paragraphs and sentences with lines."""

from collections.abc import Iterator
from dataclasses import field
from functools import cached_property
from typing import Literal

from content_model.front_matter import UNSEEN
from editorial.claims.kinds import HarmlessSentences
from editorial.markup import ATTRIBUTES, IMAGE, SPOKEN, TAG, TITLE, prose
from editorial.own_facts import NO_FACTS, OwnFacts
from editorial.sentences import Sentence, split
from plain_data import dataclass

FACTS = "facts"  # the kind of a TOML file, whose words visitors read too
REPLIES = "comments"  # what the practice answers to visitors
NAMES = {"also_called", "credentials", "pronouns", "series", "tags"}  # no sentences

BlockKind = Literal["heading", "prose", "item", "row", "label", "name"]


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, a list item, a table row, a block's label or a name.

    Attributes:
        raw: As written.
        text: With markup blanked out; as long as `raw`.
        line: Where it begins.
        level: Of a heading: 1 to 6.
    """

    kind: BlockKind
    raw: str
    text: str
    line: int
    level: int = 0

    @property
    def last_line(self) -> int:
        """Where it ends."""
        return self.line + self.raw.rstrip("\n").count("\n")

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences."""
        return tuple(split(self.text, self.raw, self.line))

    def line_of(self, position: int) -> int:
        """Say on which line a position of `raw` or `text` stands."""
        return self.line + self.raw.count("\n", 0, position)


@dataclass(frozen=True, slots=True)
class FrontMatterField:
    """A field whose text visitors see; `name` is `compare.risks` for a nested one."""

    name: str
    text: str
    line: int


@dataclass(frozen=True)
class Manuscript:
    """One page before it is published.

    Attributes:
        path: From the project's root.
        kind: The folder it stands in: articles, services, pages, ...
        language: Code of the language it is written in.
        lines: The file's lines.
        openers: The blocks that open (`/// emergency | …`): line, name, argument.
        own: The practice's telephone numbers and addresses.
        harmless: Sentences that need not be looked at for claims again.
    """

    path: str
    kind: str
    language: str
    lines: tuple[str, ...]
    body_line: int
    fields: tuple[FrontMatterField, ...]
    status: str
    blocks: tuple[Block, ...]
    openers: tuple[tuple[int, str, str], ...]
    own: OwnFacts = NO_FACTS
    harmless: HarmlessSentences = field(default_factory=HarmlessSentences)

    @property
    def is_draft(self) -> bool:
        """A draft is not published, so its errors stop nothing."""
        return self.status in UNSEEN

    @property
    def first_line(self) -> int:
        """Where the text begins; what concerns the whole page is said there."""
        return self.blocks[0].line if self.blocks else 1

    @cached_property
    def shown(self) -> tuple[Block, ...]:
        """All text that visitors see: front matter first, then the body."""
        fields = (
            Block(
                "name" if field.name in NAMES else "label",
                field.text,
                prose(field.text),
                field.line,
            )
            for field in self.fields
        )
        return (*fields, *self.blocks, *self._alternatives())

    def _alternatives(self) -> Iterator[Block]:
        """Yield what pictures are said to show, and titles of pictures and links."""
        for block in self.blocks:
            for start, words in _beside_text(block.raw):
                line = block.line_of(start)
                yield Block("label", words, prose(words), line)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body, without headings and labels."""
        return tuple(
            sentence
            for block in self.blocks
            if block.kind in {"prose", "item"}
            for sentence in block.sentences
        )

    def field(self, name: str) -> FrontMatterField | None:
        """Find a field of the front matter that visitors see."""
        return next((field for field in self.fields if field.name == name), None)


def _beside_text(raw: str) -> Iterator[tuple[int, str]]:
    """Yield words that Markdown and HTML keep beside the text, and their places."""
    if "](" in raw:
        for found in (*IMAGE.finditer(raw), *TITLE.finditer(raw)):
            yield found.start(), found["text"]
    if "=" not in raw:
        return
    for around in (*TAG.finditer(raw), *ATTRIBUTES.finditer(raw)):
        for spoken in SPOKEN.finditer(around[0]):
            words = spoken["text"] or spoken["quoted"] or ""
            yield around.start() + spoken.start(), words
