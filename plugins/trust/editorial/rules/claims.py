"""Words that claim too much, and words that could be plainer."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from editorial.manuscript import Block, Manuscript
from editorial.model import Finding
from editorial.wordlist import WordList
from plain_text import Table

FOLDER = Path(__file__).parent.parent
# A denial reaches a few words on, but not over “and”, “but” or “not only”.
_DENIAL = {
    "en": (
        r"(?:\bno(?:t|ne|body|thing)?\b|\bnever\b|\bcannot\b|\bwithout\b|\bnor\b"
        r"|n[’']t\b|\bunproven\b|\bdoubt\w*\b)"
        r"(?:\s+(?!and\b|but\b|so\b|just\b|only\b)[\w’'-]+){0,6}\s*"
    ),
    "es": (
        r"(?:\bno\b|\bnunca\b|\bnadie\b|\bninguna?\b|\bni\b)"
        r"(?:\s+(?!y\b|pero\b|solo\b|sólo\b)[\w’'-]+){0,6}\s*"
    ),
}


_PLAINER = {"en": "plainer_words.toml", "es": "plainer_words_es.toml"}


@dataclass(frozen=True, slots=True)
class Claim:
    """One entry of over_claims.toml."""

    problem: str
    fix: str
    company: WordList | None
    harmless: re.Pattern[str] | None

    @classmethod
    def from_table(cls, entry: Table) -> "Claim":
        """Compile an entry as it stands in the file."""
        company = entry.get("with", [])
        return cls(
            problem=entry["problem"],
            fix=entry["fix"],
            company=WordList(company) if company else None,
            harmless=_harmless(entry.get("unless", []), entry.get("language", "en")),
        )

    def is_made(self, clause: str, position: int) -> bool:
        """Tell whether the words at a position claim it, or are harmless there."""
        if self.company and not self.company.in_text(clause):
            return False
        around = self.harmless.finditer(clause) if self.harmless else ()
        return not any(each.start() <= position <= each.end() for each in around)


def over_claims(page: Manuscript) -> Iterator[Finding]:
    """Find promises of outcomes and causes that no source carries."""
    words, claims = _claims(page.language)
    for block in page.shown:
        for match, phrase in words.find(block.text):
            start, clause = _clause(block, match.start())
            claim = claims[phrase]
            if claim.is_made(clause, match.start() - start):
                problem = f"“{_flat(match[0])}” {claim.problem}."
                yield Finding(block.line_of(match.start()), problem, claim.fix)


def plainer_words(page: Manuscript) -> Iterator[Finding]:
    """Find words that have a plainer one, and passive phrases."""
    words, better = _plain_words(page.language)
    for block in page.shown:
        for match, phrase in words.find(block.text):
            say = better[phrase]
            problem = f"“{_flat(match[0])}” has a plainer form."
            fix = f"Say {_quoted(say)}." if say else "Leave it out."
            yield Finding(block.line_of(match.start()), problem, fix)


@cache
def _claims(language: str) -> tuple[WordList, dict[str, Claim]]:
    text = (FOLDER / "over_claims.toml").read_text(encoding="utf-8")
    claims = {
        words: claim
        for entry in tomllib.loads(text)["claim"]
        if entry.get("language", "en") == language
        for claim in [Claim.from_table(entry)]
        for words in entry["words"]
    }
    return WordList(claims), claims


@cache
def _plain_words(language: str) -> tuple[WordList, dict[str, str]]:
    text = (FOLDER / _PLAINER[language]).read_text(encoding="utf-8")
    tables = tomllib.loads(text).values()
    better = {word: say for table in tables for word, say in table.items()}
    return WordList(better), better


def _harmless(unless: list[str], language: str) -> re.Pattern[str] | None:
    if not unless:
        return None
    pattern = "|".join(unless).replace("{no}", _DENIAL[language])
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)


def _clause(block: Block, position: int) -> tuple[int, str]:
    """Return the stretch in which a denial reaches its verb: up to the next stop."""
    before = re.search(r"[^.!?;:|]*$", block.text[:position])
    start = before.start() if before else 0
    after = re.search(r"[.!?;:|]", block.text[position:])
    end = position + after.start() if after else len(block.text)
    return start, block.text[start:end]


def _flat(words: str) -> str:
    return " ".join(words.split())


def _quoted(better: str) -> str:
    return better if "“" in better or ", " in better else f"“{better}”"
