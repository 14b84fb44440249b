"""Numbers about health that name no source."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from editorial.manuscript import Manuscript
from editorial.model import Finding
from editorial.rules.claims import FOLDER
from editorial.sentences import Sentence
from plain_data import dataclass

_CITED = re.compile(r"\[(@[^\]\n]+)\]")
_KEY = re.compile(r"@([\w:-]+)")
_NUMERAL = re.compile(r"\d[\d.,]*\d|\d|[a-záéíóúñ]+")
_OF_NO_SOURCE = frozenset(("course", "age"))
_ONES = "one two three four five six seven eight nine ten eleven twelve"
_UNOS = "uno dos tres cuatro cinco seis siete ocho nueve diez once doce"
_SPELLED = {
    **{word: str(number) for number, word in enumerate(_ONES.split(), start=1)},
    **{word: str(number) for number, word in enumerate(_UNOS.split(), start=1)},
    "una": "1",
    "un": "1",
    "twenty": "20",
    "veinte": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "hundred": "100",
    "cien": "100",
}


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


def figures_of_sources(page: Manuscript) -> Iterator[Finding]:
    """Find a cited number that its source, by numbers.toml, does not have."""
    if not page.own.figures:
        return
    for sentence in _sentences(page):
        keys = keys_in(sentence.raw)
        if not keys:
            continue
        known = {figure for key, figure in page.own.figures if key in keys}
        for match in figures_in(sentence.text, page.language):
            if numerals(match[0]) not in known:
                words = " ".join(match[0].split())
                named = ", ".join(f"@{key}" for key in keys)
                yield Finding(
                    sentence.line_of(match.start()),
                    f"“{words}” is no figure that numbers.toml has for {named}.",
                    "Look it up in the source; when it stands there, add it to"
                    f" [{keys[0]}] in content/numbers.toml.",
                )


def keys_in(raw: str) -> list[str]:
    """Return the keys that a sentence cites, in their order."""
    return [key.lower() for cited in _CITED.findall(raw) for key in _KEY.findall(cited)]


def figures_in(text: str, language: str) -> Iterator[re.Match[str]]:
    """Yield the numbers that a source can be asked for: no spans of time, no ages."""
    numbers = _numbers(language)
    taken: list[range] = []
    for name, (pattern, _company, unless) in numbers.patterns.items():
        if name in _OF_NO_SOURCE or (unless and unless.search(text)):
            continue
        for match in pattern.finditer(text):
            if not any(match.start() in span for span in taken):
                taken.append(range(*match.span()))
                yield match


def numerals(words: str) -> str:
    """Return the numbers of a figure, whatever the language: “1 10” for one in ten."""
    found = (
        _SPELLED.get(numeral, numeral) for numeral in _NUMERAL.findall(words.lower())
    )
    return " ".join(
        numeral.replace(",", "") for numeral in found if numeral[0].isdigit()
    )


def number_in(text: str, language: str = "en") -> re.Match[str] | None:
    """Find the first number about health in a sentence."""
    numbers = _numbers(language)
    if not numbers.any_number.search(text):
        return None
    for pattern, company, unless in numbers.patterns.values():
        match = pattern.search(text)
        if not match or (unless and unless.search(text)):
            continue
        if company is None or company.search(text):
            return match
    return None


def _sentences(page: Manuscript) -> Iterator[Sentence]:
    """Yield every place that can carry a source: the body with rows and labels."""
    yield from page.sentences
    drawn = {line for line, name, _text in page.openers if name == "effect"}
    for block in page.blocks:
        if block.line in drawn:
            continue  # its own text says the same, with its source: blocks/effect.py
        if block.kind == "row":
            yield Sentence(block.text, block.raw, block.line)
        elif block.kind == "label":
            yield from block.sentences


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The patterns of one language.

    Some count only in the company of certain words, some not among others.
    """

    any_number: re.Pattern[str]
    patterns: dict[
        str, tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None]
    ]


@cache
def _numbers(language: str) -> _Numbers:
    text = (FOLDER / "health_numbers.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)[language]

    def compiled(pattern: str) -> re.Pattern[str]:
        for name, piece in tables["pieces"].items():
            pattern = pattern.replace(f"{{{name}}}", piece)
        return re.compile(pattern, re.IGNORECASE)

    company = {name: compiled(pattern) for name, pattern in tables["words"].items()}
    unless = {name: compiled(pattern) for name, pattern in tables["unless"].items()}
    return _Numbers(
        any_number=compiled(r"(?<!\w){number}(?!\w)|\d"),
        patterns={
            name: (compiled(pattern), company.get(name), unless.get(name))
            for name, pattern in tables["patterns"].items()
        },
    )
