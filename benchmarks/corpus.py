"""A made-up site of any size: the same words for every tool, on every run."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Link = Callable[[int], str]

CATEGORIES = (
    "Moving",
    "Resting",
    "Lifting",
    "Sitting",
    "Walking",
    "Sleep",
    "Work",
    "Sport",
)
TAG_COUNT = 200
TAGS_EACH = 5
PAGE_COUNT = 30
FIRST_DAY = datetime(2015, 1, 1, 8)  # noqa: DTZ001  (each tool adds its own zone)

WORDS = """
    about after again also and any ask back because before bend best body both
    breath call can change chair check clear come day desk do early easy end even
    every exercise feel few find first floor follow food for from gentle get give go
    good habit half hand hard have heat help hip home hour how in it joint keep kind
    knee know last leg less lift like little long low make many matter may minute
    more morning most move much muscle need new next night no not now of often on
    once one only or other our out over pace pain part people plan rest right room
    safe same see set she short side sit sleep slow small so some soon spine stand
    start step stop strong such take talk than that the their them then there they
    this time to too try turn two use walk warm way we week well what when which
    while who why will with work you
""".split()  # noqa: SIM905


@dataclass(frozen=True)
class Entry:
    """One article or page, before a tool's front matter is put on it."""

    number: int
    title: str
    date: datetime
    category: str
    tags: tuple[str, ...]
    seed: str

    @property
    def slug(self) -> str:
        """Return the last part of the entry's address."""
        return f"entry-{self.number}"

    def body(self, count: int, link: Link, *, rich: bool = False) -> str:
        """Return 600 to 900 words of Markdown, linking to others of `count`.

        Rich ones have nested lists, code, pictures, notes and references, too.
        """
        prose = _RichProse if rich else _Prose
        write = prose(random.Random(self.seed), count, link)  # noqa: S311
        return "\n\n".join(write.blocks())


@dataclass(frozen=True)
class Corpus:
    """`size` articles and 30 pages."""

    size: int

    @cached_property
    def articles(self) -> list[Entry]:
        """Return the articles, oldest first."""
        return [self._entry(number, "article") for number in range(self.size)]

    @cached_property
    def pages(self) -> list[Entry]:
        """Return the pages."""
        return [self._entry(number, "page") for number in range(PAGE_COUNT)]

    def _entry(self, number: int, kind: str) -> Entry:
        seed = f"{kind} {number}"
        choose = random.Random(seed)  # noqa: S311
        return Entry(
            number=number,
            title=_sentence(choose, 4, 8).rstrip("."),
            date=FIRST_DAY + timedelta(hours=7 * number),
            category=choose.choice(CATEGORIES),
            tags=tuple(f"tag-{n}" for n in choose.sample(range(TAG_COUNT), TAGS_EACH)),
            seed=seed,
        )


def _sentence(choose: random.Random, least: int, most: int) -> str:
    words = choose.choices(WORDS, k=choose.randint(least, most))
    return " ".join(words).capitalize() + "."


class _Prose:
    """Paragraphs of plain sentences with the markup that articles have."""

    def __init__(self, choose: random.Random, count: int, link: Link) -> None:
        self.choose, self.count, self.link = choose, count, link

    def blocks(self) -> list[str]:
        kinds = [self._list, self._paragraph]
        if self.choose.random() < 0.2:
            kinds.append(self._table)
        if self.choose.random() < 0.3:
            kinds.append(self._quote)
        blocks = [self._paragraph()]
        words, target = 0, self.choose.randint(600, 900)
        while words < target:
            if len(blocks) % 4 == 1:
                blocks.append("## " + _sentence(self.choose, 2, 5).rstrip("."))
            kind = (
                kinds.pop() if len(kinds) > 2 else self.choose.choice(kinds + kinds[1:])
            )
            blocks.append(kind())
            words = sum(len(block.split()) for block in blocks)
        return blocks

    def _paragraph(self) -> str:
        sentences = [self._marked() for _ in range(self.choose.randint(3, 6))]
        return "\n".join(sentences)

    def _marked(self) -> str:
        sentence = _sentence(self.choose, 8, 18)
        first, *others = sentence.split(" ")
        place = self.choose.randrange(len(others) - 1)
        word, chance = others[place], self.choose.random()
        if chance < 0.12:
            others[place] = f"[{word}]({self.link(self.choose.randrange(self.count))})"
        elif chance < 0.2:
            others[place] = f"*{word}*"
        elif chance < 0.28:
            others[place] = f"**{word}**"
        elif chance < 0.36:
            others[place] = f'"{word}"'
        elif chance < 0.44:
            others[place] = f"{word}'s"
        elif chance < 0.47:
            others[place] = f"`{word}`"
        elif chance < 0.5:
            others[place] = f"{word} -- that is, {word} --"
        return " ".join((first, *others))

    def _list(self) -> str:
        mark = self.choose.choice(("- ", "1. "))
        return "\n".join(
            mark + self._marked() for _ in range(self.choose.randint(3, 5))
        )

    def _quote(self) -> str:
        return "\n".join("> " + self._marked() for _ in range(2))

    def _table(self) -> str:
        rows = ["| Week | Do | Then |", "|---|---|---|"]
        rows += [
            f"| {n} | {self.choose.choice(WORDS)} | {self.choose.choice(WORDS)} |"
            for n in range(1, 5)
        ]
        return "\n".join(rows)


CODE = """```python
def walk_{name}(minutes, pace="{pace}"):
    \"""Return how far a {name} walk of {minutes} minutes leads.\"""
    return [step * 0.{minutes} for step in range(minutes * 110) if pace]
```"""


class _RichProse(_Prose):
    """Nearly all that Markdown has, one kind of block after the other by chance."""

    def blocks(self) -> list[str]:
        kinds = {
            self._paragraph: 50,
            self._list: 18,
            self._nested: 6,
            self._quote: 6,
            self._code: 4,
            self._table: 4,
            self._picture: 4,
            self._reference: 3,
            self._note: 2,
            self._html: 3,
        }
        self.written = [self._paragraph()]
        words, target = 0, self.choose.randint(600, 900)
        while words < target:
            if len(self.written) % 4 == 1:
                mark = self.choose.choice(("##", "###"))
                self.written.append(f"{mark} {self._words(2, 5)}")
            (kind,) = self.choose.choices(list(kinds), list(kinds.values()))
            self.written.append(kind())
            words = sum(len(block.split()) for block in self.written)
        return self.written

    def _words(self, least: int, most: int) -> str:
        return _sentence(self.choose, least, most).rstrip(".")

    def _nested(self) -> str:
        items = [f"- {self._marked()}" for _ in range(self.choose.randint(2, 4))]
        items[0] += "".join(f"\n    - {self._marked()}" for _ in range(2))
        return "\n".join(items)

    def _code(self) -> str:
        name, pace = self.choose.choices(WORDS, k=2)
        return CODE.format(name=name, pace=pace, minutes=self.choose.randint(10, 90))

    def _picture(self) -> str:
        file = f"/images/{self.choose.randrange(50)}.jpg"
        return f'![{self._words(3, 6)}]({file} "{self._words(2, 4)}")'

    def _reference(self) -> str:
        name = f"guide {len(self.written)}"
        address = f"https://example.org/{len(self.written)}"
        return f'{self._paragraph()} See [this][{name}].\n\n[{name}]: {address} "Guide"'

    def _note(self) -> str:
        name = f"^{len(self.written)}"
        return f"{self._paragraph()} More.[{name}]\n\n[{name}]: {self._words(5, 9)}."

    def _html(self) -> str:
        return f'<div class="note">{self._words(9, 20)}.</div>'
