"""Numbers about health that name no source."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from editorial.manuscript import Manuscript
from editorial.model import Finding
from editorial.rules.claims import FOLDER
from editorial.sentences import Sentence, split


def uncited_numbers(page: Manuscript) -> Iterator[Finding]:
    """Find a number about health without a cite key in or after its sentence."""
    for sentence in _sentences(page):
        if "[@" in sentence.raw:
            continue
        if match := number_in(sentence.text, page.language):
            words = " ".join(match[0].split())
            yield Finding(
                sentence.line_of(match.start()),
                f"“{words}” is a number about health without a source.",
                "Put the key of its source right after it, as [@key],"
                " or say it without the number.",
            )


def number_in(text: str, language: str = "en") -> re.Match[str] | None:
    """Find the first number about health in a sentence."""
    numbers = _numbers(language)
    if not numbers.any_number.search(text):
        return None
    for pattern, company, unless in numbers.patterns:
        match = pattern.search(text)
        if not match or (unless and unless.search(text)):
            continue
        if company is None or company.search(text):
            return match
    return None


def _sentences(page: Manuscript) -> Iterator[Sentence]:
    """Yield every place that can carry a source: the body with rows and labels."""
    yield from page.sentences
    for block in page.blocks:
        if block.kind == "row":
            yield Sentence(block.text, block.raw, block.line)
        elif block.kind == "label":
            yield from split(block.text, block.raw, block.line)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The patterns of one language.

    Some count only in the company of certain words, some not among others.
    """

    any_number: re.Pattern[str]
    patterns: tuple[
        tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None], ...
    ]


@cache
def _numbers(language: str) -> _Numbers:
    text = (FOLDER / "health_numbers.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)[language]

    def compiled(pattern: str) -> re.Pattern[str]:
        for name, piece in tables["pieces"].items():
            pattern = pattern.replace(f"{{{name}}}", piece)
        return re.compile(pattern, re.IGNORECASE)

    company = {name: compiled(each) for name, each in tables["words"].items()}
    unless = {name: compiled(each) for name, each in tables["unless"].items()}
    return _Numbers(
        any_number=compiled(r"(?<!\w){number}(?!\w)|\d"),
        patterns=tuple(
            (compiled(pattern), company.get(name), unless.get(name))
            for name, pattern in tables["patterns"].items()
        ),
    )
