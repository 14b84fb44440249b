"""A site of any size: the sample and articles made from the sample's own."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PARTS = (
    *("content", "docs", "plugins", "theme", "tools"),
    *("pelicanconf.py", "publishconf.py"),
)
FIRST_DAY = date(2022, 3, 1)
# Some small numbers, such as 111, are no telephone numbers in the US: mistakes.
FIRST_NUMBER = 1000
_FULL_STOP = re.compile(r"(?<=[a-z])\.(?=\s|$)")


@dataclass(frozen=True)
class Article:
    """A copy of one of the sample's articles under another name."""

    slug: str
    text: str


def articles(count: int) -> Iterator[Article]:
    """Make articles: other titles, days and last paragraphs than the sample's.

    Few sentences are the same in two of them: the gate looks at each sentence once.
    """
    originals = sorted((ROOT / "content" / "articles").glob("*.md"))
    for place in range(count):
        original = originals[place % len(originals)]
        number = FIRST_NUMBER + place
        text = without_short_title(original).rstrip("\n")
        head, _, last = text.rpartition("\n\n")
        kept = text if last.startswith("///") else head
        front, body = kept[4:].split("\n---\n", maxsplit=1)
        lines = ["---", *(_renamed(line, place, number) for line in front.splitlines())]
        word = "".join(ascii_lowercase[int(digit)] for digit in str(number))
        lines += ["---", _FULL_STOP.sub(f" {word}.", body)]
        last = f"This is copy {number}. Ask us about {place % 7} or {place % 11} of it."
        whole = "\n".join([*lines, "", last, ""])
        yield Article(f"{original.stem}-{number}", whole)


def _renamed(line: str, place: int, number: int) -> str:
    """Change what names an article; all other lines stay."""
    if line.startswith('title: "'):
        return line.replace('title: "', f'title: "Copy {number} of ', 1)
    if line.startswith("date: "):
        return f"date: {FIRST_DAY + timedelta(days=place)}"
    return line


def without_short_title(article: Path) -> str:
    """Return an article's text without what its title is called in a trail.

    Few authors write one, and a change of the title itself is then more work.
    """
    lines = article.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("nav_title: "))


def lay_out(folder: Path, more: int) -> None:
    """Copy this site, with so many articles more."""
    folder.mkdir(parents=True)
    for name in PARTS:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    for file in (folder / "content" / "articles").glob("*.md"):
        file.write_text(without_short_title(file), encoding="utf-8")
    for article in articles(more):
        file = folder / "content" / "articles" / f"{article.slug}.md"
        file.write_text(article.text, encoding="utf-8")
