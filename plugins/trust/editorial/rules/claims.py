"""Words that claim too much, and words that could be plainer."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from diagnostics.model import Level
from editorial.claims.kinds import Claims, claims_of, digest_of
from editorial.claims.likeness import likeness, telling_words, together
from editorial.manuscript import Manuscript
from editorial.markup import stub_in
from editorial.model import Finding
from editorial.sentences import WORD, Sentence, split
from editorial.wordlist import WordList
from plain_data import dataclass

FOLDER = Path(__file__).parent.parent
TRIED = -2.5  # how much a sentence must be like promises for patterns to be tried
FACT = -1.0  # up to here it reads like a fact: what patterns find is only noted
_FEWEST_WORDS = 4  # of a sentence that stops
_FEWEST_NOTED = 3  # of one that is noted, when it ends as a sentence
_QUOTED = 7  # words of a sentence that are quoted
_NAMED = 3  # words of it that are named as the promise
_IN_BODY = "<!-- allow over-claim: why it is true -->"
_IN_FRONT = "# allow over-claim: why it is true"  # and in files of facts
_PLAINER = {"en": "plainer_words.toml", "es": "plainer_words_es.toml"}


def over_claims(page: Manuscript) -> Iterator[Finding]:
    """Find promises of outcomes and causes that no source carries."""
    claims = claims_of(page.language)
    for block in page.shown:
        for sentence in block.sentences:
            digest = digest_of(sentence)
            if digest in claims.harmless or page.harmless.has(digest):
                page.harmless.add(digest)
                continue
            finding = None
            allow = _IN_FRONT if sentence.line < page.body_line else _IN_BODY
            if page.path.endswith(".bib"):
                allow = ""  # it has no comments
            is_name = block.kind == "name"
            for finding in _claims_in(sentence, claims, allow, is_name=is_name):
                yield finding
            if finding is None and not is_name:
                page.harmless.add(digest)
                claims.harmless.add(digest)


def _claims_in(
    sentence: Sentence, claims: Claims, allow: str, *, is_name: bool
) -> Iterator[Finding]:
    """Yield what a sentence claims by its words, or else that it reads so.

    A name is not weighed: the words of "Healthy Spine Center" are no sentence.
    """
    whole = sentence.whole
    score = likeness(whole)
    if score <= TRIED:
        return
    claim = None
    for claim in claims.in_sentence(sentence.text, cited=sentence.cites):
        problem = f"“{_flat(claim.words[0])}” {claim.problem}."
        line = sentence.line_of(claim.words.start())
        yield Finding(line, problem, claim.fix, level=_level_by_pattern(score))
    weighed = not (claim or is_name or stub_in(sentence.raw))
    level = _level_by_words(score, sentence, claims) if weighed else None
    if not level:
        return
    words = telling_words(whole)[:_NAMED]
    named = ", ".join(f"“{phrase}”" for phrase in together(words, whole))
    problem = f"“{_start(whole)}” {claims.reads} {named}."
    fix = claims.calmer(words)
    keep = f" {claims.keep.format(allow)}" if allow else ""
    yield Finding(sentence.line, problem, fix + keep, level=level)


def level_of(score: float, text: str, claims: Claims) -> Level | None:
    """Tell whether a sentence of such a likeness stops, is noted, or neither."""
    sentences = split(text, text, 1)
    if score > TRIED and any(
        next(claims.in_sentence(part.text), None) for part in sentences
    ):
        return _level_by_pattern(score)
    return _level_by_words(score, Sentence(text, text, 1), claims)


def _level_by_pattern(score: float) -> Level:
    return "error" if score > FACT else "warning"


def _level_by_words(score: float, sentence: Sentence, claims: Claims) -> Level | None:
    whole = sentence.whole
    short = not sentence.asked and len(WORD.findall(whole)) < _FEWEST_WORDS
    if short and not _is_said(whole):
        return None
    calm = short or claims.asks(whole)
    if score <= (claims.stopped if calm else claims.noted):
        return None
    if claims.reports(whole, cited=sentence.cites):
        return None
    return "warning" if calm or score <= claims.stopped else "error"


def _is_said(words: str) -> bool:
    """Tell “It works.” from words that only name a thing."""
    return words[-1:] in {".", "!"} and len(WORD.findall(words)) >= _FEWEST_NOTED


def plainer_words(page: Manuscript) -> Iterator[Finding]:
    """Find words that have a plainer one, and passive phrases; names may be jargon."""
    words, better = _plain_words(page.language)
    for block in page.shown:
        if block.kind == "name":
            continue
        for match, phrase in words.find(block.text):
            say = better[phrase]
            problem = f"“{_flat(match[0])}” has a plainer form."
            fix = f"Say {_quoted(say)}." if say else "Leave it out."
            yield Finding(block.line_of(match.start()), problem, fix)


def wrong_terms(page: Manuscript) -> Iterator[Finding]:
    """Find words that our list of terms has a better one for."""
    words, terms = _terms(page.language)
    for block in page.shown:
        for match, phrase in words.find(block.text):
            term = terms[phrase]
            yield Finding(
                block.line_of(match.start()),
                f"“{_flat(match[0])}” no es nuestra palabra para “{term.english}”.",
                f"Diga “{term.say}”: {term.why}.",
            )


def plainer(word: str, language: str) -> str:
    """Return what to say for a word; "" when the list has nothing for it."""
    words, better = _plain_words(language)
    found = next(words.find(word), None)
    return better[found[1]] if found else ""


@dataclass(frozen=True, slots=True)
class Term:
    """What one thing is called on every page of a language."""

    english: str
    say: str
    avoid: tuple[str, ...]
    why: str


def terms_of(language: str) -> list[Term]:
    """Read the list of a language's terms."""
    text = (FOLDER / f"terms_{language}.toml").read_text(encoding="utf-8")
    return [
        Term(entry["english"], entry["say"], tuple(entry["avoid"]), entry["why"])
        for entry in tomllib.loads(text)["term"]
    ]


@cache
def _terms(language: str) -> tuple[WordList, dict[str, Term]]:
    terms = {wrong: term for term in terms_of(language) for wrong in term.avoid}
    return WordList(terms), terms


@cache
def _plain_words(language: str) -> tuple[WordList, dict[str, str]]:
    text = (FOLDER / _PLAINER[language]).read_text(encoding="utf-8")
    tables = tomllib.loads(text).values()
    better = {word: say for table in tables for word, say in table.items()}
    return WordList(better), better


def _start(words: str) -> str:
    """Quote the beginning of a sentence."""
    first = words.split()
    return " ".join(first[:_QUOTED]) + (" …" if len(first) > _QUOTED else "")


def _flat(words: str) -> str:
    return " ".join(words.split())


def _quoted(better: str) -> str:
    return better if "“" in better or ", " in better else f"“{better}”"
