"""Cut a file of content into what it says: sentences, headings and values by line.

Only words count: neither capitals nor marks, emphasis or line breaks make another
sentence of one.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Literal

from content_model.front_matter import FrontMatter, read_front_matter
from editorial.markup import prose
from editorial.reading import read
from editorial.sentences import split
from facts.toml_lines import line_of, lines_of_keys
from plain_data import dataclass

Sort = Literal["sentence", "heading", "field", "name"]

_WORD = re.compile(r"[^\W_]+")
# Fields that visitors read as sentences.
_SENTENCES = ("description", "lead", "image_alt", "compare", "also_called")


@dataclass(frozen=True)
class Passage:
    """A sentence, a heading, or a value.

    Attributes:
        sort: A field is a text of the front matter or of a file of facts; a name
            is a value that nobody reads as a sentence, such as an author's file.
    """

    text: str
    line: int
    sort: Sort

    @cached_property
    def written(self) -> list[str]:
        """Its words as their author wrote them."""
        return _WORD.findall(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What is compared."""
        return tuple(word.casefold() for word in self.written)

    @cached_property
    def digest(self) -> str:
        """Of its words."""
        return digest_of_words(self.words)


@lru_cache(maxsize=65536)
def digest_of_words(words: tuple[str, ...]) -> str:
    """Digest words so shortly that a list of them stays small."""
    return sha256(" ".join(words).encode()).hexdigest()[:16]


def fields_of(path: str, text: str) -> FrontMatter:
    """Read front matter; broken one says nothing, and is told elsewhere."""
    found, _ = read_front_matter(text.replace("\r\n", "\n"), path)
    return found or FrontMatter({}, {}, "", 1)


def passages(path: str, text: str, fields: FrontMatter) -> list[Passage]:
    """Cut a file; broken TOML says nothing, and is told elsewhere."""
    if path.endswith(".toml"):
        return list(_of_facts(text))
    return [*_of_fields(fields), *_of_body(path, text)]


def _of_body(path: str, text: str) -> Iterator[Passage]:
    for block in read(path, text).blocks:
        if block.kind == "heading":
            yield Passage(block.text.strip(), block.line, "heading")
            continue
        for sentence in block.sentences:
            yield Passage(" ".join(sentence.text.split()), sentence.line, "sentence")


def _of_fields(fields: FrontMatter) -> Iterator[Passage]:
    for name, value in fields.values.items():
        for words in (text for _, text in _values(value) if isinstance(text, str)):
            yield from _field(name, words, fields.lines.get(name, 1))


def _field(name: str, words: str, line: int) -> Iterator[Passage]:
    if name not in _SENTENCES:
        yield Passage(words, line, "name")
        return
    plain = prose(words)
    for sentence in split(plain, words, line):
        yield Passage(" ".join(sentence.text.split()), line, "field")


def _of_facts(text: str) -> Iterator[Passage]:
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return
    lines, written = lines_of_keys(text), text.splitlines()
    for path, value in _values(table):
        if isinstance(value, str):
            line = lines.get(path) or _line_with(f'"{path}"', written)
            line = line or _line_with(value, written)
            line = line or line_of(lines, path)
            for sentence in split(value, value, line):
                yield Passage(" ".join(sentence.text.split()), line, "field")
            yield Passage(value, line, "name")


def _line_with(words: str, lines: list[str]) -> int:
    """Find a value by its words: keys of catalogs are sentences, too."""
    start = words.split("\n", maxsplit=1)[0]
    return next((n for n, line in enumerate(lines, 1) if start and start in line), 0)


def _values(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every value of a table or list with its path; keys are values, too."""
    if isinstance(value, dict):
        for key, inner in value.items():
            place = f"{path}.{key}" if path else str(key)
            yield place, str(key)
            yield from _values(inner, place)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _values(inner, f"{path}.{index}")
    else:
        yield path, value
